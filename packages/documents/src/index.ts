export { type DecodedText, decodeText, type Encoding } from "./decode.ts";
export { openDocument } from "./open-document.ts";
export { type ReadDocumentOptions, readDocument } from "./read-document.ts";
