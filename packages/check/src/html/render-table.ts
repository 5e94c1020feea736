import { compareReports } from "@gongkai/rules";
import { type CellAddress, cellAt, type TableId } from "@gongkai/schema";
import type { CheckedReport } from "../check-result.ts";
import { formatNumber } from "../figures.ts";
import type { Language } from "../language.ts";
import { cellText } from "../place-names.ts";
import { sectionName } from "../summary.ts";
import { SEVERITY_SIGNS, WORDS } from "../words.ts";
import type { CellMark } from "./cell-marks.ts";
import { type FormGrid, formGrid, type GridField } from "./form-grid.ts";
import { html, type Markup } from "./markup.ts";

/** What the tables of one report are rendered with. */
export interface TableContext {
  readonly reading: CheckedReport;
  readonly language: Language;
  readonly marks: ReadonlyMap<CellAddress, CellMark>;
  /** The number of last year beside each cell. */
  readonly lastYear: ReadonlyMap<CellAddress, string>;
  /** What the ids of the page's findings begin with. */
  readonly prefix: string;
}

/** Last year's numbers by the cells of this year's form, as printed or where the forms differ as a sum. */
export function lastYearNumbers(
  { report, previous }: CheckedReport,
  language: Language,
): ReadonlyMap<CellAddress, string> {
  const isYearBefore = previous !== null && report.year !== null && previous.year === report.year - 1;
  if (!isYearBefore) return new Map();
  return new Map(
    compareReports(previous, report).cells.flatMap(({ address, before, numberBefore }) => {
      if (before !== undefined) return [[address, cellText(before, language)] as const];
      return numberBefore === null ? [] : [[address, formatNumber(numberBefore)] as const];
    }),
  );
}

function renderNumber(address: CellAddress, { columns, rows }: GridField, context: TableContext): Markup {
  const { reading, language, marks, lastYear, prefix } = context;
  const cell = cellAt(reading.report.tables, address);
  const mark = marks.get(address);
  const classes = [
    "number",
    cell?.state === "unread" ? "unread" : "",
    mark?.severity ?? "",
    mark?.isSuspect === true ? "suspect" : "",
  ].filter((name) => name !== "");
  const text = cell === undefined || cell.state === "blank" ? "" : cellText(cell, language);
  const notes =
    mark === undefined
      ? null
      : html`<sup>${SEVERITY_SIGNS[mark.severity]}${mark.findings.map((number, at) => [
          at === 0 ? null : ",",
          html`<a href="#${prefix}${number}">${number}</a>`,
        ])}</sup>`;
  const before = lastYear.get(address);
  const beside =
    before === undefined
      ? null
      : html`<span class="before"><span class="word">${WORDS.lastYear[language]} </span>${before}</span>`;
  return html`<td class="${classes.join(" ")}" colspan="${columns}" rowspan="${rows}"><span class="value">${text}</span>${notes}${beside}</td>`;
}

function renderLine(fields: readonly GridField[], context: TableContext): Markup {
  const cells = fields.map((field) =>
    field.address === null
      ? html`<th colspan="${field.columns}" rowspan="${field.rows}">${field.label}</th>`
      : renderNumber(field.address, field, context),
  );
  return html`<tr>${cells}</tr>
`;
}

function renderGrid({ id, columns, header, body }: FormGrid, name: string, context: TableContext): Markup {
  const lines = (rows: FormGrid["body"]) => rows.map((fields) => renderLine(fields, context));
  const head =
    header.length === 0
      ? null
      : html`<thead>
${lines(header)}</thead>
`;
  const widths =
    columns.length === 0
      ? null
      : html`<colgroup>${columns.map((width) => html`<col class="${width}">`)}</colgroup>
`;
  // What scrolls on a narrow screen must be reachable by keyboard, and then have a name.
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table class="form ${id}">
${widths}${head}<tbody>
${lines(body)}</tbody>
</table></div>`;
}

/** A table of a report as the official form prints it, doubtful cells marked; or a sentence that there is none. */
export function renderTable(table: TableId, context: TableContext): Markup {
  const { reading, language } = context;
  const grid = formGrid(table, reading.report, language);
  if (grid !== null) return renderGrid(grid, sectionName(table, language), context);
  return html`<p class="absent">${{ zh: "报告没有采用官方表式，无表可列。", en: "The report follows no official form; there is no table to show." }[language]}</p>`;
}
