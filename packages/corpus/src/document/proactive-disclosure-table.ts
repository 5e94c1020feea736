import { type Edition, FORMS, PROACTIVE_DISCLOSURE_CORNER } from "@gongkai/schema";
import type { DocumentTable, TableCell } from "./document.ts";
import { headerLines } from "./header-breaks.ts";
import { labelCell, type TableInput, valueCell } from "./value-cell.ts";

/** The grid of the official page: 2019 has five columns for at most four cells, 2021 four. */
const GRID_WIDTHS: Readonly<Record<Edition, number>> = { "2019": 5, "2021": 4 };

/** Lets the last cell of a row cover what the grid has left. */
function stretchLast(cells: readonly TableCell[], width: number): readonly TableCell[] {
  return cells.map((cell, index) =>
    index === cells.length - 1 ? { ...cell, columns: width - cells.length + 1 } : cell,
  );
}

/** Table `proactiveDisclosure` as the form prints it: per clause a clause line, a header line and its rows. */
export function buildProactiveDisclosureTable(edition: Edition, input: TableInput): DocumentTable {
  const width = GRID_WIDTHS[edition];
  const rows = FORMS[edition].proactiveDisclosure.blocks.flatMap((block) => [
    ...(block.clause === null ? [] : [[labelCell([block.clause], width)]]),
    stretchLast(
      [
        labelCell([PROACTIVE_DISCLOSURE_CORNER]),
        ...block.columns.map((column) => labelCell(headerLines(column, input.habits.cutHeaders))),
      ],
      width,
    ),
    ...block.rows.map((row) =>
      stretchLast(
        [
          labelCell([row.label]),
          ...block.columns.map((column) => valueCell(input, "proactiveDisclosure", row, column)),
        ],
        width,
      ),
    ),
  ]);
  return { id: "proactiveDisclosure", width, rows };
}
