import type { Report } from "@gongkai/schema";
import { compareCells } from "./compare-cells.ts";
import { compareSections } from "./compare-sections.ts";
import {
  type Change,
  COMPARED_FACTS,
  type ComparedFact,
  type FactComparison,
  type ReportComparison,
} from "./report-comparison.ts";

function factOf(report: Report, fact: ComparedFact): string | null {
  switch (fact) {
    case "agency":
      return report.agency?.name ?? null;
    case "year":
      return report.year === null ? null : String(report.year);
    case "period":
      return report.period === null ? null : `${report.period.start}/${report.period.end}`;
    default:
      return report[fact];
  }
}

function compareFact(fact: ComparedFact, first: Report, second: Report): FactComparison {
  const [before, after] = [factOf(first, fact), factOf(second, fact)];
  if (before === after) return { fact, before, after, change: "same" };
  if (before === null) return { fact, before, after, change: "added" };
  return { fact, before, after, change: after === null ? "removed" : "changed" };
}

function isUnchanged({ change }: { readonly change: Change }): boolean {
  return change === "same" || change === "notComparable";
}

/**
 * How two reports differ, in cells, facts and narratives: two versions of one report, or the reports of two years.
 *
 * Cells compare across the editions of the form where their concordance maps them; what it does not map is
 * `notComparable` and says so. Swapping the reports swaps `before` and `after`, `added` and `removed`, and the signs of
 * differences. Never throws on what reports say.
 */
export function compareReports(before: Report, after: Report): ReportComparison {
  const facts = COMPARED_FACTS.map((fact) => compareFact(fact, before, after));
  const cells = compareCells(before, after);
  const sections = compareSections(before, after);
  const isSame = facts.every(isUnchanged) && cells.every(isUnchanged) && sections.every(isUnchanged);
  return { isSame, facts, cells, sections };
}
