import { CLAIM_KINDS, type Claim, type FindingPlace, type Report } from "@gongkai/schema";
import { claimNumberText } from "../../formula/number-text.ts";
import { cellPlaces } from "../../places.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { figureOfClaim, nameOfClaim } from "../narrative/claim-name.ts";
import { isWithin, rangeOfClaim } from "../narrative/claim-range.ts";
import { mayCountSomethingElse } from "../narrative/claim-text.ts";
import { exampleClaim, withClaims } from "../narrative/example-claim.ts";
import { sameQuantity, tableFiguresOf } from "./claim-figures.ts";
import { besideYearBefore, type TwoYears } from "./year-before.ts";

/** What last year's report says of a quantity: numbers that all agree with it, and where they stand. */
interface Original {
  /** Every number that last year's report gives for it. */
  readonly numbers: readonly number[];
  /** Whether some number that the claim may mean is not known. */
  readonly isPartial: boolean;
  /** The number to show. */
  readonly shown: number | null;
  readonly places: readonly FindingPlace[];
}

function claimPlace(report: Report, index: number): FindingPlace {
  return { of: "previous", cell: null, claim: index, span: report.claims[index]?.span ?? null };
}

/**
 * What last year's report says of a quantity, in its tables and its narrative. Null where it says nothing, or says
 * several things in its narrative alone, of which any may be meant.
 */
function originalOf(claim: Claim, before: Report): Original | null {
  const figures = tableFiguresOf(before, claim);
  const stated = sameQuantity(before, claim, null);
  const known = figures.flatMap(({ number }) => (number === null ? [] : [number]));
  const values = stated.map(([, { value }]) => value);
  if (figures.length > 0) {
    return {
      numbers: [...known, ...values],
      isPartial: known.length < figures.length,
      shown: known[0] ?? null,
      places: cellPlaces(before, "previous", [...new Set(figures.flatMap(({ cells }) => cells))]),
    };
  }
  const [first] = stated;
  const isUnclear = new Set(values).size !== 1 || stated.some(([, { isApproximate }]) => isApproximate);
  if (first === undefined || isUnclear) return null;
  const [index, { value }] = first;
  return { numbers: [value], isPartial: false, shown: value, places: [claimPlace(before, index)] };
}

function observeClaim(
  claim: Claim,
  index: number,
  { report }: Subject,
  { year, before }: TwoYears,
): readonly Observation[] {
  const isOfYearBefore = claim.year === year - 1;
  if (!isOfYearBefore || claim.isApproximate || CLAIM_KINDS[claim.kind].unit === "percent") return [];
  const original = originalOf(claim, before);
  if (original === null) return [];
  const range = rangeOfClaim(report, claim);
  const holds = original.numbers.some((number) => isWithin(number, range));
  const isUndecided = !holds && (original.isPartial || mayCountSomethingElse(report, claim));
  const [name, figure] = [nameOfClaim(claim), figureOfClaim(claim)];
  const shown = holds ? claim.value : original.shown;
  const told = shown === null ? { zh: "未知", en: "nothing known" } : claimNumberText(claim.kind, shown);
  const end = holds
    ? { zh: "，一致", en: ", which agrees" }
    : isUndecided
      ? { zh: "，无法判断是否为同一数字", en: ", and whether the same is meant cannot be decided" }
      : { zh: "，两者不一致", en: ", and the two do not agree" };
  return [
    {
      verdict: holds ? "pass" : isUndecided ? "indeterminate" : "fail",
      claims: [index],
      elsewhere: original.places,
      left: claim.value,
      right: shown,
      message: {
        zh: `本报告称${year - 1}年“${name.zh}”为${figure.zh}，${year - 1}年的报告为${told.zh}${end.zh}。`,
        en: `This report states ${figure.en} for “${name.en}” in ${year - 1}; the report for ${year - 1} says ${told.en}${end.en}.`,
      },
    },
  ];
}

/** A figure that the report quotes for last year is not the one that last year's report gave. */
export const restatedFigure: ObservationRule = {
  code: "restated-figure",
  version: 1,
  kind: "continuity",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "引用的上年数字与上年报告不一致", en: "Last year's figure restated" },
  explanation: {
    zh: "本报告引用的上一年度数字，与上一年度报告的表格或文字不一致：上年的数字后来改过，或引用有误。句子允许的任何一种理解相符即可；概数不核对。",
    en: "A figure that this report quotes for the year before is in neither the tables nor the narrative of the report for that year: it was corrected later, or is quoted wrongly. Any reading that the sentence allows will do; approximate figures are not compared.",
  },
  statement: "a figure quoted for last year = the figure in last year's report",
  observe: (subject) =>
    besideYearBefore(subject, (years) =>
      subject.report.claims.flatMap((claim, index) => observeClaim(claim, index, subject, years)),
    ),
  example: {
    edition: "2021",
    passing: {
      report: withClaims(exampleClaim("requests.received", 12, { year: 2021 })),
      previous: { "requests/received/total": 12 },
      words: "the narrative quotes 12 requests received last year",
    },
    failing: {
      report: withClaims(exampleClaim("requests.received", 13, { year: 2021 })),
      previous: { "requests/received/total": 12 },
      words: "the narrative quotes 13 requests received last year",
    },
  },
};
