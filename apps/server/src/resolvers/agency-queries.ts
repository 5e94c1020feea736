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

/** Agencies that have one name, all as their whole name or all as another one. */
interface Namesakes {
  readonly agencies: readonly AgencyRecord[];
  readonly isWholeName: boolean;
}

interface FilterArgument {
  readonly filter?: AgencyFilterArgument | null;
}

/** How many of the agencies that share a short name an error tells. */
const TOLD_AGENCIES = 5;

function ambiguous(name: string, { agencies, isWholeName }: Namesakes): Error {
  const count = agencies.length;
  if (isWholeName) {
    const places = agencies.map((agency) => JSON.stringify(agency.place ?? "")).join(", ");
    return badUserInput(
      `${count} agencies are named ${name}. Say which by its place as well, one of: ${places}.`,
    );
  }
  const names = [...new Set(agencies.map((agency) => agency.name))].slice(0, TOLD_AGENCIES).join(", ");
  return badUserInput(
    `${count} agencies are called ${name}. Say which by its whole name, such as: ${names}.`,
  );
}

/**
 * The agency of a name, whole or other: one whose whole name it is before those that are called so as well, and a real one before
 * a synthetic one.
 */
export async function agencyByName(
  name: string,
  place: string | undefined,
  { ask }: Context,
): Promise<AgencyRecord | null> {
  const named = await ask(({ database }) => agenciesByName(database, name));
  const fitting = place === undefined ? named : named.filter(({ agency }) => (agency.place ?? "") === place);
  const isWholeName = fitting.some((each) => each.isWholeName);
  const agencies = fitting.filter((each) => each.isWholeName === isWholeName).map(({ agency }) => agency);
  const real = agencies.filter((agency) => !agency.synthetic);
  const candidates = real.length > 0 ? real : agencies;
  if (candidates.length > 1) throw ambiguous(name, { agencies: candidates, isWholeName });
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
