import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { type FastifyInstance, fastify } from "fastify";
import type { Context, Services } from "./context.ts";
import { DOWNLOAD_LIMITS, type DownloadLimits } from "./downloads/download-limits.ts";
import { serveDownloads } from "./downloads/serve-downloads.ts";
import type { Editor } from "./editors.ts";
import { ERROR_STATUS_PLUGIN } from "./errors/error-status-plugin.ts";
import { createFormatError, type TellOperator } from "./errors/format-error.ts";
import { createEarlyErrorOptions, handleHttpErrors } from "./errors/http-errors.ts";
import { runWithRequestId } from "./errors/request-id.ts";
import { refuseForeignEncodings } from "./http/content-negotiation.ts";
import { allowEveryOrigin } from "./http/cross-origin.ts";
import { serveGraphql } from "./http/graphql-route.ts";
import { serveHealth } from "./http/health.ts";
import { serveHomePage } from "./http/home-page.ts";
import { limitClosing } from "./http/limit-closing.ts";
import { COST_LIMIT_PLUGIN } from "./limits/cost-limit-plugin.ts";
import { createDepthLimit } from "./limits/depth-limit.ts";
import {
  IDLE_CONNECTION_MILLISECONDS,
  MAX_BODY_BYTES,
  MAX_DEPTH,
  MAX_ERRORS,
  MAX_SELECTIONS,
  MAX_TOKENS,
  WORK_LIMITS,
  type WorkLimits,
} from "./limits/limits.ts";
import { NO_SUBSCRIPTIONS } from "./limits/no-subscriptions.ts";
import { RESOLVERS } from "./resolvers/resolvers.ts";
import { TYPE_DEFINITIONS } from "./schema/type-definitions.ts";

/** What a server is made of. */
export interface ServerOptions extends Services {
  /** Who may change things. Nobody by default. */
  readonly editors?: readonly Editor[] | undefined;
  /** Told of every error that callers are not shown. Silent by default. */
  readonly onInternalError?: TellOperator | undefined;
  /** What to do at once, and for how long, where that differs from the usual. */
  readonly limits?: Partial<WorkLimits> | undefined;
  /** How much to let be downloaded, where that differs from the usual. */
  readonly downloads?: Partial<DownloadLimits> | undefined;
}

function createApollo(tellOperator: TellOperator): ApolloServer<Context> {
  return new ApolloServer<Context>({
    typeDefs: TYPE_DEFINITIONS,
    resolvers: RESOLVERS,
    formatError: createFormatError(tellOperator),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    validationRules: [NO_SUBSCRIPTIONS, createDepthLimit(MAX_DEPTH)],
    // Whoever starts the server decides when it ends.
    stopOnTerminationSignals: false,
    plugins: [
      // It would wrap every field; without it a list of 100 rows is answered nearly twice as fast.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      COST_LIMIT_PLUGIN,
      ERROR_STATUS_PLUGIN,
    ],
  });
}

/**
 * Makes a server on an open database with its tables and a search service that is prepared. It listens when
 * `listen` is called on it; closing it leaves the database open.
 */
export async function createServer({
  database,
  search,
  editors = [],
  onInternalError = () => {},
  limits,
  downloads,
}: ServerOptions): Promise<FastifyInstance> {
  const workLimits = { ...WORK_LIMITS, ...limits };
  const server = fastify({
    ...createEarlyErrorOptions(randomUUID),
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    connectionTimeout: IDLE_CONNECTION_MILLISECONDS,
    requestTimeout: workLimits.requestTime,
    // Node looks for requests that take too long every half a minute unless told otherwise.
    http: { headersTimeout: workLimits.requestTime, connectionsCheckingInterval: 1_000 },
    // A stopping server ends connections that wait for nothing, and lets running requests finish.
    forceCloseConnections: "idle",
  });
  server.removeContentTypeParser("text/plain");
  server.addHook("onRequest", (request, _, done) => runWithRequestId(request.id, done));
  allowEveryOrigin(server);
  handleHttpErrors(server, onInternalError);
  refuseForeignEncodings(server);
  limitClosing(server, workLimits.closingTime);
  const apollo = createApollo(onInternalError);
  await apollo.start();
  server.addHook("onClose", () => apollo.stop());
  serveHomePage(server);
  serveHealth(server, database);
  serveDownloads(server, {
    database,
    limits: { ...DOWNLOAD_LIMITS, ...downloads },
    tellOperator: onInternalError,
  });
  serveGraphql(server, apollo, { services: { database, search }, editors }, workLimits);
  return server;
}
