import type { FastifyInstance } from "fastify";
import { whenEnded } from "../http/when-ended.ts";
import type { Metrics } from "./metrics.ts";

/** Counts every request when it has ended. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  whenEnded(server, ({ request: { method, routeOptions, record, account }, reply, status }) => {
    metrics.request({
      method,
      route: routeOptions.url ?? "none",
      status,
      code: record.code,
      operation: record.operation,
      cost: account?.cost ?? 0,
      seconds: reply.elapsedTime / 1_000,
    });
  });
}
