/** How long one statement of a search may take; usual ones take less than a tenth of a second. */
const LIMIT = "set local statement_timeout = '5s'";

/** Begins a transaction of a search: it reads, and each of its statements is given up after five seconds. */
export const BEGIN_READING = `begin read only; ${LIMIT}`;

/** The same, and all of its statements read one state of the index. */
export const BEGIN_SNAPSHOT = `begin isolation level repeatable read read only; ${LIMIT}`;
