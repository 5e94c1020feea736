export { type DecodedText, decodeText, type Encoding } from "./decode.ts";
export { openDocument, prepareToOpen } from "./open-document.ts";
export { type ReadDocumentOptions, readDocument } from "./read-document.ts";
