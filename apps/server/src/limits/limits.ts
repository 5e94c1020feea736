/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 100 * 1024;

/** The most tokens that a query may have. The full introspection query has 163. */
export const MAX_TOKENS = 1_500;

/** The most fields that an operation may select once its fragments are written out. */
export const MAX_SELECTIONS = 5_000;

/** How deep fields may nest: enough for agencies → reports → tables → rows → cells → span. */
export const MAX_DEPTH = 12;

/** How many faults of a query or its variables are told before looking for more is given up. */
export const MAX_ERRORS = 5;
