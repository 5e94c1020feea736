import { BEGIN_READING } from "../postgres/begin-reading.ts";
import { storable } from "../postgres/sql-parameters.ts";
import { inTransaction, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";
import type { AgencySuggestion } from "../search.ts";
import { abbreviatedBodies, bodiesInPlaces } from "./abbreviated-names.ts";
import { compareCandidates, type NameCandidate } from "./name-candidate.ts";
import { namesBeginning } from "./names-beginning.ts";
import { typedName } from "./typed-name.ts";

/** How many agencies are suggested by default. */
const DEFAULT_FIRST = 10;

/** The most that can be asked for. */
const MOST_SUGGESTED = 100;

/**
 * Agencies whose names begin as the text does, in characters, pinyin, or initials of either case, from the beginning or
 * behind the place: 沭阳县人, shuyangxian r, syxr, 人社局, rsj, 沭阳rsj. A body is found by an abbreviation too: 人社局 of
 * 人力资源和社会保障局.
 *
 * Exact matches first, then names that begin so, then bodies; among them the shorter name, the higher level. One
 * suggestion for each agency.
 *
 * @throws SearchError SEARCH_UNAVAILABLE when the index cannot be read; the reason of the signal
 */
export async function suggestAgencies(
  pool: SqlPool,
  text: string,
  { first = DEFAULT_FIRST, signal }: { readonly first?: number; readonly signal?: AbortSignal } = {},
): Promise<readonly AgencySuggestion[]> {
  const typed = typedName(storable(text));
  const wanted = Math.min(Math.max(Math.trunc(first), 0), MOST_SUGGESTED);
  if (typed === null || wanted === 0) return [];
  const suggest = async (client: SqlClient): Promise<readonly AgencySuggestion[]> => {
    const found = [...(await namesBeginning(client, typed, wanted))];
    if (agenciesOf(found) < wanted) found.push(...(await bodiesInPlaces(client, typed, wanted)));
    if (agenciesOf(found) < wanted) found.push(...(await abbreviatedBodies(client, typed, wanted)));
    return bestOfEach(found).slice(0, wanted);
  };
  return inTransaction(pool, BEGIN_READING, suggest, signal);
}

function agenciesOf(candidates: readonly NameCandidate[]): number {
  return new Set(candidates.map(({ agencyId }) => agencyId)).size;
}

function bestOfEach(candidates: readonly NameCandidate[]): readonly AgencySuggestion[] {
  const best = new Map<string, AgencySuggestion>();
  for (const { agencyId, fullName, name, by } of candidates.toSorted(compareCandidates)) {
    if (!best.has(agencyId)) best.set(agencyId, { agencyId, name: fullName, matched: name, by });
  }
  return [...best.values()];
}
