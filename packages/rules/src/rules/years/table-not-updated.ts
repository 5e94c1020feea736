import { type Cell, type CellAddress, type Report, TABLE_IDS, type TableId } from "@gongkai/schema";
import { COMPARED_PLACES, cellIn, numberIn } from "../../comparison/compared-places.ts";
import { cellPlaces } from "../../places.ts";
import { type ExampleCells, type Observation, type ObservationRule, TABLE_NAMES } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";
import { besideYearBefore, type TwoYears } from "./year-before.ts";

/** What a table and last year's have in common. */
interface Likeness {
  /** Whether nothing that was read differs. */
  readonly isEqual: boolean;
  readonly hasUnread: boolean;
  /** The cells of the report that equal last year's and are not 0. */
  readonly nonZero: readonly CellAddress[];
  /** The numbers that stand in them, each once. */
  readonly numbers: ReadonlySet<number>;
}

const PLACES = {
  proactiveDisclosure: COMPARED_PLACES.filter(({ table }) => table === "proactiveDisclosure"),
  requests: COMPARED_PLACES.filter(({ table }) => table === "requests"),
  remedies: COMPARED_PLACES.filter(({ table }) => table === "remedies"),
} as const satisfies Record<TableId, unknown>;

function isEqualCell(left: Cell, right: Cell): boolean {
  if (left.state === "value" && right.state === "value") return left.value === right.value;
  return left.state === right.state;
}

/** Compares a table with last year's, no further than the first difference; null where their forms differ. */
function likenessOf(table: TableId, report: Report, before: Report): Likeness | null {
  const nonZero: CellAddress[] = [];
  const numbers = new Set<number>();
  let hasUnread = false;
  for (const place of PLACES[table]) {
    const [now, then] = [cellIn(report.tables, place), cellIn(before.tables, place)];
    if (now === undefined && then === undefined) continue;
    if (now === undefined || then === undefined) {
      const [sum, other] = [numberIn(report.tables, place), numberIn(before.tables, place)];
      // The parts of a row that one form splits are compared by their sum alone.
      if (place.parts.length === 0 && table === "requests") continue;
      if (place.parts.length === 0 || sum === null || other === null) return null;
      if (sum !== other) return { isEqual: false, hasUnread, nonZero, numbers };
      continue;
    }
    if (now.state === "unread" || then.state === "unread") hasUnread = true;
    else if (!isEqualCell(now, then)) return { isEqual: false, hasUnread, nonZero, numbers };
    else if (now.state === "value" && now.value !== 0) {
      nonZero.push(place.address);
      numbers.add(now.value);
    }
  }
  return { isEqual: true, hasUnread, nonZero, numbers };
}

function observeTable(
  table: TableId,
  { report, thresholds }: Subject,
  { year, before }: TwoYears,
): readonly Observation[] {
  if (report.tables[table] === null || before.tables[table] === null) return [];
  const likeness = likenessOf(table, report, before);
  const name = TABLE_NAMES[table];
  if (likeness === null) {
    return [
      {
        verdict: "notAssessable",
        message: {
          zh: `${name.zh}：${year}年与${year - 1}年格式不同，不能逐格核对。`,
          en: `${name.en}: ${year} and ${year - 1} use different forms, so the tables cannot be compared as a whole.`,
        },
      },
    ];
  }
  const { isEqual, hasUnread, nonZero, numbers } = likeness;
  if (isEqual && hasUnread && nonZero.length === 0) {
    return [
      {
        verdict: "notAssessable",
        message: {
          zh: `${name.zh}：${year}年或${year - 1}年的数字未能读取，不能核对。`,
          en: `${name.en}: the numbers of ${year} or ${year - 1} were not read, so the tables cannot be compared.`,
        },
      },
    ];
  }
  const least = thresholdOf(thresholds, "table-not-updated.non-zero-cells");
  // A single request, granted, fills six cells with the same number, and may well come again.
  const isLikely = isEqual && nonZero.length >= least && numbers.size > 1;
  if (!isLikely) {
    return [
      {
        verdict: "pass",
        message: {
          zh: `${name.zh}：与${year - 1}年不同，或几乎全为0。`,
          en: `${name.en}: differs from that of ${year - 1}, or is 0 almost everywhere.`,
        },
      },
    ];
  }
  const count = nonZero.length;
  return [
    {
      verdict: hasUnread ? "indeterminate" : "fail",
      cells: nonZero,
      elsewhere: cellPlaces(before, "previous", nonZero),
      message: hasUnread
        ? {
            zh: `${name.zh}：能读取的数字均与${year - 1}年相同（其中${count}个不为0），其余未能读取，无法判断。`,
            en: `${name.en}: every number that was read equals that of ${year - 1}, numbers that are not 0: ${count}; others were not read, so it cannot be decided.`,
          }
        : {
            zh: `${name.zh}：${year}年整张表与${year - 1}年完全相同，其中${count}个数字不为0，可能未更新。`,
            en: `${name.en}: the whole table of ${year} equals that of ${year - 1}, numbers that are not 0: ${count}; it may not have been updated.`,
          },
    },
  ];
}

function remedies(upheld: number): ExampleCells {
  return {
    "remedies/reconsideration/upheld": upheld,
    "remedies/reconsideration/corrected": 1,
    "remedies/reconsideration/total": upheld + 1,
    "remedies/directLitigation/upheld": 2,
    "remedies/directLitigation/total": 2,
  };
}

/** A whole table was carried over from last year. */
export const tableNotUpdated: ObservationRule = {
  code: "table-not-updated",
  version: 1,
  kind: "continuity",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "整表与上年相同", en: "Table not updated" },
  explanation: {
    zh: "整张表的每一格都与上一年度相同，且不为0的数字不止几个，通常是沿用了上年的表。几乎全为0或只重复同一个数字的表年年相同是常事，不提示。",
    en: "Every cell of a table equals last year's, and more than a few of them are not 0: usually last year's table was handed in again. Tables that are 0 almost everywhere, or repeat one number, are often the same and are not meant.",
  },
  statement: "some cell of the table differs from last year's",
  thresholds: ["table-not-updated.non-zero-cells"],
  observe: (subject) =>
    besideYearBefore(subject, (years) => TABLE_IDS.flatMap((table) => observeTable(table, subject, years))),
  example: {
    edition: "2021",
    passing: { cells: remedies(3), previous: remedies(4) },
    failing: { cells: remedies(3), previous: remedies(3) },
  },
};
