import type { FormRow } from "@gongkai/schema";

/** A row or group as it stands at the left of its lines, counted in lines and in header columns. */
interface RowHeader {
  readonly row: FormRow;
  readonly lines: number;
  readonly columns: number;
}

/** A line of numbers and the headers that begin at it, outermost first. */
export interface HeadedLine {
  readonly row: FormRow;
  readonly headers: readonly RowHeader[];
}

function depthOf(row: FormRow, byId: ReadonlyMap<string, FormRow>): number {
  const group = row.group === null ? undefined : byId.get(row.group);
  return group === undefined ? 1 : 1 + depthOf(group, byId);
}

function stands(row: FormRow, group: FormRow): boolean {
  return row.id === group.id || row.id.startsWith(`${group.id}.`);
}

/** How many columns the headers at the left of a table take. */
export function headerColumns(rows: readonly FormRow[]): number {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return Math.max(...rows.map((row) => depthOf(row, byId)));
}

/**
 * The lines of a table with their headers merged as the form prints them: a group stands once beside all of its lines, and
 * a row without a group takes the columns of the groups too.
 */
export function headLines(rows: readonly FormRow[]): readonly HeadedLine[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const columns = headerColumns(rows);
  const lines = rows.filter((row) => !row.isGroup);
  const groups = rows.filter((row) => row.isGroup);
  return lines.map((row) => {
    const begun = groups.filter((group) => lines.find((line) => stands(line, group)) === row);
    return {
      row,
      headers: [
        ...begun.map((group) => ({
          row: group,
          lines: lines.filter((line) => stands(line, group)).length,
          columns: 1,
        })),
        { row, lines: 1, columns: columns - depthOf(row, byId) + 1 },
      ],
    };
  });
}
