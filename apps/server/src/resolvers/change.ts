import { countReportChanges, listReportChanges, REPORT_CHANGE_ORDER, type ReportChange } from "@gongkai/db";
import { exactly, toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";
import { compareVersions } from "./comparison.ts";

/** The query for what became of reports. */
export const CHANGE_QUERIES = {
  async changes(_: unknown, page: PageArguments, { ask }: Context) {
    const scope = { list: "changes", filter: null };
    const request = pageRequest(scope, REPORT_CHANGE_ORDER, page);
    const found = await ask(({ database }) => listReportChanges(database, request));
    return toConnection(
      scope,
      found,
      exactly(() => ask(({ database }) => countReportChanges(database))),
    );
  },
};

function loadVersion(id: number | null, { loaders }: Context) {
  return id === null ? null : loaders.version.load(id);
}

/** Resolvers of type `ReportChange`. */
export const CHANGE_RESOLVERS = {
  changedAt: ({ changedAt }: ReportChange) => changedAt.toISOString(),
  reportId: ({ reportId }: ReportChange) => toGlobalId({ type: "Report", key: reportId }),
  report: ({ reportId }: ReportChange, _: unknown, { loaders }: Context) => loaders.report.load(reportId),
  version: ({ versionId }: ReportChange, _: unknown, context: Context) => loadVersion(versionId, context),
  versionBefore: ({ versionIdBefore }: ReportChange, _: unknown, context: Context) =>
    loadVersion(versionIdBefore, context),
  comparison: ({ versionIdBefore, versionId }: ReportChange, _: unknown, context: Context) =>
    compareVersions(versionIdBefore, versionId, context),
};
