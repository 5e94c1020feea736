export { identityMap, sourceSpan } from "./mapped-text.ts";
export { type Reading, readable } from "./readable.ts";
export { NORMALIZER_VERSION, searchable } from "./searchable.ts";
