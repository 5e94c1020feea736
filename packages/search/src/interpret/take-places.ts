import { decideNames } from "./decide-names.ts";
import type { Find } from "./find.ts";
import type { Candidate, FoundName } from "./found-name.ts";
import { type Gazetteer, type GazetteerEntry, LONGEST_NAME } from "./gazetteer.ts";
import { isProtected, mayStandThere } from "./name-borders.ts";
import type { Stretch } from "./stretch.ts";

/** How many parts of a query are looked up at most; what stands behind them is not looked at for names. */
const MAXIMUM_CANDIDATES = 3000;

/** What names of agencies and regions are written with. */
const NAME_CHARACTERS = /[\p{Script=Han}()·]{2,}/gu;

/**
 * Names of agencies and regions, of overlapping ones the longest. A name of several agencies or regions is taken too and
 * means the one that a region beside it leaves; where none is left, or more than one, it stays a word and is no find.
 *
 * @param isUndone whether somebody wants what is typed between two places of a stretch to be words
 */
export async function takePlaces(
  stretches: readonly Stretch[],
  gazetteer: Gazetteer,
  isUndone: (stretch: Stretch, start: number, end: number) => boolean,
): Promise<readonly Find[]> {
  const candidates = candidatesOf(stretches);
  const meanings = new Map<string, GazetteerEntry[]>();
  const names = [...new Set(candidates.map(({ name }) => name))];
  for (const entry of names.length === 0 ? [] : await gazetteer.find(names)) {
    const known = meanings.get(entry.name);
    if (known === undefined) meanings.set(entry.name, [entry]);
    else known.push(entry);
  }
  const found: FoundName[] = [];
  const known = candidates
    .map((candidate) => ({ ...candidate, meanings: meanings.get(candidate.name) ?? [] }))
    .filter((candidate) => candidate.meanings.length > 0 && !isProtected(candidate))
    // The order of those of one length stays: from left to right.
    .sort((one, other) => other.name.length - one.name.length);
  for (const candidate of known) {
    const { stretch, start, end } = candidate;
    if (mayStandThere(candidate) && stretch.take(start, end)) found.push(candidate);
  }
  const wanted = found.filter(({ stretch, start, end }) => !isUndone(stretch, start, end));
  return decideNames(wanted);
}

/** Every part that may be a name, from left to right, the first of them where there are too many. */
function candidatesOf(stretches: readonly Stretch[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const stretch of stretches) {
    for (const run of stretch.text.matchAll(NAME_CHARACTERS)) {
      const runEnd = run.index + run[0].length;
      for (let start = run.index; start < runEnd - 1; start++) {
        const last = Math.min(start + LONGEST_NAME, runEnd);
        for (let end = start + 2; end <= last; end++) {
          if (candidates.length === MAXIMUM_CANDIDATES) return candidates;
          if (stretch.isTaken(end - 1) || stretch.isTaken(start)) break;
          candidates.push({ stretch, start, end, name: stretch.text.slice(start, end) });
        }
      }
    }
  }
  return candidates;
}
