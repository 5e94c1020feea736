import {
  APPLICANTS,
  type CellAddress,
  cellAt,
  REMEDIES_GROUPS,
  REMEDIES_OUTCOMES,
  type Report,
  type TableId,
} from "@gongkai/schema";
import { requestsRows } from "../form-lookup.ts";
import type { Constraints, Equation } from "./constraints.ts";

/** Cells that stand side by side, or one below the other, in printed order. */
export interface Line {
  readonly along: "row" | "column";
  readonly cells: readonly CellAddress[];
  /** The identities in which some cell of the line takes part. */
  readonly equations: ReadonlySet<Equation>;
}

/** Whether every one of some identities has a cell on one of the lines. */
export function reachesAll(equations: readonly Equation[], ...lines: readonly Line[]): boolean {
  return equations.every((equation) => lines.some((line) => line.equations.has(equation)));
}

type Places = Pick<Line, "along" | "cells">;

function placesOf(report: Report, table: TableId): readonly Places[] {
  if (table === "requests") {
    const rows = requestsRows(report);
    return [
      ...rows.map(
        (row): Places => ({
          along: "row",
          cells: APPLICANTS.map(({ id }): CellAddress => `requests/${row}/${id}`),
        }),
      ),
      ...APPLICANTS.map(
        ({ id }): Places => ({
          along: "column",
          cells: rows.map((row): CellAddress => `requests/${row}/${id}`),
        }),
      ),
    ];
  }
  if (table !== "remedies") return [];
  const cells = REMEDIES_GROUPS.flatMap(({ id: group }) =>
    REMEDIES_OUTCOMES.map(({ id }): CellAddress => `remedies/${group}/${id}`),
  );
  return [{ along: "row", cells: cells.filter((cell) => cellAt(report.tables, cell) !== undefined) }];
}

/** The printed lines of a table in which numbers can slip, rows first; of table `remedies` its one line of numbers. */
export function linesOf(report: Report, table: TableId, { equationsOf }: Constraints): readonly Line[] {
  return placesOf(report, table).map(({ along, cells }) => ({
    along,
    cells,
    equations: new Set(cells.flatMap((cell) => equationsOf.get(cell) ?? [])),
  }));
}
