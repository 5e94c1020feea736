import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { agencies } from "./agencies.ts";
import type { AgencyResolution } from "./agency-resolution.ts";
import { sources } from "./sources.ts";

/** Whose report a source is, as a person said. It holds for every reading of the source, by any parser. */
export const agencySettlements = pgTable("agency_settlements", {
  sourceSha256: text("source_sha256")
    .primaryKey()
    .references(() => sources.sha256),
  agencyId: text("agency_id")
    .notNull()
    .references(() => agencies.id),
  author: text("author").notNull(),
  note: text("note").notNull(),
  settledAt: timestamp("settled_at", { withTimezone: true }).notNull().defaultNow(),
  /** What the text alone had said, which holds again when the settlement is withdrawn. */
  replaced: jsonb("replaced").$type<AgencyResolution>().notNull(),
});
