import {
  type Cell,
  type CellAddress,
  cellAt,
  type FindingPlace,
  type Report,
  type Span,
} from "@gongkai/schema";

function spanOf(cell: Cell | undefined): Span | null {
  return cell === undefined || cell.state === "unread" ? null : cell.span;
}

/** Cells of a report as places; without the report nobody knows where they stand. */
export function cellPlaces(
  report: Report | undefined,
  of: FindingPlace["of"],
  cells: readonly CellAddress[],
): readonly FindingPlace[] {
  return cells.map((cell) => {
    const span = report === undefined ? null : spanOf(cellAt(report.tables, cell));
    return { of, cell, claim: null, span };
  });
}

/** Claims of the checked report as places. */
export function claimPlaces(report: Report, claims: readonly number[]): readonly FindingPlace[] {
  return claims.map((claim) => ({
    of: "report",
    cell: null,
    claim,
    span: report.claims[claim]?.span ?? null,
  }));
}

/** Stretches of the checked report's text as places. */
export function textPlaces(spans: readonly Span[]): readonly FindingPlace[] {
  return spans.map((span) => ({ of: "report", cell: null, claim: null, span }));
}
