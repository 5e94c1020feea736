import type { Diagnosis, Hypothesis } from "@gongkai/schema";
import { blameCell } from "./blame.ts";
import { diagnosisMessage } from "./diagnosis-message.ts";
import { hypothesisMessage } from "./hypothesis-message.ts";
import type { UnitSlip } from "./unit-slips.ts";
import type { Testimony } from "./witnesses.ts";

/** Says what is wrong behind failures of the unit of one amount. */
export function diagnoseUnit({ cell, findings, trials }: UnitSlip, testimony: Testimony): Diagnosis {
  const { report } = testimony;
  const sorted = [...trials].sort(
    (one, other) => other.resolved.length - other.broken - (one.resolved.length - one.broken),
  );
  const hypotheses = sorted.map(({ change, resolved, broken }): Hypothesis => {
    const proposal = { kind: "unit" as const, changes: [change], along: null };
    return {
      kind: "unit",
      changes: [change],
      resolved: resolved.length,
      broken,
      message: hypothesisMessage(proposal, resolved.length, broken, report),
    };
  });
  const best = sorted[0];
  // Two amounts contradict each other: that of the cell is the wrong one if it is yuan where the form asks for more.
  const isTooLarge = best !== undefined && best.change.to < (best.change.from ?? 0);
  const isWhole = best?.broken === 0 && best.resolved.length === findings.length;
  const isStated = findings.some((index) => testimony.findings[index]?.rule === "fee-unit");
  const wrong = isWhole && isTooLarge && isStated ? cell : null;
  const judged = blameCell(report, cell, testimony.text);
  const outcome = {
    count: findings.length,
    cell: wrong,
    hypotheses,
    alternatives: 1,
    guesses: 1,
    isOnlyContinuity: false,
    judged,
  };
  return {
    findings,
    cell: wrong,
    blame: judged.blame,
    message: diagnosisMessage(outcome, report),
    hypotheses,
  };
}
