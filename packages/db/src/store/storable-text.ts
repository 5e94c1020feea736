/** What PostgreSQL refuses in text and jsonb: U+0000, and halves of surrogate pairs that stand alone. */
const REFUSED = /\0|\p{Surrogate}/gu;
const REFUSED_IN_TEXT = /[\0\p{Surrogate}]/u;
/** How JSON writes them; also matches a backslash that only looks like it, which does no harm. */
const REFUSED_IN_JSON = /\\u(?:0000|d[89a-f])/;
const REPLACEMENT = "\uFFFD";

/**
 * The same value with every character that PostgreSQL refuses replaced by U+FFFD, in strings at any depth.
 *
 * A report may contain anything, and no content of a report is an error. One unit replaces one unit, so spans
 * still point where they did.
 */
export function toStorableText<Value>(value: Value): Value {
  // Almost no report has such a character, and then there is nothing to copy.
  if (isStorableJson(JSON.stringify(value))) return value;
  // Each branch returns the shape it was given; TypeScript cannot follow that through the recursion.
  return replaceRefused(value) as Value;
}

/** Whether PostgreSQL takes every string in a JSON text; rarely false of one that it would take. */
export function isStorableJson(json: string): boolean {
  return !json.includes("\\u") || !REFUSED_IN_JSON.test(json);
}

/** Whether PostgreSQL takes a text as it is. */
export function isStorableText(text: string): boolean {
  return !REFUSED_IN_TEXT.test(text);
}

function replaceRefused(value: unknown): unknown {
  if (typeof value === "string") return value.replace(REFUSED, REPLACEMENT);
  if (Array.isArray(value)) return value.map(replaceRefused);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceRefused(item)]));
  }
  return value;
}
