import { randomUUID } from "node:crypto";
import { type FastifyInstance, fastify, LogController } from "fastify";
import type { TellOperator } from "./errors/format-error.ts";
import { createEarlyErrorOptions, handleHttpErrors } from "./errors/http-errors.ts";
import { compressAnswers } from "./http/compression.ts";
import { forbidSniffing, refuseForeignEncodings } from "./http/content-negotiation.ts";
import { allowEveryOrigin } from "./http/cross-origin.ts";
import { finishRequests } from "./http/finish-requests.ts";
import { identifyClients } from "./http/identify-clients.ts";
import { IDLE_CONNECTION_MILLISECONDS, type WorkLimits } from "./limits/limits.ts";
import type { RequestLimits } from "./limits/request-limits.ts";
import { logRefusal, logRequests } from "./logging/log-requests.ts";
import { recordRequests } from "./logging/request-record.ts";
import { measureRequests } from "./metrics/measure-requests.ts";
import { shedLoad } from "./overload/shed-load.ts";
import { limitRate, RATE_LIMITS } from "./rate-limit/limit-rate.ts";
import { fastifyTrust, warnOfUntrustedProxies } from "./rate-limit/trusted-proxies.ts";
import type { ServerOptions } from "./server-options.ts";

/** What every request passes, whatever it is for. */
interface HttpServerOptions
  extends Pick<
    ServerOptions,
    "editors" | "rateLimits" | "trustedProxies" | "logger" | "logsQueries" | "metrics"
  > {
  readonly limits: RequestLimits & WorkLimits;
  readonly tellOperator: TellOperator;
}

/**
 * Makes a server without addresses: it identifies who asks, refuses what is too much or unreadable, logs and counts, and answers
 * errors in one shape. Its hooks run in the order in which they are added here.
 */
export async function createHttpServer({
  editors = [],
  rateLimits = RATE_LIMITS,
  trustedProxies = null,
  logger,
  logsQueries: withQueries = false,
  metrics,
  limits,
  tellOperator,
}: HttpServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    ...createEarlyErrorOptions({
      createRequestId: randomUUID,
      onRefusal(refusal) {
        logRefusal(server.log, refusal);
        metrics?.refusal(refusal);
      },
    }),
    bodyLimit: limits.bodyBytes,
    genReqId: () => randomUUID(),
    trustProxy: fastifyTrust(trustedProxies),
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    // What comes to a server that closes is refused in the shape of every error.
    return503OnClosing: false,
    connectionTimeout: IDLE_CONNECTION_MILLISECONDS,
    requestTimeout: limits.requestTime,
    // Node looks for requests that take too long every half a minute unless told otherwise.
    http: { headersTimeout: limits.requestTime, connectionsCheckingInterval: 1_000 },
    // A stopping server ends connections that wait for nothing, and lets running requests finish.
    forceCloseConnections: "idle",
  });
  server.removeContentTypeParser("text/plain");
  recordRequests(server);
  logRequests(server, { withQueries });
  if (metrics !== undefined) measureRequests(server, metrics);
  allowEveryOrigin(server);
  finishRequests(server, limits);
  handleHttpErrors(server, tellOperator);
  if (trustedProxies === null) warnOfUntrustedProxies(server);
  identifyClients(server, editors);
  limitRate(server, rateLimits);
  shedLoad(server, limits.lateness);
  forbidSniffing(server);
  refuseForeignEncodings(server);
  await compressAnswers(server);
  return server;
}
