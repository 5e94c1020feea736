import { type CellAddress, SEVERITIES, type Severity } from "@gongkai/schema";
import { arrangeFindings } from "../arrange-findings.ts";
import type { CheckedReport } from "../check-result.ts";
import { namedCells } from "../named-cells.ts";
import { tellingPlaces } from "../telling-places.ts";

/** What is doubtful about a cell. */
export interface CellMark {
  readonly severity: Severity;
  /** The numbers of the findings it takes part in. */
  readonly findings: readonly number[];
  /** Whether it is held for wrong. */
  readonly isSuspect: boolean;
}

/** The cells that failures rest on, without the zeros of long sums. */
export function markCells(reading: CheckedReport): ReadonlyMap<CellAddress, CellMark> {
  const marks = new Map<CellAddress, CellMark>();
  const reports = { report: reading.report, previous: reading.previous, other: null };
  for (const { number, finding, diagnosis } of arrangeFindings(reading).flatMap(({ findings }) => findings)) {
    for (const { of, cell } of tellingPlaces(finding, reports, namedCells(diagnosis)).places) {
      if (of !== "report" || cell === null) continue;
      const known = marks.get(cell);
      const severities = [finding.severity, ...(known === undefined ? [] : [known.severity])];
      marks.set(cell, {
        severity: SEVERITIES.find((severity) => severities.includes(severity)) ?? finding.severity,
        findings: [...new Set([...(known?.findings ?? []), number])],
        isSuspect: diagnosis?.cell === cell || known?.isSuspect === true,
      });
    }
  }
  return marks;
}
