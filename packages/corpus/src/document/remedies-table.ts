import { type Edition, FORMS, REMEDIES_LITIGATION_LABEL } from "@gongkai/schema";
import type { DocumentTable } from "./document.ts";
import { headerLines } from "./header-breaks.ts";
import { labelCell, type TableInput, valueCell } from "./value-cell.ts";

/** Table `remedies` as the form prints it: three lines of headers over one line of fifteen numbers. */
export function buildRemediesTable(edition: Edition, input: TableInput): DocumentTable {
  const block = FORMS[edition].remedies.blocks[0];
  const groups = block?.rows ?? [];
  const columns = block?.columns ?? [];
  const [first, ...litigation] = groups;
  const outcomes = (rows: number, keepsFirst: boolean) =>
    columns.map((column, index) =>
      // On the pages that lose the second line, the very first outcome is wide enough to stay whole.
      labelCell(headerLines(column, input.habits.cutHeaders && !(keepsFirst && index === 0)), 1, rows),
    );
  return {
    id: "remedies",
    width: groups.length * columns.length,
    rows: [
      [
        labelCell([first?.label ?? ""], columns.length),
        labelCell([REMEDIES_LITIGATION_LABEL], litigation.length * columns.length),
      ],
      [...outcomes(2, true), ...litigation.map((group) => labelCell([group.label], columns.length))],
      litigation.flatMap(() => outcomes(1, false)),
      groups.flatMap((group) => columns.map((column) => valueCell(input, "remedies", group, column))),
    ],
  };
}
