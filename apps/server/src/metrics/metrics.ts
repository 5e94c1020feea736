import type { Database } from "@gongkai/db";
import type { Search, SearchAnswer } from "@gongkai/search";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PublicCode } from "../errors/error-codes.ts";
import type { EarlyRefusal } from "../errors/http-errors.ts";
import type { OperationGate } from "../limits/operation-gate.ts";
import { measureOutbox } from "./measure-outbox.ts";

/** Upper bounds of times, in seconds: from what is answered out of memory to the longest that an operation may take. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Upper bounds of costs, in points, up to the most that an operation may cost. */
const POINTS = [1, 5, 20, 50, 100, 250, 500, 1_000, 2_500, 5_000];

/** A request that was answered, or whose client has left. */
interface MeasuredRequest {
  readonly method: string;
  /** The pattern of the address, or `none`; never the address itself, of which there are too many. */
  readonly route: string;
  /** Null where the client left before it had the answer. */
  readonly status: number | null;
  readonly code: PublicCode | null;
  /** The operation by a name out of a bounded set; null where the request is none. */
  readonly operation: string | null;
  readonly cost: number;
  readonly seconds: number;
}

/** What is counted and measured while a server runs. */
export interface Metrics {
  readonly registry: Registry;
  request(request: MeasuredRequest): void;
  /** Counts what was refused before it became a request of a route. */
  refusal(refusal: Pick<EarlyRefusal, "method" | "status" | "code">): void;
  search(answer: Pick<SearchAnswer, "engine" | "fallback">): void;
  /** Measures from now on who is let in and who waits, by the name of the gate. */
  watchGates(gates: Readonly<Record<string, OperationGate>>): void;
}

/** Creates metrics of a process, its database and its search, with nothing counted. Names begin with `gongkai_`, but for those of Node. */
export function createMetrics({
  database,
  search,
}: {
  readonly database: Database;
  readonly search: Search;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: "gongkai_requests_total",
    help: "Requests by method, route and status; the status is broken where the client left before it had the answer.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const requestSeconds = new Histogram({
    name: "gongkai_request_seconds",
    help: "How long requests took, by route.",
    labelNames: ["route"],
    buckets: SECONDS,
    registers,
  });
  const operationSeconds = new Histogram({
    name: "gongkai_operation_seconds",
    help: "How long operations took, the wait included, by the name of a known operation.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  const operationPoints = new Histogram({
    name: "gongkai_operation_cost_points",
    help: "What operations came to, in points, by the name of a known operation.",
    labelNames: ["operation"],
    buckets: POINTS,
    registers,
  });
  const errors = new Counter({
    name: "gongkai_errors_total",
    help: "Answers with an error, by its code; refusals among them.",
    labelNames: ["code"],
    registers,
  });
  const searches = new Counter({
    name: "gongkai_searches_total",
    help: "Searches by the engine that answered, and whether it stood in for another.",
    labelNames: ["engine", "fallback"],
    registers,
  });
  new Gauge({
    name: "gongkai_search_stand_in",
    help: "1 while the preferred search engine does not answer, so that PostgreSQL stands in for it.",
    registers,
    collect() {
      this.set(search.isStandIn() ? 1 : 0);
    },
  });
  new Gauge({
    name: "gongkai_database_connections",
    help: "Connections of the pool that are in use or idle, and who waits for one.",
    labelNames: ["state"],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = database.pool;
      this.set({ state: "busy" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
      this.set({ state: "waiting" }, waitingCount);
    },
  });
  measureOutbox(database, registry);

  let gates: Readonly<Record<string, OperationGate>> = {};
  new Gauge({
    name: "gongkai_gate",
    help: "Operations and downloads that run, and those that wait to.",
    labelNames: ["gate", "state"],
    registers,
    collect() {
      for (const [name, gate] of Object.entries(gates)) {
        this.set({ gate: name, state: "running" }, gate.running);
        this.set({ gate: name, state: "waiting" }, gate.waiting);
      }
    },
  });

  return {
    registry,
    request({ method, route, status, code, operation, cost, seconds }) {
      requests.inc({ method, route, status: status === null ? "broken" : String(status) });
      requestSeconds.observe({ route }, seconds);
      if (code !== null) errors.inc({ code });
      if (operation === null) return;
      operationSeconds.observe({ operation }, seconds);
      operationPoints.observe({ operation }, cost);
    },
    refusal({ method, status, code }) {
      requests.inc({ method: method ?? "none", route: "none", status: String(status) });
      errors.inc({ code });
    },
    search: ({ engine, fallback }) => searches.inc({ engine, fallback: String(fallback !== null) }),
    watchGates(watched) {
      gates = watched;
    },
  };
}
