export { createServer, type ServerOptions } from "./create-server.ts";
export { printedSchema } from "./schema/type-definitions.ts";
