import { asc } from "drizzle-orm";
import { agencyAliases, agencyLineage } from "../schema/agencies.ts";
import type { AgencyRelative } from "../schema/agency-resolution.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";

/** A body that came before or after an agency; its id leads to an agency only where that is registered too. */
export interface RelativeRecord extends Omit<AgencyRelative, "place"> {
  readonly agencyId: string;
}

/** The other names of agencies, in code-point order; every agency asked for has an entry. */
export async function aliasesOfAgencies(
  { drizzle }: DrizzleReader,
  agencyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await drizzle.select().from(agencyAliases).where(isAnyOf(agencyAliases.agencyId, agencyIds));
  const aliases = new Map<string, string[]>(agencyIds.map((id) => [id, []]));
  for (const { agencyId, alias } of rows) aliases.get(agencyId)?.push(alias);
  for (const names of aliases.values()) names.sort();
  return aliases;
}

/** What agencies were before and became, oldest first; every agency asked for has an entry. */
export async function lineageOfAgencies(
  { drizzle }: DrizzleReader,
  agencyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RelativeRecord[]>> {
  const rows = await drizzle
    .select()
    .from(agencyLineage)
    .where(isAnyOf(agencyLineage.agencyId, agencyIds))
    .orderBy(asc(agencyLineage.year), asc(agencyLineage.relativeId));
  const lineage = new Map<string, RelativeRecord[]>(agencyIds.map((id) => [id, []]));
  for (const { agencyId, relation, relativeId, relativeName, type, year } of rows) {
    lineage.get(agencyId)?.push({ agencyId: relativeId, relation, name: relativeName, type, year });
  }
  return lineage;
}
