import type { SourceMediaType } from "@gongkai/schema";
import { bigint, integer, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { inputs } from "./inputs.ts";

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
  /** The earliest time at which any place is known to have held this content. */
  firstSeenAt: timestamp("first_seen_at", { withTimezone: true }).notNull().defaultNow(),
  /** The newest parser that has read it again and found no report in it any more; null for most. */
  foundEmptyBy: text("found_empty_by"),
});

/**
 * The original bytes of sources, except of those that are the UTF-8 of a text in `source_texts`, whose hash is then the
 * same. Sources stored before there was this table may have neither.
 */
export const sourceBytes = pgTable("source_bytes", {
  sha256: text("sha256")
    .primaryKey()
    .references(() => sources.sha256),
  bytes: bytea("bytes").notNull(),
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

/**
 * Where each document was met: a path, a URL, or a place in an archive or crawl file. The same content at two places is two
 * observations.
 */
export const sourceObservations = pgTable(
  "source_observations",
  {
    sourceSha256: text("source_sha256")
      .notNull()
      .references(() => sources.sha256),
    origin: text("origin").notNull(),
    /** The address that it was fetched from, where it came from the web. */
    url: text("url"),
    /** The input in which it was met; null for what was stored by other ways. */
    inputId: bigint("input_id", { mode: "number" }).references(() => inputs.id),
    /** When the place held it, as far as known: the time of a crawl or a fetch, or of the last change of a file. */
    observedAt: timestamp("observed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique("source_observations_key").on(table.sourceSha256, table.origin)],
);
