import { saveFile } from "./save-file.ts";

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function writeCell(cell: string | number | null): string {
  const text = typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV with a byte order mark, by which Excel knows that it is UTF-8; null is an empty cell. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(writeCell).join(",")).join("\r\n")}\r\n`;
}

/** Gives the visitor rows as a CSV file; `name` is without the ending. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  saveFile(`${name}.csv`, toCsv(rows), "text/csv");
}
