import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { ALL_RULES, type StoredRules } from "@gongkai/pipeline";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import type { Context, Services } from "./context.ts";
import { acceptDocuments } from "./documents/accept-documents.ts";
import { createDocumentStore } from "./documents/document-store.ts";
import { createDocumentsPlugin } from "./documents/documents-plugin.ts";
import { type KnownDocuments, NO_DOCUMENTS } from "./documents/known-documents.ts";
import { DOWNLOAD_LIMITS, type DownloadLimits } from "./downloads/download-limits.ts";
import { serveDownloads } from "./downloads/serve-downloads.ts";
import type { Editor } from "./editors.ts";
import type { StatusMapping } from "./errors/error-codes.ts";
import { createErrorStatusPlugin } from "./errors/error-status-plugin.ts";
import { createFormatError, type TellOperator } from "./errors/format-error.ts";
import { createEarlyErrorOptions, handleHttpErrors } from "./errors/http-errors.ts";
import { serveGraphiql } from "./graphiql/serve-graphiql.ts";
import { compressAnswers } from "./http/compression.ts";
import { forbidSniffing, refuseForeignEncodings } from "./http/content-negotiation.ts";
import { allowEveryOrigin } from "./http/cross-origin.ts";
import { finishRequests } from "./http/finish-requests.ts";
import { GRAPHQL_PATHS, serveGraphql } from "./http/graphql-route.ts";
import { serveHealth } from "./http/health.ts";
import { serveHomePage } from "./http/home-page.ts";
import { createPersistedQueries } from "./http/persisted-queries.ts";
import { REVALIDATION_PLUGIN } from "./http/revalidation-plugin.ts";
import { serveSchemaFile } from "./http/schema-file.ts";
import { serveWebPages, type WebPages } from "./http/web-pages.ts";
import { createIntake } from "./intake/intake.ts";
import { INTAKE_LIMITS, type IntakeLimits } from "./intake/intake-limits.ts";
import { createCostLimitPlugin } from "./limits/cost-limit-plugin.ts";
import { createDepthLimit } from "./limits/depth-limit.ts";
import { createDirectiveLimit } from "./limits/directive-limit.ts";
import { IDLE_CONNECTION_MILLISECONDS, WORK_LIMITS, type WorkLimits } from "./limits/limits.ts";
import { NO_SUBSCRIPTIONS } from "./limits/no-subscriptions.ts";
import { createOperationGate } from "./limits/operation-gate.ts";
import { REQUEST_LIMITS, type RequestLimits } from "./limits/request-limits.ts";
import { logRequests } from "./logging/log-requests.ts";
import { recordRequests } from "./logging/request-record.ts";
import { measureRequests } from "./metrics/measure-requests.ts";
import { measureSearch } from "./metrics/measure-search.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { createOperationNamePlugin } from "./metrics/operation-name-plugin.ts";
import { shedLoad } from "./overload/shed-load.ts";
import { limitRate, RATE_LIMITS, type RateLimits } from "./rate-limit/limit-rate.ts";
import { fastifyTrust, type TrustedProxies, warnOfUntrustedProxies } from "./rate-limit/trusted-proxies.ts";
import { RESOLVERS } from "./resolvers/resolvers.ts";
import { TYPE_DEFINITIONS } from "./schema/type-definitions.ts";

/** What a server is made of. */
export interface ServerOptions extends Services {
  /** Who may change things. Nobody by default. */
  readonly editors?: readonly Editor[] | undefined;
  /** Told of every error that callers are not shown. Silent by default. */
  readonly onInternalError?: TellOperator | undefined;
  /** What a request may ask for, what to do at once, and for how long, where that differs from the usual. */
  readonly limits?: Partial<RequestLimits & WorkLimits> | undefined;
  /** Which statuses answers to operations have. Those in use by default. */
  readonly statuses?: StatusMapping | undefined;
  /** By which rules documents are checked that clients send. All by default. */
  readonly rules?: StoredRules | undefined;
  /** How many of those are read at once, and for how long, where that differs from the usual. */
  readonly intake?: Partial<IntakeLimits> | undefined;
  /** How much to let be downloaded, where that differs from the usual. */
  readonly downloads?: Partial<DownloadLimits> | undefined;
  /** What clients may ask for by identifier. Nothing by default. */
  readonly documents?: KnownDocuments | undefined;
  /** How many points clients may use; null lets everybody use as many as they like. */
  readonly rateLimits?: RateLimits | null | undefined;
  /** Whose word on the address of a client is taken. Nobody's by default. */
  readonly trustedProxies?: TrustedProxies | undefined;
  /** Where to log, one line for each request among others. Nowhere by default. */
  readonly logger?: FastifyBaseLogger | undefined;
  /** Whether the log has the text of queries. It has not by default. */
  readonly logsQueries?: boolean | undefined;
  /** Where to count and measure. Nowhere by default. */
  readonly metrics?: Metrics | undefined;
  /** The built web app. A page for programmers stands in its place by default. */
  readonly pages?: WebPages | null | undefined;
  /** Aborted when the server is about to close: it is not ready any more then, and serves until it closes. */
  readonly stopping?: AbortSignal | undefined;
}

interface ApolloParts {
  readonly tellOperator: TellOperator;
  readonly documents: KnownDocuments;
  readonly limits: RequestLimits;
  readonly statuses: StatusMapping;
}

function createApollo({ tellOperator, documents, limits, statuses }: ApolloParts): ApolloServer<Context> {
  return new ApolloServer<Context>({
    typeDefs: TYPE_DEFINITIONS,
    resolvers: RESOLVERS,
    formatError: createFormatError(tellOperator),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: documents.isExclusive ? false : createPersistedQueries(limits.persistedQueryBytes),
    documentStore: createDocumentStore(documents),
    parseOptions: { maxTokens: limits.tokens },
    maxRecursiveSelections: limits.selections,
    validationOptions: { maxErrors: limits.errors },
    executionOptions: { maxCoercionErrors: limits.errors },
    validationRules: [
      NO_SUBSCRIPTIONS,
      createDepthLimit(limits.depth),
      createDirectiveLimit(limits.directives),
    ],
    // Whoever starts the server decides when it ends.
    stopOnTerminationSignals: false,
    plugins: [
      // It would wrap every field; without it a list of 100 rows is answered nearly twice as fast.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      createDocumentsPlugin(documents),
      createOperationNamePlugin(documents),
      createErrorStatusPlugin(statuses),
      createCostLimitPlugin(limits),
      REVALIDATION_PLUGIN,
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
  rules = ALL_RULES,
  intake: ofIntake,
  onInternalError = () => {},
  limits,
  downloads,
  documents = NO_DOCUMENTS,
  statuses = "usual",
  rateLimits = RATE_LIMITS,
  trustedProxies = null,
  logger,
  logsQueries = false,
  metrics,
  pages = null,
  stopping = new AbortController().signal,
}: ServerOptions): Promise<FastifyInstance> {
  const allLimits = { ...REQUEST_LIMITS, ...WORK_LIMITS, ...limits };
  const server = fastify({
    ...createEarlyErrorOptions(randomUUID),
    bodyLimit: allLimits.bodyBytes,
    genReqId: () => randomUUID(),
    trustProxy: fastifyTrust(trustedProxies),
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    // What comes to a server that closes is refused in the shape of every error.
    return503OnClosing: false,
    connectionTimeout: IDLE_CONNECTION_MILLISECONDS,
    requestTimeout: allLimits.requestTime,
    // Node looks for requests that take too long every half a minute unless told otherwise.
    http: { headersTimeout: allLimits.requestTime, connectionsCheckingInterval: 1_000 },
    // A stopping server ends connections that wait for nothing, and lets running requests finish.
    forceCloseConnections: "idle",
  });
  server.removeContentTypeParser("text/plain");
  recordRequests(server);
  logRequests(server, { withQueries: logsQueries });
  if (metrics !== undefined) measureRequests(server, metrics);
  allowEveryOrigin(server);
  finishRequests(server, allLimits);
  handleHttpErrors(server, onInternalError);
  if (trustedProxies === null) warnOfUntrustedProxies(server);
  limitRate(server, rateLimits, editors);
  shedLoad(server, allLimits.lateness);
  forbidSniffing(server);
  refuseForeignEncodings(server);
  await compressAnswers(server);
  for (const path of GRAPHQL_PATHS) acceptDocuments(server, path, documents);
  const apollo = createApollo({
    tellOperator: onInternalError,
    documents,
    limits: allLimits,
    statuses,
  });
  await apollo.start();
  server.addHook("onClose", () => apollo.stop());
  if (pages === null) serveHomePage(server);
  else serveWebPages(server, pages);
  serveSchemaFile(server);
  // Whoever may ask for known documents alone has nothing to try there.
  if (!documents.isExclusive) serveGraphiql(server);
  serveHealth(server, { database, search, stopping });
  const downloadLimits = { ...DOWNLOAD_LIMITS, ...downloads };
  const gates = {
    operations: createOperationGate(allLimits),
    downloads: createOperationGate(downloadLimits),
  };
  metrics?.watchGates(gates);
  serveDownloads(server, {
    database,
    gate: gates.downloads,
    limits: downloadLimits,
    tellOperator: onInternalError,
  });
  const services = { database, search: metrics === undefined ? search : measureSearch(search, metrics) };
  const intakeLimits = { ...INTAKE_LIMITS, ...ofIntake };
  const intake = createIntake({ database, rules }, intakeLimits);
  server.addHook("onClose", () => intake.close());
  serveGraphql(
    server,
    apollo,
    { services, editors, intake, gate: gates.operations, arriving: intakeLimits.arriving },
    allLimits,
  );
  return server;
}
