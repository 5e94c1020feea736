import { boundDatabase, type Database, type MigrationState, migrationState } from "@gongkai/db";
import type { FastifyInstance } from "fastify";
import type { Services } from "../context.ts";
import { askWithin } from "../operation.ts";

/** How long the database may take to answer a probe, in milliseconds. */
const PATIENCE = 2_000;

/** How long what was found out is good for other probes, in milliseconds: however many ask, the database is asked no oftener. */
const FRESHNESS = 1_000;

/** How a server stands, as `/health/ready` tells it. */
interface Readiness {
  readonly status: "ready" | "notReady";
  /** Whether it is about to stop. */
  readonly isStopping: boolean;
  readonly database: {
    readonly answers: boolean;
    /** How its tables stand to what this version knows; null where it does not answer. Newer ones are no fault. */
    readonly tables: MigrationState | null;
  };
  /** Which engine answers searches, and whether it stands in for the preferred one. Neither is a fault. */
  readonly search: { readonly engine: string; readonly isStandIn: boolean };
}

/** What is served under `/health`, and when it is to say that the server is about to stop. */
interface HealthService extends Services {
  readonly stopping: AbortSignal;
}

/** Finds out how the tables stand; null where the database does not answer in time. */
function createTableProbe(database: Database): () => Promise<MigrationState | null> {
  let last: { readonly at: number; readonly state: Promise<MigrationState | null> } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at > FRESHNESS) {
      // Given up when it is late, so that probes of a database that hangs do not take one connection after the other.
      const state = askWithin(PATIENCE, (signal) =>
        migrationState(boundDatabase(database, { signal })),
      ).catch(() => null);
      last = { at: now, state };
    }
    return last.state;
  };
}

/** When the database last answered anyone; null when it never did. */
function watchAnswers(server: FastifyInstance, { pool }: Database): () => number | null {
  let answeredAt: number | null = null;
  function noteAnswer(error: Error | boolean | undefined): void {
    if (!error) answeredAt = performance.now();
  }
  pool.on("release", noteAnswer);
  server.addHook("onClose", async () => void pool.off("release", noteAnswer));
  return () => answeredAt;
}

/**
 * Serves `/health`: that the server lives, and how many seconds ago the database last answered anyone; `/health/live`: that it lives;
 * `/health/ready`: whether it can be sent requests, 503 where it cannot. The first two ask the database nothing, so that they are
 * answered at once however much waits there.
 */
export function serveHealth(server: FastifyInstance, { database, search, stopping }: HealthService): void {
  const options = { config: { points: 0 } };
  const answeredAt = watchAnswers(server, database);
  const probeTables = createTableProbe(database);
  server.get("/health", options, async () => {
    const at = answeredAt();
    return {
      status: "ok",
      databaseAnsweredSecondsAgo: at === null ? null : Math.round(performance.now() - at) / 1_000,
    };
  });
  server.get("/health/live", options, async () => ({ status: "alive" }));
  server.get("/health/ready", options, async (_, reply) => {
    const tables = await probeTables();
    const isStopping = stopping.aborted;
    const isReady = !isStopping && (tables === "current" || tables === "ahead");
    const readiness: Readiness = {
      status: isReady ? "ready" : "notReady",
      isStopping,
      database: { answers: tables !== null, tables },
      search: { engine: search.engineInUse(), isStandIn: search.isStandIn() },
    };
    return reply
      .status(isReady ? 200 : 503)
      .header("cache-control", "no-store")
      .send(readiness);
  });
}
