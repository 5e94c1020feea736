import { type FastifyInstance, fastify } from "fastify";
import type { Metrics } from "./metrics.ts";

/** Makes a server of `GET /metrics` alone, in the text format of Prometheus, for an address that the public does not reach. */
export function createMetricsServer({ registry }: Metrics): FastifyInstance {
  const server = fastify({ forceCloseConnections: true });
  server.get("/metrics", async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return server;
}
