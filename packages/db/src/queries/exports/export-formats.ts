import { stringify } from "csv-stringify/sync";
import type { ExportColumn, ExportRow } from "./export-dataset.ts";

/** How rows are written as text. */
export interface ExportFormat {
  /** What a file begins with. */
  head(columns: readonly ExportColumn[]): string;
  /** Some rows. */
  rows(columns: readonly ExportColumn[], rows: readonly ExportRow[]): string;
}

/** What the CSV files of this project are like; see `dialect` of a Frictionless table. */
export const CSV_DIALECT = {
  delimiter: ",",
  lineTerminator: "\r\n",
  quoteChar: '"',
  doubleQuote: true,
  header: true,
};

function csv(rows: readonly ExportRow[]): string {
  return stringify([...rows], {
    record_delimiter: "windows",
    // A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are left as they are.
    escape_formulas: true,
    // Readers take any line end for one, and not only that of the file.
    quote_record_delimiter: true,
    cast: { boolean: String },
  });
}

/**
 * The ways in which rows are written as text.
 *
 * - `csv`: RFC 4180 in UTF-8 with a line of names; null is empty. A text that begins with `=`, `+`, `-`, `@`, their full-width
 *   forms, a tab or a carriage return gets an apostrophe in front.
 * - `jsonl`: an object a line, texts as they are; null is null.
 */
export const EXPORT_FORMATS = {
  csv: {
    head: (columns) => csv([columns.map(({ name }) => name)]),
    rows: (_, rows) => csv(rows),
  },
  jsonl: {
    head: () => "",
    rows: (columns, rows) =>
      rows
        .map((row) => {
          const entries = columns.map(({ name }, index) => [name, row[index] ?? null]);
          return `${JSON.stringify(Object.fromEntries(entries))}\n`;
        })
        .join(""),
  },
} as const satisfies Record<string, ExportFormat>;

/** The name of a way to write rows as text, which is also the ending of such a file. */
export type ExportFormatName = keyof typeof EXPORT_FORMATS;
