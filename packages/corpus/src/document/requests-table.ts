import { type Edition, FORMS, type FormColumn, type FormRow, REQUESTS_HEADER } from "@gongkai/schema";
import type { DocumentTable, TableCell } from "./document.ts";
import { headerLines } from "./header-breaks.ts";
import { labelCell, type TableInput, valueCell } from "./value-cell.ts";

/** The grid has three columns for labels, because groups nest two deep, and seven for applicants. */
const LABEL_COLUMNS = 3;

function headerRows(columns: readonly FormColumn[], input: TableInput): readonly (readonly TableCell[])[] {
  const label = (column: FormColumn, rows: number) =>
    labelCell(headerLines(column, input.habits.cutHeaders), 1, rows);
  const organizations = columns.slice(1, -1);
  return [
    [
      labelCell([REQUESTS_HEADER.corner], LABEL_COLUMNS, 3),
      labelCell([REQUESTS_HEADER.applicants], columns.length),
    ],
    [
      ...columns.slice(0, 1).map((column) => label(column, 2)),
      labelCell([REQUESTS_HEADER.organizations], organizations.length),
      ...columns.slice(-1).map((column) => label(column, 2)),
    ],
    organizations.map((column) => label(column, 1)),
  ];
}

/** The groups above a row, outermost first. */
function groupsOf(row: FormRow, rows: readonly FormRow[]): readonly FormRow[] {
  const group = rows.find((candidate) => candidate.id === row.group);
  return group === undefined ? [] : [...groupsOf(group, rows), group];
}

/** Table `requests` as the form prints it: a group's label stands in the line of its first row. */
export function buildRequestsTable(edition: Edition, input: TableInput): DocumentTable {
  const block = FORMS[edition].requests.blocks[0];
  const rows = block?.rows ?? [];
  const columns = block?.columns ?? [];
  const numbered = rows.filter((row) => !row.isGroup);
  const printed = new Set<string>();
  const body = numbered.map((row) => {
    const groups = groupsOf(row, rows);
    const opening = groups.filter((group) => !printed.has(group.id));
    for (const group of opening) printed.add(group.id);
    return [
      ...opening.map((group) =>
        labelCell([group.label], 1, numbered.filter((other) => groupsOf(other, rows).includes(group)).length),
      ),
      labelCell([row.label], LABEL_COLUMNS - groups.length),
      ...columns.map((column) => valueCell(input, "requests", row, column)),
    ];
  });
  return {
    id: "requests",
    width: LABEL_COLUMNS + columns.length,
    rows: [...headerRows(columns, input), ...body],
  };
}
