import type { SectionId, Span } from "@gongkai/schema";
import { bigint, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { reportVersions } from "./reports.ts";

/** The sections of each report version, in the order in which the report prints them. */
export const sections = pgTable(
  "sections",
  {
    versionId: bigint("version_id", { mode: "number" })
      .notNull()
      .references(() => reportVersions.id),
    position: integer("position").notNull(),
    section: text("section").$type<SectionId>().notNull(),
    /** The heading as printed. */
    heading: text("heading").notNull(),
    headingSpan: jsonb("heading_span").$type<Span>().notNull(),
    span: jsonb("span").$type<Span>().notNull(),
    /** The narrative as printed, paragraphs joined by a line feed. */
    text: text("text").notNull(),
    paragraphs: jsonb("paragraphs").$type<readonly Span[]>().notNull(),
  },
  (table) => [primaryKey({ name: "sections_pkey", columns: [table.versionId, table.position] })],
);
