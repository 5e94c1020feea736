import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { EarlyRefusal } from "../errors/http-errors.ts";
import { whenEnded } from "../http/when-ended.ts";
import { pointsOf } from "../rate-limit/limit-rate.ts";

/** The most of a query that is logged, in UTF-16 units. */
const MAX_QUERY_LENGTH = 2_000;

/** Logs the line of what was refused before it became a request of a route. */
export function logRefusal(log: FastifyBaseLogger, { requestId, method, status, code }: EarlyRefusal): void {
  log.info({ requestId, method, route: null, status, code }, "refused");
}

/**
 * Logs one line for every request when it has ended, of probes on the level `debug`. It has no text of queries unless that is asked
 * for, and never a token, the address of a client, or what stands in an address behind its route. Every answer bears the id of its
 * request as `X-Request-Id`.
 */
export function logRequests(
  server: FastifyInstance,
  { withQueries }: { readonly withQueries: boolean },
): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  whenEnded(server, ({ request, reply, status }) => {
    const { log, method, routeOptions, record, account } = request;
    const { code, operation, query } = record;
    const isProbe = pointsOf(request) === 0;
    log[isProbe ? "debug" : "info"](
      {
        method,
        route: routeOptions.url ?? null,
        status,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        ...(account === undefined || account.cost === 0 ? {} : { cost: account.cost }),
        ...(code === null ? {} : { code }),
        ...(operation === null ? {} : { operation }),
        ...(withQueries && query !== null ? { query: query.slice(0, MAX_QUERY_LENGTH) } : {}),
      },
      status === null ? "broken off" : "answered",
    );
  });
}
