import type { DocumentTable, TableCell } from "../document/document.ts";
import type { Layout } from "./layout.ts";
import { printLines } from "./pipe-rows.ts";

/** Layout J: headings with nothing below, because the tables were images or attachments. */
export const missingTables: Layout = {
  id: "J",
  description: {
    zh: "标题之下没有表格（图片或附件）",
    en: "Headings with nothing below: tables were images",
  },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  tables: "missing",
  render: (document) => printLines(document, () => []),
};

const isHeader = (row: readonly TableCell[]) =>
  row.length > 1 && row.every(({ isValue }) => isValue !== true);

const text = (cell: TableCell | undefined) => (cell?.lines ?? []).join("");

/** What a row says as a clause: its last label, and each number behind the header that stands in its place. */
function rowClause(row: readonly TableCell[], header: readonly TableCell[]): string | null {
  const values = row.filter(({ isValue, lines }) => isValue === true && lines.length > 0);
  const labels = row.filter(({ isValue }) => isValue !== true);
  if (values.length === 0 || labels.length === 0) return null;
  const label = text(labels.at(-1)).replace(/^[（(]?[一二三四五六七\d]+[）)]?[、.．]?/, "");
  // A row of table `requests` is summed up by its last number; the others have a header each.
  if (values.length > 3) return `${label}${text(values.at(-1))}件`;
  const parts = row.flatMap((cell, index) =>
    cell.isValue === true && cell.lines.length > 0 ? [`${text(header[index])}${text(cell)}`] : [],
  );
  return `${label}${parts.join("，")}`;
}

function tableProse(table: DocumentTable): readonly string[] {
  let header: readonly TableCell[] = [];
  const clauses: string[] = [];
  for (const row of table.rows) {
    if (isHeader(row)) header = row;
    const clause = rowClause(row, header);
    if (clause !== null) clauses.push(clause);
  }
  return clauses.length === 0 ? [] : [`${clauses.join("；")}。`];
}

/** Layout K: prose in place of the tables: their numbers are named in sentences, and blanks are not. */
export const proseTables: Layout = {
  id: "K",
  description: { zh: "以文字叙述代替表格", en: "Prose in place of tables" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  tables: "prose",
  render: (document) => printLines(document, tableProse),
};
