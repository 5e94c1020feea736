import {
  countRetractions,
  listRetractions,
  RETRACTION_ORDER,
  type RetractionRecord,
  restoreReport,
  retractionsOfReports,
  retractReport,
} from "@gongkai/db";
import { exactly, toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";
import { currentRequestId } from "../logging/request-record.ts";
import { reportKeyOf } from "./report-key.ts";
import { requireScope } from "./require-scope.ts";

interface RetractArguments {
  readonly report: string;
  readonly reason?: string | null;
}

/** What the two mutations hand to the database. */
function wishOf({ report, reason }: RetractArguments, context: Context) {
  const author = requireScope(context, "retract");
  return { reportId: reportKeyOf(report), reason: reason ?? "", author, requestId: currentRequestId() };
}

/** Mutations that take reports back, and show them again. */
export const RETRACTION_MUTATIONS = {
  async retractReport(_: unknown, wish: RetractArguments, context: Context) {
    const stored = wishOf(wish, context);
    const { hasChanged } = await context.ask(({ database }) => retractReport(database, stored));
    context.loaders.report.clear(stored.reportId);
    const [retraction] = await context.ask(({ database }) =>
      retractionsOfReports(database, [stored.reportId]),
    );
    return { retraction: retraction ?? null, hasChanged };
  },

  async restoreReport(_: unknown, wish: RetractArguments, context: Context) {
    const stored = wishOf(wish, context);
    const { hasChanged } = await context.ask(({ database }) => restoreReport(database, stored));
    context.loaders.report.clear(stored.reportId);
    return { report: await context.loaders.report.load(stored.reportId), hasChanged };
  },
};

/** The query for what was taken back. */
export const RETRACTION_QUERIES = {
  async retractions(_: unknown, page: PageArguments, { ask }: Context) {
    const scope = { list: "retractions", filter: null };
    const request = pageRequest(scope, RETRACTION_ORDER, page);
    const found = await ask(({ database }) => listRetractions(database, request));
    return toConnection(
      scope,
      found,
      exactly(() => ask(({ database }) => countRetractions(database))),
    );
  },
};

/** Resolvers of type `Retraction`. */
export const RETRACTION_RESOLVERS = {
  reportId: ({ reportId }: RetractionRecord) => toGlobalId({ type: "Report", key: reportId }),
  agency: ({ agencyId }: RetractionRecord, _: unknown, { loaders }: Context) =>
    agencyId === null ? null : loaders.agency.load(agencyId),
  retractedAt: ({ retractedAt }: RetractionRecord) => retractedAt.toISOString(),
};
