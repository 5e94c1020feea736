import {
  AGENCY_ORDER,
  type AgencyRecord,
  agenciesByName,
  type CoverageRecord,
  countAgencies,
  coverageOfYears,
  listAgencies,
} from "@gongkai/db";
import { exactly, toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { type AgencyFilterArgument, agencyFilter } from "./agency-filter.ts";
import { given, keyOf } from "./arguments.ts";

interface AgencyArguments {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly place?: string | null;
}

interface FilterArgument {
  readonly filter?: AgencyFilterArgument | null;
}

/** The agency of a name; a real one before a synthetic one of the same name and place. */
export async function agencyByName(
  name: string,
  place: string | undefined,
  { ask }: Context,
): Promise<AgencyRecord | null> {
  const named = await ask(({ database }) => agenciesByName(database, name));
  const fitting = place === undefined ? named : named.filter((agency) => (agency.place ?? "") === place);
  const real = fitting.filter((agency) => !agency.synthetic);
  const candidates: readonly AgencyRecord[] = real.length > 0 ? real : fitting;
  if (candidates.length > 1) {
    const places = candidates.map((agency) => JSON.stringify(agency.place ?? "")).join(", ");
    throw badUserInput(
      `${candidates.length} agencies are named ${name}. Say which by its place as well, one of: ${places}.`,
    );
  }
  return candidates[0] ?? null;
}

/** The queries for agencies and for how complete their reports are. */
export const AGENCY_QUERIES = {
  agency(_: unknown, { id, name, place }: AgencyArguments, context: Context) {
    if (typeof id === "string") {
      const key = keyOf("Agency", id);
      return key === null ? null : context.loaders.agency.load(key);
    }
    if (typeof name === "string") return agencyByName(name, given(place), context);
    throw badUserInput("No agency was named. Give `id`, or `name` and, where it is needed, `place`.");
  },

  async agencies(_: unknown, { filter, ...page }: FilterArgument & PageArguments, { ask }: Context) {
    const wanted = agencyFilter(filter);
    const scope = { list: "agencies", filter: wanted };
    const request = pageRequest(scope, AGENCY_ORDER, page);
    const found = await ask(({ database }) => listAgencies(database, wanted, request));
    return toConnection(
      scope,
      found,
      exactly(() => ask(({ database }) => countAgencies(database, wanted))),
    );
  },

  coverage: (_: unknown, { filter }: FilterArgument, { ask }: Context) =>
    ask(({ database }) => coverageOfYears(database, agencyFilter(filter))),
};

/** Resolvers of type `Coverage`. */
export const COVERAGE_RESOLVERS = {
  missing: ({ expected, present }: CoverageRecord) => expected - present,
};
