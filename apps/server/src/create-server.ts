import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { type FastifyInstance, fastify } from "fastify";
import type { Context, Services } from "./context.ts";
import { ERROR_STATUS_PLUGIN } from "./errors/error-status-plugin.ts";
import { createFormatError, type ReportInternalError } from "./errors/format-error.ts";
import { handleHttpErrors } from "./errors/http-errors.ts";
import { runWithRequestId } from "./errors/request-id.ts";
import { allowEveryOrigin } from "./http/cross-origin.ts";
import { serveGraphql } from "./http/graphql-route.ts";
import { serveHealth } from "./http/health.ts";
import { serveHomePage } from "./http/home-page.ts";
import { createDepthLimit } from "./limits/depth-limit.ts";
import { MAX_BODY_BYTES, MAX_DEPTH, MAX_ERRORS, MAX_SELECTIONS, MAX_TOKENS } from "./limits/limits.ts";
import { RESOLVERS } from "./resolvers/resolvers.ts";
import { TYPE_DEFINITIONS } from "./schema/type-definitions.ts";

/** What a server is made of. */
export interface ServerOptions extends Services {
  /** Told of every error that callers are not shown. Silent by default. */
  readonly onInternalError?: ReportInternalError | undefined;
}

function createApollo(reportInternalError: ReportInternalError): ApolloServer<Context> {
  return new ApolloServer<Context>({
    typeDefs: TYPE_DEFINITIONS,
    resolvers: RESOLVERS,
    formatError: createFormatError(reportInternalError),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    validationRules: [createDepthLimit(MAX_DEPTH)],
    // Whoever starts the server decides when it ends.
    stopOnTerminationSignals: false,
    plugins: [
      // It would wrap every field; without it a list of 100 rows is answered nearly twice as fast.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ERROR_STATUS_PLUGIN,
    ],
  });
}

/**
 * Makes a server on an open database with its tables and a search engine that is prepared. It listens when
 * `listen` is called on it; closing it leaves the database open.
 */
export async function createServer({
  database,
  engine,
  onInternalError = () => {},
}: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    // A stopping server ends connections that wait for nothing, and lets running requests finish.
    forceCloseConnections: "idle",
  });
  server.removeContentTypeParser("text/plain");
  server.addHook("onRequest", (request, _, done) => runWithRequestId(request.id, done));
  handleHttpErrors(server, onInternalError);
  allowEveryOrigin(server);
  const apollo = createApollo(onInternalError);
  await apollo.start();
  server.addHook("onClose", () => apollo.stop());
  serveHomePage(server);
  serveHealth(server, database);
  serveGraphql(server, apollo, { database, engine });
  return server;
}
