export { createServer } from "./create-server.ts";
export { type KnownDocuments, readManifest } from "./documents/known-documents.ts";
export { readWebPages, type WebPages } from "./http/web-pages.ts";
export { printedSchema } from "./schema/type-definitions.ts";
export type { ServerOptions } from "./server-options.ts";
