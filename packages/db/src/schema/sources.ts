import type { SourceMediaType } from "@gongkai/schema";
import { integer, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";

/** The documents that were read, one row for each content however often it is met. */
export const sources = pgTable("sources", {
  /** SHA-256 of the original bytes in lower-case hexadecimal. */
  sha256: text("sha256").primaryKey(),
  /** The name under which the document was first met. */
  name: text("name").notNull(),
  mediaType: text("media_type").$type<SourceMediaType>().notNull(),
  /** Length of the original bytes; null when whoever stored it did not say. */
  byteLength: integer("byte_length"),
  readAt: timestamp("read_at", { withTimezone: true }).notNull().defaultNow(),
});

/**
 * The texts that sources were decoded to, each once. Another decoder may make another text of the same bytes, so a
 * report version names the text that its spans point into.
 */
export const sourceTexts = pgTable("source_texts", {
  /** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
  sha256: text("sha256").primaryKey(),
  /** Stored spans are offsets into it, in UTF-16 units. */
  text: text("text").notNull(),
});

/** Where each document was met: a path or URL. The same content at two places is two observations. */
export const sourceObservations = pgTable(
  "source_observations",
  {
    sourceSha256: text("source_sha256")
      .notNull()
      .references(() => sources.sha256),
    origin: text("origin").notNull(),
    observedAt: timestamp("observed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique("source_observations_key").on(table.sourceSha256, table.origin)],
);
