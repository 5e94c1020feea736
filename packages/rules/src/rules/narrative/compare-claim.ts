import { type Claim, cellAt, type Verdict } from "@gongkai/schema";
import { type Bounds, boundsOf, knownNumber, sumWithBlanksAsZero } from "../../formula/bounds.ts";
import type { Sum } from "../../formula/formula.ts";
import type { Subject } from "../../subject.ts";
import { isWithin, rangeOfClaim } from "./claim-range.ts";
import type { ClaimReading } from "./claim-reading.ts";
import { readingsOfClaim } from "./claim-readings.ts";

/** What became of one reading of a claim. */
export interface ReadingOutcome {
  readonly reading: ClaimReading;
  readonly verdict: Verdict;
  readonly right: Bounds;
}

/** A claim beside the table: the reading that says most for it, and all that were tried. */
export interface ClaimComparison {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly best: ReadingOutcome;
  readonly tried: readonly ReadingOutcome[];
}

/** Any reading that holds will do, and one that may hold leaves the claim undecided. */
const BEST_FIRST: readonly Verdict[] = [
  "pass",
  "passIfBlankIsZero",
  "indeterminate",
  "notAssessable",
  "fail",
];

function compareWith(range: Bounds, sum: Sum, right: Bounds, subject: Subject): Verdict {
  if (right.minimum >= range.minimum && right.maximum <= range.maximum) return "pass";
  if (knownNumber(right) !== null) return "fail";
  const states = sum.terms.map(({ cell }) => cellAt(subject.report.tables, cell)?.state);
  if (states.every((state) => state === "unread")) return "notAssessable";
  if (right.minimum > range.maximum || right.maximum < range.minimum) return "fail";
  if (states.includes("unread")) return "indeterminate";
  return isWithin(sumWithBlanksAsZero(sum, subject), range) ? "passIfBlankIsZero" : "indeterminate";
}

function tryReading(range: Bounds, reading: ClaimReading, subject: Subject): ReadingOutcome {
  const right = boundsOf(reading.sum, subject);
  const { besides } = reading;
  if (besides === null) return { reading, right, verdict: compareWith(range, reading.sum, right, subject) };
  const [more, whole] = [knownNumber(boundsOf(besides, subject)), knownNumber(right)];
  const holds = more !== null && whole !== null && isWithin(whole - more, range);
  return { reading, right, verdict: holds ? "pass" : "fail" };
}

/** Compares a claim of the report year with the table; null where the form does not ask for the number. */
export function compareClaim(subject: Subject, claim: Claim): ClaimComparison | null {
  const { report } = subject;
  const range = rangeOfClaim(report, claim);
  const tried: ReadingOutcome[] = [];
  const readings = readingsOfClaim(report, claim);
  // Where none came in, what was carried over makes no difference.
  const meant = claim.value === 0 && claim.kind === "requests.received" ? readings.slice(0, 1) : readings;
  for (const reading of meant) {
    const outcome = tryReading(range, reading, subject);
    tried.push(outcome);
    if (outcome.verdict === "pass") return { claim, verdict: "pass", best: outcome, tried };
  }
  const best = BEST_FIRST.flatMap((verdict) => tried.filter((outcome) => outcome.verdict === verdict))[0];
  return best === undefined ? null : { claim, verdict: best.verdict, best, tried };
}
