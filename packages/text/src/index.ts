export { sourceSpan } from "./mapped-text.ts";
export { readChineseNumeral } from "./read-chinese-numeral.ts";
export { type Reading, readable } from "./readable.ts";
export { NORMALIZER_VERSION, searchable } from "./searchable.ts";
