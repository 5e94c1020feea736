import {
  AGENCY_REPORTS_ORDER,
  type AgencyCandidate,
  type AgencyRecord,
  type AgencyYear,
  FINDING_ORDERS,
  type RelativeRecord,
} from "@gongkai/db";
import type { Edition } from "@gongkai/schema";
import { groupConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { type MeasureArgument, measureRequests } from "../figures/figures.ts";
import { toGlobalId } from "../global-id.ts";
import { filterValues } from "./arguments.ts";
import { type FindingsArguments, findingFilter } from "./finding-filter.ts";
import { regionOf } from "./region.ts";

interface ReportsArguments extends PageArguments {
  readonly years?: readonly number[] | null;
  readonly editions?: readonly Edition[] | null;
}

/** Resolvers of type `Agency`. The agency takes no part in cursors: one is good for the same list of every agency. */
export const AGENCY_RESOLVERS = {
  id: (agency: AgencyRecord) => toGlobalId({ type: "Agency", key: agency.id }),

  aliases: async ({ id }: AgencyRecord, _: unknown, { loaders }: Context) =>
    (await loaders.aliases.load(id)) ?? [],
  parent: ({ parentId }: AgencyRecord, _: unknown, { loaders }: Context) =>
    parentId === null ? null : loaders.agency.load(parentId),
  lineage: async ({ id }: AgencyRecord, _: unknown, { loaders }: Context) =>
    (await loaders.lineage.load(id)) ?? [],
  region: ({ regionCode }: AgencyRecord, _: unknown, context: Context) => regionOf(regionCode, context),
  years: async ({ id }: AgencyRecord, _: unknown, { loaders }: Context) =>
    (await loaders.years.load(id)) ?? [],

  figures: (
    { id }: AgencyRecord,
    { measures }: { readonly measures: readonly MeasureArgument[] },
    { loaders }: Context,
  ) => loaders.figuresOfAgency(measureRequests(measures)).load(id),

  async reports(agency: AgencyRecord, { years, editions, ...page }: ReportsArguments, { loaders }: Context) {
    const filter = { years: filterValues("years", years), editions: filterValues("editions", editions) };
    const scope = { list: "Agency.reports", filter };
    const loader = loaders.reportsOfAgency(filter, pageRequest(scope, AGENCY_REPORTS_ORDER, page));
    return groupConnection(scope, await loader.load(agency.id));
  },

  async findings(
    agency: AgencyRecord,
    { filter, orderBy, ...page }: FindingsArguments,
    { loaders }: Context,
  ) {
    const wanted = findingFilter(filter);
    const order = orderBy ?? "gravestFirst";
    const scope = { list: `Agency.findings ${order}`, filter: wanted };
    const loader = loaders.findingsOfAgency(wanted, order, pageRequest(scope, FINDING_ORDERS[order], page));
    return groupConnection(scope, await loader.load(agency.id));
  },
};

/** Resolvers of type `AgencyYear`. */
export const AGENCY_YEAR_RESOLVERS = {
  report: ({ reportId }: AgencyYear, _: unknown, { loaders }: Context) =>
    reportId === null ? null : loaders.report.load(reportId),
};

/** Resolvers of type `AgencyRelative`. */
export const AGENCY_RELATIVE_RESOLVERS = {
  agency: ({ agencyId }: RelativeRecord, _: unknown, { loaders }: Context) => loaders.agency.load(agencyId),
};

/** Resolvers of type `AgencyCandidate`. */
export const AGENCY_CANDIDATE_RESOLVERS = {
  name: ({ agency }: AgencyCandidate) => agency.name,
  level: ({ agency }: AgencyCandidate) => agency.level,
  kind: ({ agency }: AgencyCandidate) => agency.kind,
  regionCode: ({ agency }: AgencyCandidate) => agency.regionCode,
  regionPath: ({ agency }: AgencyCandidate) => agency.regionPath,
};
