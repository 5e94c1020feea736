import type { Claim, FindingPlace, Report } from "@gongkai/schema";
import { cellPlaces } from "../../places.ts";
import { reportOfYearBefore, type Subject } from "../../subject.ts";
import { isWithin, lastDigitWorth } from "../narrative/claim-range.ts";
import { sameQuantity, tableFiguresOf } from "./claim-figures.ts";

/** One number that a quantity may have had, and where it stands. */
export interface Candidate {
  readonly number: number;
  readonly claims: readonly number[];
  readonly places: readonly FindingPlace[];
}

/** What a quantity may have been in the report year and in the year before, the best first. */
export interface YearFigures {
  readonly thisYear: readonly Candidate[];
  readonly lastYear: readonly Candidate[];
}

function numbersThisYear(report: Report, base: Claim, index: number): readonly Candidate[] {
  const stated = { number: base.value, claims: [index], places: [] };
  const figures = tableFiguresOf(report, base).flatMap(({ number, cells }) =>
    number === null ? [] : [{ number, claims: [], places: cellPlaces(report, "report", cells) }],
  );
  return [stated, ...figures];
}

/** A quantity with more numbers than this is one of many things, and which is meant nobody knows. */
const MOST_STATED = 20;

/** What a quantity was the year before: as the report says itself, and as last year's tables and narrative do. */
function numbersLastYear(subject: Subject, base: Claim): readonly Candidate[] {
  const { report } = subject;
  const before = reportOfYearBefore(subject);
  const quoted = report.year === null ? [] : sameQuantity(report, base, report.year - 1);
  const stated = before === undefined ? [] : sameQuantity(before, base, null);
  if (Math.max(quoted.length, stated.length) > MOST_STATED) return [];
  const candidates: Candidate[] = quoted
    .filter(([, { isApproximate }]) => !isApproximate)
    .map(([index, { value }]) => ({ number: value, claims: [index], places: [] }));
  if (before === undefined) return candidates;
  const figures = tableFiguresOf(before, base);
  // A sentence that may mean a number nobody knows cannot be refuted by the others.
  if (figures.some(({ number }) => number === null)) return candidates;
  for (const { number, cells } of figures) {
    if (number === null) continue;
    candidates.push({ number, claims: [], places: cellPlaces(before, "previous", cells) });
  }
  if (candidates.length === 0) return candidates;
  return [
    ...candidates,
    ...stated.map(([index, { value, span }]) => ({
      number: value,
      claims: [],
      places: [{ of: "previous", cell: null, claim: index, span } as const],
    })),
  ];
}

/** What the quantity of a claim, which is the report's at this index, may have been in both years. */
export function figuresOfYears(subject: Subject, claim: Claim, index: number): YearFigures {
  return {
    thisYear: numbersThisYear(subject.report, claim, index),
    lastYear: numbersLastYear(subject, claim),
  };
}

/** The change of a number, in percent for a rate; null where the year before has none to change from. */
export function changeBetween({ kind }: Claim, now: number, before: number): number | null {
  if (kind === "yearOnYear.difference") return now - before;
  return before > 0 ? ((now - before) / before) * 100 : null;
}

/** Whether a computed change prints as the stated one, rounded or cut off. */
function printsAs(computed: number | null, { kind, value, raw }: Claim): boolean {
  if (computed === null) return false;
  const worth = kind === "yearOnYear.rate" || lastDigitWorth(raw) > 1 ? lastDigitWorth(raw) : 0;
  const slack = worth + Math.max(1, worth) / 1e6;
  return isWithin(computed, { minimum: value - slack, maximum: value + slack });
}

/** The two years' numbers that make the stated change, if any do. */
export function pairOfChange(
  change: Claim,
  { thisYear, lastYear }: YearFigures,
): readonly [Candidate, Candidate] | undefined {
  for (const one of thisYear) {
    for (const other of lastYear) {
      if (printsAs(changeBetween(change, one.number, other.number), change)) return [one, other];
    }
  }
  return undefined;
}
