import { type CellAddress, cellsOfFinding, type Finding } from "@gongkai/schema";
import { assessRule } from "../assess-rule.ts";
import { unitOf } from "../form-lookup.ts";
import { RULES } from "../registry.ts";
import type { Subject } from "../subject.ts";
import type { Change } from "./proposal.ts";
import { numberAt, supposeChanges } from "./try-proposal.ts";

/** The rules whose failure can come from an amount in another unit than its column's. */
const UNIT_RULES = ["fee-unit", "fee-jump", "unit-contradicts-column"];

/** How many times more 万元 is than 元. */
const FACTOR = 10_000;

/** How many cells with failures of the unit are looked at: the forms have no more amounts than these. */
const MOST_CELLS = 4;

/** An amount that was tried out in another unit. */
interface UnitTrial {
  readonly change: Change;
  /** The findings that would go, as indices. */
  readonly resolved: readonly number[];
  /** How many of the rules on units fail only with the change. */
  readonly broken: number;
}

/** The failures of rules on units at one cell, and what became of them with the amount in other units. */
export interface UnitSlip {
  readonly cell: CellAddress;
  /** The findings, as indices. */
  readonly findings: readonly number[];
  readonly trials: readonly UnitTrial[];
}

function failsAt(code: string, cell: CellAddress, subject: Subject): boolean {
  const rule = RULES.find((each) => each.code === code);
  return (
    rule !== undefined &&
    assessRule(rule, subject, false).some(
      (finding) => finding.verdict === "fail" && cellsOfFinding(finding).includes(cell),
    )
  );
}

function tryUnit(
  change: Change,
  failures: readonly number[],
  findings: readonly Finding[],
  subject: Subject,
): UnitTrial {
  const supposed = { ...subject, report: supposeChanges(subject.report, [change]) };
  const failing = new Set(UNIT_RULES.filter((code) => failsAt(code, change.cell, supposed)));
  const codes = failures.flatMap((index) => findings[index]?.rule ?? []);
  return {
    change,
    resolved: failures.filter((index) => !failing.has(findings[index]?.rule ?? "")),
    broken: [...failing].filter((code) => !codes.includes(code)).length,
  };
}

/** Whether an amount is anywhere near all those that the cell's own contradicts; what was supposed in vain is far off. */
function isNear(
  amount: number,
  from: number,
  failures: readonly number[],
  findings: readonly Finding[],
): boolean {
  return failures.every((index) => {
    const { left = null, right = null } = findings[index] ?? {};
    const other = left === from ? right : left;
    return other === null || other === from || Math.abs(Math.log10(amount / other)) < 1;
  });
}

/** Finds the amounts that may stand in another unit than their column's, and tries them out ten thousand times as much and as little. */
export function findUnitSlips(subject: Subject, findings: readonly Finding[]): readonly UnitSlip[] {
  const byCell = new Map<CellAddress, number[]>();
  findings.forEach((finding, index) => {
    if (finding.verdict !== "fail" || !UNIT_RULES.includes(finding.rule)) return;
    for (const cell of cellsOfFinding(finding)) {
      if (unitOf(cell) === "money") byCell.set(cell, [...(byCell.get(cell) ?? []), index]);
    }
  });
  return [...byCell].slice(0, MOST_CELLS).flatMap(([cell, failures]): UnitSlip[] => {
    const from = numberAt(subject.report, cell);
    // A unit that contradicts the column was understood already; alone it leaves no number in doubt.
    const isInDoubt = failures.some((index) => findings[index]?.rule !== "unit-contradicts-column");
    if (from === null || from === 0 || !isInDoubt) return [];
    const trials = [from / FACTOR, from * FACTOR]
      .filter((amount) => isNear(amount, from, failures, findings))
      .map((amount) => ({ cell, from, to: Math.round(amount * 100) / 100 }))
      .map((change) => tryUnit(change, failures, findings, subject))
      .filter(({ resolved, broken }) => resolved.length > broken);
    return trials.length === 0 ? [] : [{ cell, findings: failures, trials }];
  });
}
