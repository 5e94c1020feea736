import type { FastifyInstance } from "fastify";
import { printedSchema } from "../schema/type-definitions.ts";

/** Serves `/schema.graphql`: the schema in the definition language, as plain text that browsers show. */
export function serveSchemaFile(server: FastifyInstance): void {
  const schema = printedSchema();
  server.get("/schema.graphql", async (_, reply) =>
    reply.type("text/plain; charset=utf-8").header("cache-control", "public, max-age=3600").send(schema),
  );
}
