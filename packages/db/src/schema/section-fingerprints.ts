import { bigint, integer, pgTable, primaryKey, unique } from "drizzle-orm/pg-core";
import { reportVersions } from "./reports.ts";

/**
 * The fingerprints of what the current versions' sections say, for those that are long enough to have one. The rows
 * of a version go when another takes its place.
 */
export const sectionFingerprints = pgTable(
  "section_fingerprints",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    versionId: bigint("version_id", { mode: "number" })
      .notNull()
      .references(() => reportVersions.id),
    /** As in `sections`. */
    position: integer("position").notNull(),
    /** See `fingerprintText`. The rows of `section_bands` are found by them again. */
    bands: integer("bands").array().notNull(),
  },
  (table) => [unique("section_fingerprints_key").on(table.versionId, table.position)],
);

/**
 * Which fingerprints have a band. Texts that are much alike meet in at least one.
 *
 * No foreign key: it would be checked for each of some twenty rows that a section has here, and only the code that
 * writes fingerprints writes them.
 */
export const sectionBands = pgTable(
  "section_bands",
  {
    band: integer("band").notNull(),
    fingerprintId: integer("fingerprint_id").notNull(),
  },
  (table) => [primaryKey({ name: "section_bands_pkey", columns: [table.band, table.fingerprintId] })],
);
