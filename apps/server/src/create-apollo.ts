import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { Context } from "./context.ts";
import { createDocumentStore } from "./documents/document-store.ts";
import { createDocumentsPlugin } from "./documents/documents-plugin.ts";
import type { KnownDocuments } from "./documents/known-documents.ts";
import type { StatusMapping } from "./errors/error-codes.ts";
import { createErrorStatusPlugin } from "./errors/error-status-plugin.ts";
import { createFormatError, type TellOperator } from "./errors/format-error.ts";
import { createPersistedQueries } from "./http/persisted-queries.ts";
import { REVALIDATION_PLUGIN } from "./http/revalidation-plugin.ts";
import { createCostLimitPlugin } from "./limits/cost-limit-plugin.ts";
import { createDepthLimit } from "./limits/depth-limit.ts";
import { createDirectiveLimit } from "./limits/directive-limit.ts";
import { NO_SUBSCRIPTIONS } from "./limits/no-subscriptions.ts";
import type { RequestLimits } from "./limits/request-limits.ts";
import { createOperationNamePlugin } from "./metrics/operation-name-plugin.ts";
import { RESOLVERS } from "./resolvers/resolvers.ts";
import { TYPE_DEFINITIONS } from "./schema/type-definitions.ts";

/** What operations are executed by. */
interface ApolloParts {
  readonly tellOperator: TellOperator;
  readonly documents: KnownDocuments;
  readonly limits: RequestLimits;
  readonly statuses: StatusMapping;
}

/** Makes what executes operations on the schema, within what a request may ask for. It is not started. */
export function createApollo({
  tellOperator,
  documents,
  limits,
  statuses,
}: ApolloParts): ApolloServer<Context> {
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
      // They would wrap every field; without that a list of 100 rows is answered nearly twice as fast.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      createDocumentsPlugin(documents),
      createOperationNamePlugin(documents),
      createErrorStatusPlugin(statuses),
      createCostLimitPlugin(limits),
      REVALIDATION_PLUGIN,
    ],
  });
}
