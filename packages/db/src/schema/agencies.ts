import type { AgencyKind, AgencyLevel } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

import type { AgencyRelative, SuccessionType } from "./agency-resolution.ts";

/**
 * The bodies that reports are about, and those they stand under. The id follows from name, place and `synthetic`; see
 * `agencyKey`.
 */
export const agencies = pgTable(
  "agencies",
  {
    id: text("id").primaryKey(),
    /** The name in Simplified script. */
    name: text("name").notNull(),
    /** A place the name itself does not begin with; null where the reports give none. */
    place: text("place"),
    /** Whether a generator made the agency up. Synthetic and real agencies of one name are two agencies. */
    synthetic: boolean("synthetic").notNull(),
    /** Null where the name does not tell, as the four below. */
    level: text("level").$type<AgencyLevel>(),
    kind: text("kind").$type<AgencyKind>(),
    /** The GB/T 2260 code of its region, six digits. */
    regionCode: text("region_code"),
    /** The names of its regions from the province down; empty where none is known. */
    regionPath: jsonb("region_path").$type<readonly string[]>().notNull().default([]),
    /** The body that it stands under; an id of this table. */
    parentId: text("parent_id"),
  },
  (table) => [
    // Byte order, so that PGlite and every PostgreSQL page through names in the same order.
    index("agencies_by_name").on(sql`(${table.name} collate "C")`, table.id),
    index("agencies_by_parent").on(table.parentId),
    index("agencies_by_region").on(sql`(${table.regionCode} collate "C")`),
  ],
);

/** Other names of agencies: short forms, former names, and whatever reports have called them. */
export const agencyAliases = pgTable(
  "agency_aliases",
  {
    alias: text("alias").notNull(),
    agencyId: text("agency_id")
      .notNull()
      .references(() => agencies.id),
  },
  (table) => [
    primaryKey({ name: "agency_aliases_pkey", columns: [table.alias, table.agencyId] }),
    index("agency_aliases_by_agency").on(table.agencyId),
  ],
);

/** Which bodies came before and after an agency; they need not be in the registry themselves. */
export const agencyLineage = pgTable(
  "agency_lineage",
  {
    agencyId: text("agency_id")
      .notNull()
      .references(() => agencies.id),
    relation: text("relation").$type<AgencyRelative["relation"]>().notNull(),
    /** The id that the other body has, or would have, in `agencies`. */
    relativeId: text("relative_id").notNull(),
    relativeName: text("relative_name").notNull(),
    type: text("type").$type<SuccessionType>().notNull(),
    /** The year in which it happened, or in which a reform began. */
    year: integer("year"),
  },
  (table) => [
    primaryKey({ name: "agency_lineage_pkey", columns: [table.agencyId, table.relation, table.relativeId] }),
  ],
);
