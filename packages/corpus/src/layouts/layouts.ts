import { alignedText } from "./aligned-text.ts";
import { asciiGrid } from "./ascii-grid.ts";
import { bareCells } from "./bare-cells.ts";
import { boxDrawing } from "./box-drawing.ts";
import { browserText } from "./browser-text.ts";
import { cellPerLine } from "./cell-per-line.ts";
import { cellPerLineGluedPadding } from "./cell-per-line-glued-padding.ts";
import { cellPerLineOpenedRows } from "./cell-per-line-opened-rows.ts";
import { cellPerLinePhantomColumn } from "./cell-per-line-phantom-column.ts";
import { html } from "./html.ts";
import type { Layout, LayoutId } from "./layout.ts";
import { markdown, markdownShort } from "./markdown.ts";
import { nestedHtml } from "./nested-html.ts";
import { nodeText, runText } from "./node-text.ts";
import { openHtml } from "./open-html.ts";
import { pipeAfterCell } from "./pipe-after-cell.ts";
import { rowPerLine } from "./row-per-line.ts";
import { rowPerLineLeadingPipe } from "./row-per-line-leading-pipe.ts";
import { ruledText } from "./ruled-text.ts";
import { spacedColumns } from "./spaced-columns.ts";
import { missingTables, proseTables } from "./without-tables.ts";
import { wordHtml } from "./word-html.ts";

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
  wordHtml,
  nestedHtml,
  openHtml,
  markdown,
  markdownShort,
  boxDrawing,
  asciiGrid,
  ruledText,
  alignedText,
  browserText,
  nodeText,
  runText,
  J: missingTables,
  K: proseTables,
};
