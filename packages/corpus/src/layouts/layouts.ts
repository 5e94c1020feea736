import { bareCells } from "./bare-cells.ts";
import { cellPerLine } from "./cell-per-line.ts";
import { cellPerLineGluedPadding } from "./cell-per-line-glued-padding.ts";
import { cellPerLineOpenedRows } from "./cell-per-line-opened-rows.ts";
import { cellPerLinePhantomColumn } from "./cell-per-line-phantom-column.ts";
import { html } from "./html.ts";
import type { Layout, LayoutId } from "./layout.ts";
import { pipeAfterCell } from "./pipe-after-cell.ts";
import { rowPerLine } from "./row-per-line.ts";
import { rowPerLineLeadingPipe } from "./row-per-line-leading-pipe.ts";
import { spacedColumns } from "./spaced-columns.ts";

/** Every layout by its id. */
export const LAYOUTS: Readonly<Record<LayoutId, Layout>> = {
  A: rowPerLine,
  B: rowPerLineLeadingPipe,
  C: cellPerLine,
  C2: cellPerLinePhantomColumn,
  D: cellPerLineGluedPadding,
  E: cellPerLineOpenedRows,
  F: pipeAfterCell,
  G: bareCells,
  H: html,
  I: spacedColumns,
};
