import { ALL_RULES } from "@gongkai/pipeline";
import type { FastifyInstance } from "fastify";
import { createApollo } from "./create-apollo.ts";
import { createHttpServer } from "./create-http-server.ts";
import { acceptDocuments } from "./documents/accept-documents.ts";
import { NO_DOCUMENTS } from "./documents/known-documents.ts";
import { DOWNLOAD_LIMITS } from "./downloads/download-limits.ts";
import { serveDownloads } from "./downloads/serve-downloads.ts";
import { serveGraphiql } from "./graphiql/serve-graphiql.ts";
import { GRAPHQL_PATHS, serveGraphql } from "./http/graphql-route.ts";
import { serveHealth } from "./http/health.ts";
import { serveHomePage } from "./http/home-page.ts";
import { serveSchemaFile } from "./http/schema-file.ts";
import { serveWebPages } from "./http/web-pages.ts";
import { createIntake } from "./intake/intake.ts";
import { INTAKE_LIMITS } from "./intake/intake-limits.ts";
import { WORK_LIMITS } from "./limits/limits.ts";
import { createOperationGate } from "./limits/operation-gate.ts";
import { REQUEST_LIMITS } from "./limits/request-limits.ts";
import { measureSearch } from "./metrics/measure-search.ts";
import type { ServerOptions } from "./server-options.ts";

/**
 * Makes a server on an open database with its tables and a search service that is prepared. It listens when
 * `listen` is called on it; closing it leaves the database open.
 */
export async function createServer({
  database,
  search,
  rules = ALL_RULES,
  intake: intakeOptions,
  onInternalError: tellOperator = () => {},
  limits: limitOptions,
  downloads,
  documents = NO_DOCUMENTS,
  statuses = "usual",
  metrics,
  pages = null,
  stopping = new AbortController().signal,
  ...ofRequests
}: ServerOptions): Promise<FastifyInstance> {
  const limits = { ...REQUEST_LIMITS, ...WORK_LIMITS, ...limitOptions };
  const server = await createHttpServer({ ...ofRequests, metrics, limits, tellOperator });
  for (const path of GRAPHQL_PATHS) acceptDocuments(server, path, documents);
  if (pages === null) serveHomePage(server);
  else serveWebPages(server, pages);
  serveSchemaFile(server);
  // Whoever may ask for known documents alone has nothing to try there.
  if (!documents.isExclusive) serveGraphiql(server);
  serveHealth(server, { database, search, stopping });

  const downloadLimits = { ...DOWNLOAD_LIMITS, ...downloads };
  const gates = {
    operations: createOperationGate(limits),
    downloads: createOperationGate(downloadLimits),
  };
  metrics?.watchGates(gates);
  serveDownloads(server, { database, gate: gates.downloads, limits: downloadLimits, tellOperator });

  const intakeLimits = { ...INTAKE_LIMITS, ...intakeOptions };
  const intake = createIntake({ database, rules }, intakeLimits);
  server.addHook("onClose", () => intake.close());
  const apollo = createApollo({ tellOperator, documents, limits, statuses });
  await apollo.start();
  server.addHook("onClose", () => apollo.stop());
  const services = { database, search: metrics === undefined ? search : measureSearch(search, metrics) };
  const { arriving } = intakeLimits;
  serveGraphql(server, apollo, { services, intake, gate: gates.operations, arriving }, limits);
  return server;
}
