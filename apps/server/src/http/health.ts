import type { Database } from "@gongkai/db";
import type { FastifyInstance } from "fastify";

/** Serves `/health`: 200 while the database answers, 503 otherwise. */
export function serveHealth(server: FastifyInstance, database: Database): void {
  server.get("/health", async (_, reply) => {
    try {
      await database.pool.query("select 1");
      return { status: "ok" };
    } catch {
      return reply.status(503).send({ status: "unavailable" });
    }
  });
}
