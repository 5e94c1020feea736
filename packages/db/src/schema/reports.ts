import type { AgencyMention, Claim, Contact, Diagnostic, Edition, Period, Subtotal } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { agencies } from "./agencies.ts";
import type { AgencyCandidate } from "./agency-resolution.ts";
import { sources, sourceTexts } from "./sources.ts";

/**
 * How a report came to its agency: the text names it, or a person has settled it, or the text names it only as bodies of
 * many places are called (`uncertain`), or not at all. Only a named or settled one has an agency.
 */
export const AGENCY_MATCHES = ["named", "settled", "uncertain", "unknown"] as const;

/** How a report came to its agency. */
export type AgencyMatch = (typeof AGENCY_MATCHES)[number];

/** The yearly reports: one row for an agency and year, or for a source that does not say both. */
export const reports = pgTable(
  "reports",
  {
    /** Follows from the agency and year, or from the source's hash; see `reportKey`. */
    id: text("id").primaryKey(),
    agencyId: text("agency_id").references(() => agencies.id),
    /** The report year (统计年度); null when the text does not say. */
    year: integer("year"),
    synthetic: boolean("synthetic").notNull(),
  },
  (table) => [
    index("reports_by_agency").on(table.agencyId, sql`(coalesce(${table.year}, 0))`, table.id),
    // An unknown year stands last in either direction, so each direction has its own stand-in and index.
    index("reports_by_year_newest").on(sql`(coalesce(${table.year}, 0))`, table.id),
    index("reports_by_year_oldest").on(sql`(coalesce(${table.year}, 9999))`, table.id),
  ],
);

/**
 * What each source says of a report, once for every way in which parsers have read it. Versions are never deleted, and
 * nothing of what was read is ever changed; findings are renewed when the rules are.
 */
export const reportVersions = pgTable(
  "report_versions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    sourceSha256: text("source_sha256")
      .notNull()
      .references(() => sources.sha256),
    /** The decoded text that every span of this version points into. */
    textSha256: text("text_sha256")
      .notNull()
      .references(() => sourceTexts.sha256),
    /** Its place among the reports of its source, from 0. */
    ordinal: integer("ordinal").notNull().default(0),
    /** The newest parser that has read it so. */
    parserVersion: text("parser_version").notNull(),
    /** The place of the source from which that parser read it so, of several the one that held it last. */
    origin: text("origin").notNull(),
    /** What names the rules that the findings are from. */
    rulesVersion: text("rules_version").notNull(),
    edition: text("edition").$type<Edition>(),
    title: text("title"),
    period: jsonb("period").$type<Period>(),
    /** An ISO date as read; the calendar is not asked, because a report may print the 30th of February. */
    signedOn: text("signed_on"),
    /** The date of publication that the page prints, as an ISO date. */
    publishedOn: text("published_on"),
    documentNumber: text("document_number"),
    contact: jsonb("contact").$type<Contact>(),
    agencyMention: jsonb("agency_mention").$type<AgencyMention>(),
    agencyMatch: text("agency_match").$type<AgencyMatch>().notNull(),
    /** The bodies that it may be of where that is uncertain, likeliest first. */
    agencyCandidates: jsonb("agency_candidates").$type<readonly AgencyCandidate[]>().notNull().default([]),
    /** What the narrative says in numbers, in the order of the text. */
    claims: jsonb("claims").$type<readonly Claim[]>().notNull().default([]),
    /** The sums that the table of requests prints beside the form's own cells; null where it prints none. */
    subtotals: jsonb("subtotals").$type<readonly Subtotal[]>(),
    diagnostics: jsonb("diagnostics").$type<readonly Diagnostic[]>().notNull(),
    /** SHA-256 of what the parser made of the source; equal digests make no new version. */
    digest: text("digest").notNull(),
    /** The version of the fingerprints that stand in `section_fingerprints`; 0 where they are yet to be made. */
    fingerprintVersion: integer("fingerprint_version").notNull().default(0),
    /** Whether the newest reading of its source says this. What is only in former readings can not be current. */
    isLatest: boolean("is_latest").notNull().default(true),
    /** Whether this is the version that lists, tables and search show. */
    isCurrent: boolean("is_current").notNull(),
    /** Whether its findings rest on other reports as well, and so may change when those do. */
    isCheckedBeside: boolean("is_checked_beside").notNull().default(false),
    storedAt: timestamp("stored_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("report_versions_key").on(table.reportId, table.sourceSha256, table.parserVersion, table.digest),
    uniqueIndex("report_versions_one_current").on(table.reportId).where(sql`${table.isCurrent}`),
    index("report_versions_by_source").on(table.sourceSha256),
  ],
);
