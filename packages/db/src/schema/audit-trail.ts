import { bigint, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What people can change, as the trail names it. */
export const AUDIT_ACTIONS = [
  "judgeFinding",
  "settleAgency",
  "ingestDocument",
  "retractReport",
  "restoreReport",
] as const;

/** What people can change, as the trail names it. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who changed what, one row a change. Rows are added only: a trigger of the table refuses everything else. */
export const auditTrail = pgTable(
  "audit_trail",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    author: text("author").notNull(),
    action: text("action").$type<AuditAction>().notNull(),
    /** What was changed: the key of a report, with the rule and input of a finding behind it, or the origin of a document. */
    target: text("target").notNull(),
    /** What held before and after, as far as the change concerns it; null where nothing did. */
    before: jsonb("before"),
    after: jsonb("after"),
    /** Why, as the author said; empty where they did not. */
    reason: text("reason").notNull(),
    /** The request that asked for it; null for a command. */
    requestId: text("request_id"),
  },
  (table) => [index("audit_trail_by_target").on(table.target, table.id)],
);
