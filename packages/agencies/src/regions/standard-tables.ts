import { createRequire } from "node:module";

/** One state of GB/T 2260: names by code. */
export interface StandardTable {
  /** The year in which its regions are known to exist. */
  readonly year: number;
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Published tables, oldest first. Reports begin with the year 2008, when the Regulations came into force, so older
 * tables are left out; and so are those whose every region is in the ones before or after, for reading is what takes
 * the time.
 */
const TABLES = ["200712", "200912", "201110", "201308", "201410", "201607"] as const;

/** The states of GB/T 2260 from December 2007 to July 2016, from the package gb2260, oldest first. */
export function readStandardTables(): readonly StandardTable[] {
  const load = createRequire(import.meta.url);
  return TABLES.map((table) => ({
    year: Number(table.slice(0, 4)),
    // The files are objects of strings; the package declares no types.
    names: load(`gb2260/lib/${table}.json`) as Record<string, string>,
  }));
}
