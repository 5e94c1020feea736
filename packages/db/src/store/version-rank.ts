import type { Cell, ReportTables } from "@gongkai/schema";

/** The numbers in a version, such as those of `1.10.0-rc.2`. */
function numbersIn(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

/**
 * Compares versions of a parser: below 0 where the left one is older, above where it is newer. Numbers count first, so
 * `0.10.0` is newer than `0.9.0`; then characters.
 */
export function compareParserVersions(left: string, right: string): number {
  const [one, other] = [numbersIn(left), numbersIn(right)];
  for (let place = 0; place < Math.max(one.length, other.length); place += 1) {
    const difference = (one[place] ?? -1) - (other[place] ?? -1);
    if (difference !== 0) return difference;
  }
  return left === right ? 0 : left < right ? -1 : 1;
}

/** How many cells of a report's tables have been read, those among them that are blank. */
export function countReadCells({ proactiveDisclosure, requests, remedies }: ReportTables): number {
  let count = 0;
  for (const table of [proactiveDisclosure, requests, remedies]) {
    for (const row of Object.values(table ?? {})) {
      // A row is an object of cells, some of which may be missing.
      for (const cell of Object.values(row as Readonly<Record<string, Cell | undefined>>)) {
        if (cell !== undefined && cell.state !== "unread") count += 1;
      }
    }
  }
  return count;
}

/** What decides between versions that were first seen at the same time. */
export interface RankedVersion {
  readonly readCells: number;
  /** SHA-256 of the source. */
  readonly sourceSha256: string;
}

/** Sorts first what is to be shown: more cells read, then the larger hash. */
export function compareVersions(left: RankedVersion, right: RankedVersion): number {
  if (left.readCells !== right.readCells) return right.readCells - left.readCells;
  return left.sourceSha256 === right.sourceSha256 ? 0 : left.sourceSha256 > right.sourceSha256 ? -1 : 1;
}
