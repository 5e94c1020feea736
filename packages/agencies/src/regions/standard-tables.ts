import { readTable } from "#table-files";
import { TABLE_MONTHS, type TableNames } from "./table-files/table-months.ts";

/** One state of GB/T 2260: names by code. */
export interface StandardTable {
  /** The year in which its regions are known to exist. */
  readonly year: number;
  readonly names: TableNames;
}

/** The states of GB/T 2260 from December 2007 to July 2016, from the package gb2260, oldest first. */
export function readStandardTables(): readonly StandardTable[] {
  return TABLE_MONTHS.map((month) => ({ year: Number(month.slice(0, 4)), names: readTable(month) }));
}
