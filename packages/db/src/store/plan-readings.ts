import type { KnownReading } from "./find-readings.ts";
import type { IdentifiedReport } from "./report-to-store.ts";
import { compareParserVersions, countReadCells } from "./version-rank.ts";

/** What is to be done with one report of a source. */
export interface PlannedReading {
  readonly identified: IdentifiedReport;
  /** The stored version that says the same. */
  readonly same: KnownReading | undefined;
  /** Whether that was last read so by an older parser, or from an earlier sighting. */
  readonly isConfirmed: boolean;
  /** Whether it speaks for its report if its source does: of two reports with one key, the one with more cells read. */
  readonly isChosen: boolean;
}

/** What is to be done with the reports of a source as one parser reads them. */
export interface ReadingPlan {
  /** Whether these are the newest reading of the source, which alone speaks for reports. */
  readonly isNewest: boolean;
  readonly readings: readonly PlannedReading[];
  /** Whether all of it is stored already, as it is. */
  readonly isKnown: boolean;
}

function isConfirmed(known: KnownReading, parserVersion: string): boolean {
  const order = compareParserVersions(parserVersion, known.parserVersion);
  return order > 0 || (order === 0 && known.seen === -1);
}

/** Of the stored versions that say the same, the one that the newest parser read. */
function findSame(
  { reportId, digest }: IdentifiedReport,
  known: readonly KnownReading[],
): KnownReading | undefined {
  return known
    .filter((each) => each.reportId === reportId && each.digest === digest)
    .sort((left, right) => compareParserVersions(right.parserVersion, left.parserVersion))[0];
}

function isNewestReading(
  parserVersion: string,
  known: readonly KnownReading[],
  hasUnknown: boolean,
): boolean {
  const orders = known.map((each) => ({
    ...each,
    order: compareParserVersions(parserVersion, each.parserVersion),
  }));
  if (orders.some(({ order }) => order < 0)) return false;
  const sameParser = orders.filter(({ order }) => order === 0);
  if (sameParser.length === 0) return true;
  // The address of a source takes part in reading it, so one parser may read it differently at two places.
  if (sameParser.some(({ seen }) => seen === 1)) return false;
  return hasUnknown || sameParser.every(({ seen }) => seen === -1);
}

/** Of the reports that share a key, the one with more cells read, then the one of the larger digest. */
function chooseReadings(identified: readonly IdentifiedReport[]): ReadonlySet<IdentifiedReport> {
  const chosen = new Map<string, IdentifiedReport>();
  for (const each of identified) {
    const other = chosen.get(each.reportId);
    if (other === undefined || isBetter(each, other)) chosen.set(each.reportId, each);
  }
  return new Set(chosen.values());
}

function isBetter(each: IdentifiedReport, other: IdentifiedReport): boolean {
  const more = countReadCells(each.report.tables) - countReadCells(other.report.tables);
  return more > 0 || (more === 0 && each.digest > other.digest);
}

/**
 * Decides what storing the reports of a source comes to, beside what is stored of it.
 *
 * The newest reading is that of the newest parser, whichever was stored first; of several by one parser that of the
 * latest sighting, and of one sighting that which is stored last. `isSettling` says that a person has just given the
 * source to its reports, which makes this reading the newest.
 */
export function planReadings(
  identified: readonly IdentifiedReport[],
  known: readonly KnownReading[],
  isSettling: boolean,
): ReadingPlan {
  const chosen = chooseReadings(identified);
  const readings = identified.map((each) => {
    const same = findSame(each, known);
    const confirmed = same !== undefined && isConfirmed(same, each.parserVersion);
    return { identified: each, same, isConfirmed: confirmed, isChosen: chosen.has(each) };
  });
  const hasUnknown = readings.some(({ same }) => same === undefined);
  const parserVersion = identified[0]?.parserVersion ?? "";
  return {
    isNewest: isSettling || isNewestReading(parserVersion, known, hasUnknown),
    readings,
    isKnown:
      !isSettling &&
      readings.every(
        (each) =>
          each.same !== undefined &&
          !each.isConfirmed &&
          each.same.rulesVersion === each.identified.rulesVersion,
      ),
  };
}
