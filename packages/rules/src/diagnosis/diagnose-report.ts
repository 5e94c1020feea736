import { cellPlace, type Diagnosis, type Finding, type Report, TABLE_IDS } from "@gongkai/schema";
import type { CheckContext, Subject } from "../subject.ts";
import { checkThresholds, type ThresholdSettings } from "../thresholds.ts";
import { collectConstraints, hasFailingIdentity } from "./constraints.ts";
import { diagnoseGroup } from "./diagnose-group.ts";
import { diagnoseUnit } from "./diagnose-unit.ts";
import { groupFailures } from "./group-failures.ts";
import { createTrials } from "./try-proposal.ts";
import { findUnitSlips } from "./unit-slips.ts";
import type { Testimony } from "./witnesses.ts";

/** What a report was checked against, and the text that it was read from. */
export interface DiagnoseOptions extends CheckContext {
  /** The text of the source that the spans of the report point into; without it nobody can be blamed. */
  readonly text?: string | undefined;
  /** Thresholds other than the defaults; see `THRESHOLDS`. */
  readonly thresholds?: ThresholdSettings | undefined;
}

/**
 * Says what is wrong behind the failures of a report: the single wrong cell where rows and columns cross, or what may
 * have happened to a line of numbers, and whether the agency or the reading did it.
 *
 * `findings` are those of `checkReport` for the same report and context. Only failing identities between cells, and
 * amounts in a wrong unit, are diagnosed; nothing is changed. Never throws on what a report says; throws a
 * GongkaiError for an unknown threshold.
 */
export function diagnoseReport(
  report: Report,
  findings: readonly Finding[],
  options: DiagnoseOptions = {},
): readonly Diagnosis[] {
  const thresholds = checkThresholds(options.thresholds ?? {});
  const subject: Subject = { report, previous: options.previous, context: options, thresholds };
  const testimony: Testimony = { report, text: options.text, findings };
  const units = findUnitSlips(subject, findings).map((slip) => diagnoseUnit(slip, testimony));
  if (!hasFailingIdentity(findings)) return units;
  const constraints = collectConstraints(subject, findings);
  const workshop = { report, constraints, trials: createTrials(subject, constraints) };
  const failing = constraints.equations.filter(({ state }) => state === "failing");
  const groups = TABLE_IDS.flatMap((table) => {
    const equations = failing.filter(
      ({ cells: [first] }) => first !== undefined && cellPlace(first).table === table,
    );
    return equations.length === 0 ? [] : groupFailures(table, equations, workshop);
  });
  return [...groups.map((group) => diagnoseGroup(group, testimony)), ...units];
}
