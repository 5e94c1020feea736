import type { CellAddress, Report, ReportTables, Verdict } from "@gongkai/schema";
import { type ComparedPlace, cellIn, cellsOfPlace, numberIn } from "../../comparison/compared-places.ts";
import { SINGLE_FIGURES } from "../../comparison/single-figures.ts";
import type { Bounds } from "../../formula/bounds.ts";
import { cellNumberText } from "../../formula/number-text.ts";
import { quantityName } from "../../formula/wording.ts";
import type { ExampleReport, Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { printedRange } from "../printed-amounts.ts";
import { exampleReport } from "../years/example-report.ts";
import { type Children, childrenOf } from "./children.ts";

/**
 * What adds up over bodies: requests, cases, decisions and fees, each of which is one body's. Documents may be issued
 * by several bodies together, and lists of items are kept in common.
 */
const SUMMED: readonly ComparedPlace[] = SINGLE_FIGURES.filter(
  ({ table, column }) =>
    table !== "proactiveDisclosure" || column === "decisions" || column === "amountCollected",
);

/**
 * What is known of the sum over the bodies: it is at least `known`, and just that where no number is missing; `range`
 * is what `known` may stand for where amounts were rounded.
 */
interface ChildSum {
  readonly known: number;
  readonly range: Bounds;
  readonly missing: number;
}

/** What the number at a place may stand for; null where it is not known. */
function rangeIn(tables: ReportTables, place: ComparedPlace): Bounds | null {
  const cell = cellIn(tables, place);
  if (cell?.state === "value") return printedRange(place.address, cell);
  const sum = numberIn(tables, place);
  return sum === null ? null : { minimum: sum, maximum: sum };
}

/** Half the smallest amount, in yuan: sums of decimal fractions are not exact in binary. */
const HALF_FEN = 0.005;

function sumOverBodies(bodies: Children["bodies"], place: ComparedPlace): ChildSum {
  let [known, minimum, maximum, missing] = [0, 0, 0, 0];
  for (const reports of bodies) {
    // Where a body is given twice the smaller number is the safer one.
    let least: number | null = null;
    let range: Bounds | null = null;
    for (const { tables } of reports) {
      const number = numberIn(tables, place);
      if (number === null || (least !== null && number >= least)) continue;
      [least, range] = [number, rangeIn(tables, place)];
    }
    if (least === null || range === null) {
      missing += 1;
      continue;
    }
    known += least;
    minimum += range.minimum;
    maximum += range.maximum;
  }
  return {
    known: Math.round(known * 100) / 100,
    range: { minimum: minimum - HALF_FEN, maximum: maximum + HALF_FEN },
    missing,
  };
}

interface RowOutcome {
  readonly verdict: Verdict;
  readonly place: ComparedPlace;
  readonly parent: number | null;
  readonly sum: ChildSum;
}

function assessRow(report: Report, children: Children, place: ComparedPlace): RowOutcome | null {
  const cell = cellIn(report.tables, place);
  // What the report's own form splits is seen by its parts.
  if (cell === undefined) return null;
  const parent = numberIn(report.tables, place);
  const sum = sumOverBodies(children.bodies, place);
  const outcome = (verdict: Verdict): RowOutcome => ({ verdict, place, parent, sum });
  if (cell.state === "unread") return outcome("notAssessable");
  const range = rangeIn(report.tables, place);
  if (parent === null || range === null) return outcome("indeterminate");
  if (range.maximum < sum.range.minimum) return outcome("fail");
  const isFull =
    children.isExhaustive &&
    children.expected !== null &&
    children.expected > 0 &&
    children.absentees.length === 0;
  if (!isFull || sum.missing > 0) return outcome("indeterminate");
  return outcome(range.minimum <= sum.range.maximum ? "pass" : "fail");
}

function decidedRow({ report }: Subject, children: Children, row: RowOutcome): Observation {
  const { verdict, place, parent, sum } = row;
  const name = quantityName(place.address, report.edition);
  const summary = parent === null ? { zh: "未知", en: "unknown" } : cellNumberText(place.address, parent);
  const total = cellNumberText(place.address, sum.known);
  const count = children.bodies.length;
  const isBound = verdict === "fail" && parent !== null && parent < sum.known;
  const end = isBound
    ? { zh: "前者应不小于后者", en: "the first must be at least the second" }
    : { zh: "两者应相等", en: "the two must be equal" };
  const which = isBound ? { zh: "已知", en: "known" } : { zh: "全部", en: "all" };
  return {
    verdict,
    cells: cellsOfPlace(report.tables, place),
    formula: isBound ? "parent >= sum of known children" : "parent = sum of all children",
    left: parent,
    right: sum.known,
    message: {
      zh: `${name.zh}：汇总报告为${summary.zh}，所辖${which.zh}机关（${count}个）之和为${total.zh}，${end.zh}。`,
      en: `${name.en}: ${summary.en} in the summary report and ${total.en} over ${which.en} bodies below it (${count}); ${end.en}.`,
    },
  };
}

/** Rows that cannot be decided are said once, with the reason that they share. */
function undecidedRows(
  verdict: "indeterminate" | "notAssessable",
  rows: readonly RowOutcome[],
  { bodies, expected, isExhaustive, absentees }: Children,
): readonly Observation[] {
  if (rows.length === 0) return [];
  if (verdict === "notAssessable") {
    return [
      {
        verdict,
        message: {
          zh: `汇总报告有${rows.length}个数字未能读取，不能与所辖机关核对。`,
          en: `Numbers of the summary report that were not read and cannot be compared with the bodies below it: ${rows.length}.`,
        },
      },
    ];
  }
  const cells = rows.map(({ place }): CellAddress => place.address);
  const ofExpected = expected === null ? "" : `/${expected}`;
  const reason =
    expected === null
      ? { zh: "应报告的机关不明", en: "which bodies should report is not known" }
      : absentees.length > 0
        ? { zh: `缺${absentees.length}个机关的报告`, en: `reports are missing (${absentees.length})` }
        : isExhaustive
          ? { zh: "有数字缺失", en: "some numbers are missing" }
          : { zh: "可能还有其他机关", en: "there may be other bodies" };
  return [
    {
      verdict,
      cells,
      formula: "parent >= sum of known children",
      message: {
        zh: `已有所辖${bodies.length}${ofExpected}个机关的报告，${rows.length}个数字均不小于其已知之和；因${reason.zh}，不能判断是否相等。`,
        en: `Reports of bodies below: ${bodies.length}${ofExpected}; numbers that are not below the sums known from them: ${rows.length}. Whether they are equal cannot be decided, as ${reason.en}.`,
      },
    },
  ];
}

function observe(subject: Subject): readonly Observation[] {
  const children = childrenOf(subject);
  if (children === null || children.bodies.length === 0) return [];
  const rows = SUMMED.flatMap((place) => assessRow(subject.report, children, place) ?? []);
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict);
  return [
    ...undecidedRows("notAssessable", of("notAssessable"), children),
    ...[...of("fail"), ...of("pass")].map((row) => decidedRow(subject, children, row)),
    ...undecidedRows("indeterminate", of("indeterminate"), children),
  ];
}

const RECEIVED = "requests/received/total" as const;
const BODY = "甲县教育局";

function example(received: number): ExampleReport {
  const agency = { name: BODY, place: null, evidence: [] };
  // Every other number of the body is 0, as in the summary report.
  const zeros = Object.fromEntries(
    SUMMED.filter(({ parts }) => parts.length === 0).map(({ address }) => [address, 0]),
  );
  const child = exampleReport("2021", 2022, { ...zeros, [RECEIVED]: 5 }, { agency });
  return {
    cells: { [RECEIVED]: received },
    context: {
      agency: { level: null, kind: "government" },
      subordinates: { reports: [child], expected: [BODY], isExhaustive: true },
    },
    words: "the only body below received 5 requests",
  };
}

/** A government's summary covers the bodies below it. */
export const parentCoversChildren: ObservationRule = {
  code: "parent-covers-children",
  version: 1,
  kind: "hierarchy",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "汇总数不小于下级之和", en: "A summary covers the bodies below" },
  explanation: {
    zh: "政府汇总报告的每个数字不小于所辖各机关同年报告之和；汇总范围内的报告齐全时应当相等。缺少报告或数字时，已知之和只是下限：汇总数低于它即为错误，否则无法判断。只核对申请、复议诉讼、处理决定和收费的总计；文件可能由几个机关联合制发，不相加。金额以印出的位数为准。",
    en: "Every number of a government's summary report is at least the sum over the reports of the bodies below it for the same year, and equals it where they are all that it covers. While reports or numbers are missing the known sum is a lower bound: a summary below it is wrong, and anything else is undecided. Only totals of requests, cases, decisions and fees are compared; documents may be issued by several bodies together and are not added up. Amounts count as far as they are printed.",
  },
  statement: "parent >= sum of known children; parent = sum of all children",
  observe,
  example: { edition: "2021", passing: example(5), failing: example(4) },
};
