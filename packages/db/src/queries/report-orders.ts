import { sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reports } from "../schema/reports.ts";
import type { KeysetOrder } from "./keyset.ts";

const BY_ID = { expression: sql`${reports.id}`, type: "string" } as const;

/** The orders in which reports can be listed. Reports whose year or agency is unknown stand last in each. */
export const REPORT_ORDERS = {
  newestYearFirst: {
    keys: [{ expression: sql`coalesce(${reports.year}, 0)`, type: "number" }, BY_ID],
    direction: "descending",
  },
  oldestYearFirst: {
    keys: [{ expression: sql`coalesce(${reports.year}, 9999)`, type: "number" }, BY_ID],
    direction: "ascending",
  },
  agencyName: {
    keys: [
      // U+10FFFF sorts behind every character that a name can hold.
      { expression: sql`(coalesce(${agencies.name}, U&'\\+10FFFF') collate "C")`, type: "string" },
      { expression: sql`coalesce(${reports.year}, 9999)`, type: "number" },
      BY_ID,
    ],
    direction: "ascending",
  },
} as const satisfies Record<string, KeysetOrder>;

/** The name of an order of reports. */
export type ReportOrder = keyof typeof REPORT_ORDERS;
