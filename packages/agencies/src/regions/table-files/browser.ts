import december2007 from "gb2260/lib/200712.json" with { type: "json" };
import december2009 from "gb2260/lib/200912.json" with { type: "json" };
import october2011 from "gb2260/lib/201110.json" with { type: "json" };
import august2013 from "gb2260/lib/201308.json" with { type: "json" };
import october2014 from "gb2260/lib/201410.json" with { type: "json" };
import july2016 from "gb2260/lib/201607.json" with { type: "json" };
import type { TableMonth, TableNames } from "./table-months.ts";

const TABLES: Readonly<Record<TableMonth, TableNames>> = {
  "200712": december2007,
  "200912": december2009,
  "201110": october2011,
  "201308": august2013,
  "201410": october2014,
  "201607": july2016,
};

/** Reads the names of one published table by their codes; all of them are in the bundle. */
export function readTable(month: TableMonth): TableNames {
  return TABLES[month];
}
