import {
  agencyYearKey,
  countReports,
  listReports,
  REPORT_ORDERS,
  type ReportOrder,
  type ReportRecord,
} from "@gongkai/db";
import type { SectionId } from "@gongkai/schema";
import { exactly, toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { agencyByName } from "./agency-queries.ts";
import { given, keyOf } from "./arguments.ts";
import { type ReportFilterArgument, reportFilter } from "./report-filter.ts";
import { loadSection } from "./section.ts";

interface ReportArguments {
  readonly id?: string | null;
  readonly agencyId?: string | null;
  readonly agencyName?: string | null;
  readonly agencyPlace?: string | null;
  readonly year?: number | null;
}

interface ReportsArguments extends PageArguments {
  readonly filter?: ReportFilterArgument | null;
  readonly orderBy?: ReportOrder | null;
}

interface SectionArguments {
  readonly report: string;
  readonly section: SectionId;
  readonly occurrence?: number | null;
}

/** The key of the agency that the arguments name; null where they name none that there is. */
async function agencyKeyOf(
  { agencyId, agencyName, agencyPlace }: ReportArguments,
  context: Context,
): Promise<string | null> {
  if (typeof agencyId === "string") return keyOf("Agency", agencyId);
  return (await agencyByName(agencyName ?? "", given(agencyPlace), context))?.id ?? null;
}

/** The queries for reports and their sections. */
export const REPORT_QUERIES = {
  async report(
    _: unknown,
    { id, ...natural }: ReportArguments,
    context: Context,
  ): Promise<ReportRecord | null> {
    const { loaders } = context;
    if (typeof id === "string") {
      const key = keyOf("Report", id);
      return key === null ? null : loaders.report.load(key);
    }
    if (typeof natural.year !== "number" || typeof (natural.agencyId ?? natural.agencyName) !== "string") {
      throw badUserInput("No report was named. Give `id`, or `year` with `agencyId` or `agencyName`.");
    }
    const agency = await agencyKeyOf(natural, context);
    return agency === null ? null : loaders.report.load(agencyYearKey(agency, natural.year));
  },

  async reports(_: unknown, { filter, orderBy, ...page }: ReportsArguments, { ask }: Context) {
    const wanted = reportFilter(filter);
    const order = orderBy ?? "newestYearFirst";
    const scope = { list: `reports ${order}`, filter: wanted };
    const request = pageRequest(scope, REPORT_ORDERS[order], page);
    const found = await ask(({ database }) => listReports(database, wanted, order, request));
    return toConnection(
      scope,
      found,
      exactly(() => ask(({ database }) => countReports(database, wanted))),
    );
  },

  section(_: unknown, { report, section, occurrence }: SectionArguments, context: Context) {
    const key = keyOf("Report", report);
    return key === null ? null : loadSection({ key, section, occurrence: occurrence ?? 0 }, context);
  },
};
