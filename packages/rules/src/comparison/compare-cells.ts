import type { Cell, CellAddress, LocalizedText, Report, ReportTables } from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";
import { COMPARED_PLACES, type ComparedPlace, cellIn, cellsOfPlace, numberIn } from "./compared-places.ts";
import type { CellComparison, Change } from "./report-comparison.ts";

const NOT_READ: LocalizedText = { zh: "数字未能读取", en: "The number was not read" };
const PARTS_MISSING: LocalizedText = {
  zh: "两种格式须加总比较，其中有数字缺失",
  en: "The forms compare by a sum, of which a number is missing",
};

interface Outcome {
  readonly change: Change;
  readonly note?: LocalizedText | null;
}

/** What became of a cell that both reports have. */
function compareStates(before: Cell, after: Cell): Outcome {
  if (before.state === "unread" || after.state === "unread") {
    return { change: "notComparable", note: NOT_READ };
  }
  if (before.state === "value" && after.state === "value") {
    return { change: before.value === after.value ? "same" : "changed" };
  }
  if (after.state === "value") return { change: "added" };
  if (before.state === "value") return { change: "removed" };
  return { change: before.state === after.state ? "same" : "changed" };
}

function compareSums(before: number | null, after: number | null, place: ComparedPlace): Outcome {
  if (before === null || after === null) return { change: "notComparable", note: PARTS_MISSING };
  return { change: before === after ? "same" : "changed", note: place.note };
}

/** What became of a place that only one report has; `other` are the tables of the one that lacks it. */
function compareOneSided(place: ComparedPlace, other: ReportTables, change: "added" | "removed"): Outcome {
  const hasOtherForm = other[place.table] !== null && !place.isShared;
  return hasOtherForm ? { change: "notComparable", note: place.note } : { change };
}

/** The second number less the first; amounts to the fen, as decimal fractions are not exact in binary. */
function differenceAt(address: CellAddress, before: number, after: number): number {
  const difference = after - before;
  return unitOf(address) === "money" ? Math.round(difference * 100) / 100 : difference;
}

function compareAt(place: ComparedPlace, first: Report, second: Report): CellComparison | null {
  const [before, after] = [cellIn(first.tables, place), cellIn(second.tables, place)];
  if (before === undefined && after === undefined) return null;
  const [numberBefore, numberAfter] = [numberIn(first.tables, place), numberIn(second.tables, place)];
  let parts: readonly CellAddress[] = [];
  let outcome: Outcome;
  if (before !== undefined && after !== undefined) outcome = compareStates(before, after);
  else {
    const lacking = (before === undefined ? first : second).tables;
    parts = cellsOfPlace(lacking, place);
    outcome =
      parts.length > 0
        ? compareSums(numberBefore, numberAfter, place)
        : compareOneSided(place, lacking, before === undefined ? "added" : "removed");
  }
  const { change, note = null } = outcome;
  const isCompared = change === "same" || change === "changed";
  const difference =
    isCompared && numberBefore !== null && numberAfter !== null
      ? differenceAt(place.address, numberBefore, numberAfter)
      : null;
  return {
    address: place.address,
    before,
    after,
    numberBefore,
    numberAfter,
    parts,
    change,
    difference,
    note,
  };
}

/** Compares two reports cell by cell, across the editions where the concordance of the forms allows it. */
export function compareCells(before: Report, after: Report): readonly CellComparison[] {
  const comparisons: CellComparison[] = [];
  for (const place of COMPARED_PLACES) {
    const comparison = compareAt(place, before, after);
    if (comparison !== null) comparisons.push(comparison);
  }
  return comparisons;
}
