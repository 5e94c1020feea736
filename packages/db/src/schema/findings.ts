import type { CellAddress, FindingPlace, LocalizedText, RuleKind, Severity, Verdict } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { reportVersions } from "./reports.ts";

/** What the rules say of each report version, in the order in which they said it. */
export const findings = pgTable(
  "findings",
  {
    versionId: bigint("version_id", { mode: "number" })
      .notNull()
      .references(() => reportVersions.id),
    position: integer("position").notNull(),
    rule: text("rule").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    kind: text("kind").$type<RuleKind>().notNull(),
    severity: text("severity").$type<Severity>().notNull(),
    verdict: text("verdict").$type<Verdict>().notNull(),
    formula: text("formula").notNull(),
    left: doublePrecision("left_side"),
    right: doublePrecision("right_side"),
    difference: doublePrecision("difference"),
    /** What takes part; see `Finding`. */
    places: jsonb("places").$type<readonly FindingPlace[]>().notNull(),
    assumedZero: jsonb("assumed_zero").$type<readonly CellAddress[]>().notNull(),
    message: jsonb("message").$type<LocalizedText>().notNull(),
    /** A digest of what it rests on, by which judgements find it again; see `findingInput`. */
    input: text("input").notNull(),
  },
  (table) => [
    primaryKey({ name: "findings_pkey", columns: [table.versionId, table.position] }),
    // Most findings pass, and nobody looks for those of many reports.
    index("findings_by_rule")
      .on(table.rule, table.verdict, table.versionId)
      .where(sql`${table.verdict} <> 'pass'`),
  ],
);
