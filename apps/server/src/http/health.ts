import type { Database } from "@gongkai/db";
import type { FastifyInstance } from "fastify";

/**
 * Serves `/health`: that the server lives, and how many seconds ago the database last answered anyone; null when it
 * never did. It asks the database nothing, so that it is answered at once however much waits there.
 */
export function serveHealth(server: FastifyInstance, { pool }: Database): void {
  let answeredAt: number | null = null;
  function noteAnswer(error: Error | boolean | undefined): void {
    if (!error) answeredAt = performance.now();
  }
  pool.on("release", noteAnswer);
  server.addHook("onClose", async () => void pool.off("release", noteAnswer));
  server.get("/health", async () => ({
    status: "ok",
    databaseAnsweredSecondsAgo:
      answeredAt === null ? null : Math.round(performance.now() - answeredAt) / 1_000,
  }));
}
