import { createHash } from "node:crypto";

/** What the engine keeps and compares as it is: it folds case, cuts long values, and cannot escape a backslash. */
const PLAIN = /^[a-z0-9][a-z0-9_-]{0,199}$/i;

const IDENTIFIER = /^[A-Za-z0-9_-]{1,200}$/;

/**
 * A value as it is filtered by: the same value always, and never one that could be read as anything but a value.
 *
 * The engine compares without regard to case and has no way to write a backslash before a quotation mark. What is not made
 * of small letters, digits, hyphens and underscores is therefore replaced by its hash.
 */
export function filterValue(value: string): string {
  return PLAIN.test(value) && value === value.toLowerCase() ? value : `x-${hash(value)}`;
}

const NAME = /^[A-Za-z]{1,100}$/;

/**
 * A name out of a fixed list, such as that of a section, as it is filtered by. It is kept as it is, since it is also counted by,
 * and no two names of a list differ in case alone.
 */
export function nameValue(name: string): string {
  return NAME.test(name) ? name : filterValue(name);
}

/** The id of a search document as the engine takes it: letters, digits, hyphens and underscores. */
export function documentKey(id: string): string {
  return IDENTIFIER.test(id) && !id.startsWith("x-") ? id : `x-${hash(id)}`;
}

function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}
