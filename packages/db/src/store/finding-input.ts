import { createHash } from "node:crypto";
import { cellAt, type Finding, type FindingPlace, type Report } from "@gongkai/schema";

/** Enough that no two findings of a rule on one report share it by chance. */
const LENGTH = 16;

function inputOf({ of, cell, claim, span }: FindingPlace, report: Report, text: string): unknown {
  // What other reports say is in the finding's sides; where they say it does not matter.
  if (of !== "report") return [of, cell, claim];
  if (cell !== null) {
    const found = cellAt(report.tables, cell);
    return [cell, found?.state ?? null, found?.state === "value" ? found.value : null];
  }
  if (claim !== null) {
    const { kind, value, scope, year, raw } = report.claims[claim] ?? {};
    return [kind, value, scope, year, raw];
  }
  return span === null ? null : text.slice(span.start, span.end);
}

/**
 * What a finding rests on, as a short digest: the rule, both figures, and what stands at its places, but neither where
 * they stand nor how the rule words it. Two checks with the same input are one question for a person.
 */
export function findingInput(finding: Finding, report: Report, text: string): string {
  const { rule, left, right, places } = finding;
  const content = JSON.stringify([rule, left, right, places.map((place) => inputOf(place, report, text))]);
  return createHash("sha256").update(content).digest("hex").slice(0, LENGTH);
}
