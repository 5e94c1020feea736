import { type FormColumn, type FormRow, REQUESTS_HEADER } from "@gongkai/schema";
import type { DocumentTable, TableCell } from "./document.ts";
import { columnLabelLines, rowLabelLines } from "./label-lines.ts";
import type { PrintedBlock } from "./printed-form.ts";
import { labelCell, numberCell, type TableInput, valueCell } from "./value-cell.ts";

/** The grid has three columns for labels, because groups nest two deep, and seven for applicants. */
const LABEL_COLUMNS = 3;

/** The lines of the header. */
const HEADER_ROWS = 3;

/** The header of the column with the sum of the organizations. */
const SUBTOTAL_LABEL = "法人小计";

/** A row of the office's own: how many of the requests received came over the network. */
const LOCAL_ROW = { after: "received", label: "其中：网上申请" } as const;

function headerRows(columns: readonly FormColumn[], input: TableInput): readonly (readonly TableCell[])[] {
  const label = (column: FormColumn, rows: number) => labelCell(columnLabelLines(column, input), 1, rows);
  const organizations = columns.slice(1, -1);
  const subtotals = input.tables.subtotalColumn ? [labelCell([SUBTOTAL_LABEL])] : [];
  const applicants = columns.length + subtotals.length;
  return [
    [
      labelCell([REQUESTS_HEADER.corner], LABEL_COLUMNS, HEADER_ROWS),
      labelCell([REQUESTS_HEADER.applicants], applicants),
    ],
    [
      ...columns.slice(0, 1).map((column) => label(column, 2)),
      labelCell([REQUESTS_HEADER.organizations], organizations.length + subtotals.length),
      ...columns.slice(-1).map((column) => label(column, 2)),
    ],
    [...organizations.map((column) => label(column, 1)), ...subtotals],
  ];
}

/** The groups above a row, outermost first. */
function groupsOf(row: FormRow, rows: readonly FormRow[]): readonly FormRow[] {
  const group = rows.find((candidate) => candidate.id === row.group);
  return group === undefined ? [] : [...groupsOf(group, rows), group];
}

/** The sum of the organizations of a row; blank unless each of them is a number. */
function subtotal(
  row: FormRow,
  organizations: readonly FormColumn[],
  { values }: TableInput,
): string | undefined {
  let sum = 0;
  for (const column of organizations) {
    // The ids come from the form, so the joined address is one of the map's keys.
    const value = values.get(`requests/${row.id}/${column.id}` as Parameters<typeof values.get>[0]);
    if (typeof value !== "number") return undefined;
    sum += value;
  }
  return String(sum);
}

function valueCells(row: FormRow, columns: readonly FormColumn[], input: TableInput): readonly TableCell[] {
  const cells = columns.map((column) => valueCell(input, "requests", row, column));
  if (!input.tables.subtotalColumn) return cells;
  return [...cells.slice(0, -1), numberCell(subtotal(row, columns.slice(1, -1), input)), ...cells.slice(-1)];
}

function localRow(columns: readonly FormColumn[], { tables, random }: TableInput): readonly TableCell[] {
  const count = columns.length + (tables.subtotalColumn ? 1 : 0);
  return [
    labelCell([LOCAL_ROW.label], LABEL_COLUMNS),
    ...Array.from({ length: count }, () => numberCell(String(random.integer(0, 9)))),
  ];
}

function bodyRows({ block }: PrintedBlock, input: TableInput): readonly (readonly TableCell[])[] {
  const { rows, columns } = block;
  const groupsByRow = new Map(
    rows.filter((row) => !row.isGroup).map((row) => [row, groupsOf(row, rows)] as const),
  );
  const sizes = new Map<string, number>();
  for (const groups of groupsByRow.values()) {
    for (const { id } of groups) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  const printed = new Set<string>();
  return [...groupsByRow].flatMap(([row, groups]) => {
    const opening = groups.filter((group) => !printed.has(group.id));
    for (const group of opening) printed.add(group.id);
    const cells = [
      ...opening.map((group) => labelCell(rowLabelLines(group, input), 1, sizes.get(group.id))),
      labelCell(rowLabelLines(row, input), LABEL_COLUMNS - groups.length),
      ...valueCells(row, columns, input),
    ];
    const isFollowed = input.tables.localRows && row.id === LOCAL_ROW.after;
    return isFollowed ? [cells, localRow(columns, input)] : [cells];
  });
}

/** A table with the number of its first rows that a repeated header repeats. */
export interface HeadedTable {
  readonly table: DocumentTable;
  readonly headerRows: number;
}

/** Table `requests` as the form prints it: a group's label stands in the line of its first row. */
export function buildRequestsTable(blocks: readonly PrintedBlock[], input: TableInput): HeadedTable {
  const [printed] = blocks;
  const columns = printed?.block.columns ?? [];
  const rows = printed === undefined ? [] : bodyRows(printed, input);
  return {
    table: {
      id: "requests",
      width: LABEL_COLUMNS + columns.length + (input.tables.subtotalColumn ? 1 : 0),
      rows: [...headerRows(columns, input), ...rows],
    },
    headerRows: HEADER_ROWS,
  };
}
