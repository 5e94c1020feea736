import { createRequire } from "node:module";
import type { TableMonth, TableNames } from "./table-months.ts";

/** Reads the names of one published table by their codes. */
export function readTable(month: TableMonth): TableNames {
  // The files are objects of strings; the package declares no types.
  return createRequire(import.meta.url)(`gb2260/lib/${month}.json`) as TableNames;
}
