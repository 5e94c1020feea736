import {
  AGENCY_REPORTS_ORDER,
  type AgencyCandidate,
  type AgencyRecord,
  type RelativeRecord,
} from "@gongkai/db";
import type { Edition } from "@gongkai/schema";
import { toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";
import { filterValues } from "./arguments.ts";

interface ReportsArguments extends PageArguments {
  readonly years?: readonly number[] | null;
  readonly editions?: readonly Edition[] | null;
}

/** Resolvers of type `Agency`. */
export const AGENCY_RESOLVERS = {
  id: (agency: AgencyRecord) => toGlobalId({ type: "Agency", key: agency.id }),

  aliases: async ({ id }: AgencyRecord, _: unknown, { loaders }: Context) =>
    (await loaders.aliases.load(id)) ?? [],
  parent: ({ parentId }: AgencyRecord, _: unknown, { loaders }: Context) =>
    parentId === null ? null : loaders.agency.load(parentId),
  lineage: async ({ id }: AgencyRecord, _: unknown, { loaders }: Context) =>
    (await loaders.lineage.load(id)) ?? [],

  async reports(agency: AgencyRecord, { years, editions, ...page }: ReportsArguments, { loaders }: Context) {
    const filter = { years: filterValues("years", years), editions: filterValues("editions", editions) };
    // The agency takes no part: the same cursor may be used for the reports of every agency in a list.
    const scope = { list: "Agency.reports", filter };
    const loader = loaders.reportsOfAgency(filter, pageRequest(scope, AGENCY_REPORTS_ORDER, page));
    const found = (await loader.load(agency.id)) ?? {
      items: [],
      total: 0,
      hasPrevious: false,
      hasNext: false,
    };
    return toConnection(scope, found, () => ({ value: found.total, relation: "exact" }));
  },
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
