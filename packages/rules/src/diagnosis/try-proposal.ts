import {
  type Cell,
  type CellAddress,
  cellAt,
  cellPlace,
  type Report,
  type ReportTables,
  type Verdict,
} from "@gongkai/schema";
import { evaluate } from "../formula/evaluate.ts";
import type { Subject } from "../subject.ts";
import type { Constraint, Constraints } from "./constraints.ts";
import type { Change, Proposal, TriedProposal } from "./proposal.ts";

type Rows = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

function supposeCell(cell: Cell | undefined, to: number): Cell {
  const span = cell === undefined || cell.state === "unread" ? { start: 0, end: 0 } : cell.span;
  const raw = cell?.state === "value" ? cell.raw : String(to);
  return { state: "value", value: to, raw, span, placement: "deduced" };
}

/** A copy of a report with other numbers in some cells. The report itself stays as it is. */
export function supposeChanges(report: Report, changes: readonly Change[]): Report {
  const tables: Record<string, Rows | null> = { ...report.tables };
  for (const { cell, to } of changes) {
    const { table, row, column } = cellPlace(cell);
    const rows = tables[table] ?? {};
    tables[table] = {
      ...rows,
      [row]: { ...rows[row], [column]: supposeCell(cellAt(report.tables, cell), to) },
    };
  }
  // The copy has the rows and columns of the report, of which only cells were exchanged.
  return { ...report, tables: tables as unknown as ReportTables };
}

function isHolding(verdict: Verdict | null): boolean {
  return verdict === "pass" || verdict === "passIfBlankIsZero";
}

/** Tries guesses out, as many as it is allowed to. */
export interface Trials {
  /** What a guess resolves and breaks; null once no more may be tried. */
  readonly attempt: (proposal: Proposal) => TriedProposal | null;
}

/** How many guesses are tried out for one report. A report in which everything fails invites many more. */
const MOST_TRIALS = 100;

/** Sets up the trying out of guesses: only what the changed cells take part in is evaluated again. */
export function createTrials(subject: Subject, { constraintsOf }: Constraints): Trials {
  let count = 0;
  return {
    attempt: (proposal) => {
      if (count >= MOST_TRIALS) return null;
      count += 1;
      const supposed = { ...subject, report: supposeChanges(subject.report, proposal.changes) };
      const touched = new Set(proposal.changes.flatMap(({ cell }) => constraintsOf.get(cell) ?? []));
      const resolved: Constraint[] = [];
      let [broken, settled] = [0, 0];
      for (const constraint of touched) {
        const { verdict, holds: held, finding, hasUnread } = constraint.outcome();
        if (verdict === null || (verdict === "fail" && finding === null)) continue;
        const after = evaluate(constraint.formula, supposed)?.verdict ?? null;
        // Beside numbers that were not read, no more can be had than that it need not fail.
        const holds = after === null || isHolding(after) || (after === "indeterminate" && hasUnread);
        if (finding !== null && holds) resolved.push(constraint);
        else if (held && !holds) broken += 1;
        else if (finding === null && !isHolding(verdict) && isHolding(after)) settled += 1;
      }
      return { ...proposal, resolved, broken, settled };
    },
  };
}

/** The number that a report has in a cell; null where none was read. */
export function numberAt(report: Report, address: CellAddress): number | null {
  const cell = cellAt(report.tables, address);
  return cell?.state === "value" ? cell.value : null;
}
