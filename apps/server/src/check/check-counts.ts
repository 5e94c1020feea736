import type { FindingCounts } from "@gongkai/check";
import type { Verdict } from "@gongkai/schema";

/** As the type `CheckCounts` has it. */
export function toCounts({ failures, verdicts }: FindingCounts) {
  const { error: errors, warning: warnings, information } = failures;
  // One entry for each verdict.
  const entries = Object.entries(verdicts) as [Verdict, number][];
  return { errors, warnings, information, verdicts: entries.map(([verdict, count]) => ({ verdict, count })) };
}
