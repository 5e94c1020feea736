import type { EngineRequest } from "../engine.ts";
import { matchingOf, textCondition } from "../postgres/match-conditions.ts";
import { Parameters } from "../postgres/sql-parameters.ts";
import type { Candidate } from "./ask-engine.ts";
import type { Statements } from "./follower-lease.ts";

/**
 * Which candidates are in PostgreSQL as the engine knows them, by their ids: of the same revision and, unless that is certain,
 * holding the terms as they stand and nothing that is excluded.
 */
export async function confirmCandidates(
  client: Statements,
  request: Pick<EngineRequest, "terms" | "matching">,
  candidates: readonly Candidate[],
  isCertain: boolean,
): Promise<ReadonlySet<string>> {
  if (candidates.length === 0) return new Set();
  const parameters = new Parameters();
  const ids = parameters.add(candidates.map(({ id }) => id));
  const revisions = parameters.add(candidates.map(({ revision }) => revision));
  const condition = isCertain ? "true" : textCondition(parameters, matchingOf(request));
  const { rows } = await client.query(
    `select t.id from unnest(${ids}::text[], ${revisions}::bigint[]) as found (id, revision)
     join search.documents t on t.id = found.id and t.revision = found.revision
     where ${condition}`,
    parameters.values,
  );
  return new Set(rows.map((row) => String(row.id)));
}

/**
 * Whether a candidate is gone from PostgreSQL, or there as something else than what the engine knows. What a report says may
 * have moved to another of its sections, so neither is a reason to find less.
 */
export async function isAnyOutdated(client: Statements, candidates: readonly Candidate[]): Promise<boolean> {
  if (candidates.length === 0) return false;
  const { rows } = await client.query(
    `select exists (
       select from unnest($1::text[], $2::bigint[]) as found (id, revision)
       left join search.documents t on t.id = found.id and t.revision = found.revision
       where t.id is null
     ) as found`,
    [candidates.map(({ id }) => id), candidates.map(({ revision }) => revision)],
  );
  return rows[0]?.found === true;
}
