import { SEVERITIES } from "@gongkai/schema";
import { type SQL, sql } from "drizzle-orm";
import { findings } from "../schema/findings.ts";
import { reports } from "../schema/reports.ts";
import type { KeysetKey, KeysetOrder } from "./keyset.ts";

const number = (expression: SQL): KeysetKey => ({ expression, type: "number" });
const string = (expression: SQL): KeysetKey => ({ expression, type: "string" });

const GRAVITY = sql`array_position(array[${sql.join(
  SEVERITIES.map((severity) => sql`${severity}`),
  sql`, `,
)}]::text[], ${findings.severity})`;
const REPORT = string(sql`${reports.id}`);
const POSITION = number(sql`${findings.position}`);
/** The newest year has the smallest number, and an unknown one the largest. */
const YEARS_BACK = number(sql`(- coalesce(${reports.year}, 0))`);

/**
 * The orders in which findings can be listed. Those of reports whose year is unknown stand last in each, and those of one
 * report in the order in which the rules said them.
 */
export const FINDING_ORDERS = {
  /** The gravest first, of these the newest year. */
  gravestFirst: { keys: [number(GRAVITY), YEARS_BACK, REPORT, POSITION], direction: "ascending" },
  newestYearFirst: {
    // As the index over years has it.
    keys: [number(sql`coalesce(${reports.year}, 0)`), REPORT, number(sql`(- ${findings.position})`)],
    direction: "descending",
  },
  /** By the code of the rule, of one rule the newest year first. */
  rule: {
    keys: [string(sql`(${findings.rule} collate "C")`), YEARS_BACK, REPORT, POSITION],
    direction: "ascending",
  },
} as const satisfies Record<string, KeysetOrder>;

/** The name of an order of findings. */
export type FindingOrder = keyof typeof FINDING_ORDERS;
