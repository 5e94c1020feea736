export { type DecodedText, decodeText, type Encoding } from "./decode.ts";
export { type ReadDocumentOptions, readDocument } from "./read-document.ts";
