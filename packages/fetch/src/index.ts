export { type AddressLine, parseAddressList } from "./address-list.ts";
export { fetchDocuments } from "./fetch-documents.ts";
export type { Fetched, FetchedDocument, FetchFailure, FetchRequest, UnchangedDocument } from "./fetched.ts";
export { DEFAULT_FETCH_OPTIONS, type FetchOptions } from "./options.ts";
