import { cellAt, type Finding, type Report } from "@gongkai/schema";
import { readPrintedNumber } from "./printed-number.ts";
import type { Change } from "./proposal.ts";
import { numberAt } from "./try-proposal.ts";

/** The words of a report beside its numbers, which may state what a cell should be. */
export interface Testimony {
  readonly report: Report;
  /** The text of the source, if it is at hand. */
  readonly text: string | undefined;
  readonly findings: readonly Finding[];
}

/** The claims that contradict a cell, with the other cells that are counted together with it. */
function contradictions({ findings }: Testimony, { cell }: Change): readonly Finding[] {
  return findings.filter(
    ({ kind, verdict, places }) =>
      verdict === "fail" &&
      kind === "agreement" &&
      places.some((place) => place.of === "report" && place.cell === cell),
  );
}

/** How many claims state the supposed number, of the cell alone or of all cells that a rule counts together. */
function countClaims(change: Change, testimony: Testimony): number {
  const { report } = testimony;
  return contradictions(testimony, change).reduce((count, { places }) => {
    const cells = places.flatMap(({ of, cell }) => (of === "report" && cell !== null ? [cell] : []));
    const sum = cells.reduce((total, cell) => total + (numberAt(report, cell) ?? 0), 0);
    const together = sum - (change.from ?? 0) + change.to;
    const stated = places.some(({ claim: index }) => {
      const claim = index === null ? undefined : report.claims[index];
      return (
        claim !== undefined &&
        !claim.isApproximate &&
        ((claim.value === change.to && cells[0] === change.cell) || claim.value === together)
      );
    });
    return count + (stated ? 1 : 0);
  }, 0);
}

/** Whether the supposed number is what the source prints at the cell's own span. */
function isPrinted({ cell: address, to }: Change, { report, text }: Testimony): boolean {
  const cell = cellAt(report.tables, address);
  if (text === undefined || cell?.state !== "value" || cell.placement === "deduced") return false;
  const printed = readPrintedNumber(text, cell.span);
  return printed.kind === "number" && !printed.isContinued && printed.value * printed.unit === to;
}

/** How many independent places state the numbers that are supposed: claims, and the source at the cell itself. */
export function countWitnesses(changes: readonly Change[], testimony: Testimony): number {
  return changes.reduce(
    (count, change) => count + countClaims(change, testimony) + (isPrinted(change, testimony) ? 1 : 0),
    0,
  );
}
