import {
  AGENCY_ORDER,
  type AgencyRecord,
  agenciesByName,
  agencyYearKey,
  countAgencies,
  countReports,
  countStored,
  listAgencies,
  listReports,
  REPORT_ORDERS,
  type ReportOrder,
} from "@gongkai/db";
import { toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { SOFTWARE_VERSION } from "../software-version.ts";
import { type AgencyFilterArgument, agencyFilter } from "./agency-filter.ts";
import { given, keyOf } from "./arguments.ts";
import { NODE_QUERIES } from "./node.ts";
import { type ReportFilterArgument, reportFilter } from "./report-filter.ts";

interface AgencyArguments {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly place?: string | null;
}

interface AgenciesArguments extends PageArguments {
  readonly filter?: AgencyFilterArgument | null;
}

interface ReportArguments {
  readonly id?: string | null;
  readonly agencyId?: string | null;
  readonly year?: number | null;
}

interface ReportsArguments extends PageArguments {
  readonly filter?: ReportFilterArgument | null;
  readonly orderBy?: ReportOrder | null;
}

/** The agency of a name; a real one before a synthetic one of the same name and place. */
async function agencyByName(name: string, place: string | undefined, { ask }: Context) {
  const named = await ask(({ database }) => agenciesByName(database, name));
  const fitting = place === undefined ? named : named.filter((agency) => (agency.place ?? "") === place);
  const real = fitting.filter((agency) => !agency.synthetic);
  const candidates: readonly AgencyRecord[] = real.length > 0 ? real : fitting;
  if (candidates.length > 1) {
    const places = candidates.map((agency) => JSON.stringify(agency.place ?? "")).join(", ");
    throw badUserInput(
      `${candidates.length} agencies are named ${name}. Give \`place\` as well, one of: ${places}.`,
    );
  }
  return candidates[0] ?? null;
}

/** Resolvers of type `Query`, search apart. */
export const QUERY_RESOLVERS = {
  ...NODE_QUERIES,

  agency(_: unknown, { id, name, place }: AgencyArguments, context: Context) {
    if (typeof id === "string") {
      const key = keyOf("Agency", id);
      return key === null ? null : context.loaders.agency.load(key);
    }
    if (typeof name === "string") return agencyByName(name, given(place), context);
    throw badUserInput("No agency was named. Give `id`, or `name` and, where it is needed, `place`.");
  },

  async agencies(_: unknown, { filter, ...page }: AgenciesArguments, { ask }: Context) {
    const wanted = agencyFilter(filter);
    const scope = { list: "agencies", filter: wanted };
    const request = pageRequest(scope, AGENCY_ORDER, page);
    const found = await ask(({ database }) => listAgencies(database, wanted, request));
    return toConnection(scope, found, async () => ({
      value: await ask(({ database }) => countAgencies(database, wanted)),
      relation: "exact",
    }));
  },

  report(_: unknown, { id, agencyId, year }: ReportArguments, { loaders }: Context) {
    if (typeof id === "string") {
      const key = keyOf("Report", id);
      return key === null ? null : loaders.report.load(key);
    }
    if (typeof agencyId === "string" && typeof year === "number") {
      const agency = keyOf("Agency", agencyId);
      if (agency === null) return null;
      return loaders.report.load(agencyYearKey(agency, year));
    }
    throw badUserInput("No report was named. Give `id`, or both `agencyId` and `year`.");
  },

  async reports(_: unknown, { filter, orderBy, ...page }: ReportsArguments, { ask }: Context) {
    const wanted = reportFilter(filter);
    const order = orderBy ?? "newestYearFirst";
    const scope = { list: `reports ${order}`, filter: wanted };
    const request = pageRequest(scope, REPORT_ORDERS[order], page);
    const found = await ask(({ database }) => listReports(database, wanted, order, request));
    return toConnection(scope, found, async () => ({
      value: await ask(({ database }) => countReports(database, wanted)),
      relation: "exact",
    }));
  },

  about: (_: unknown, __: unknown, { kinds, ask }: Context) => ({
    softwareVersion: SOFTWARE_VERSION,
    database: kinds.database,
    searchEngine: kinds.engine,
    counts: () => ask(({ database }) => countStored(database)),
  }),
};
