import type { AgencyKind, AgencyLevel } from "@gongkai/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { toStorableText } from "../store/storable-text.ts";
import { lacksReportOf } from "./agency-years.ts";
import { isAnyOf } from "./is-any-of.ts";
import { type KeysetOrder, type Page, type PageRequest, positionColumn } from "./keyset.ts";
import { readPage } from "./read-page.ts";
import { CURRENT_VERSION } from "./reports.ts";

/** A stored agency. */
export type AgencyRecord = typeof agencies.$inferSelect;

/** Which agencies to list. What is absent does not restrict. */
export interface AgencyFilter {
  /** Agencies one of whose names contains this text: the full one, a short or a former one. */
  readonly nameContains?: string | undefined;
  readonly levels?: readonly AgencyLevel[] | undefined;
  readonly kinds?: readonly AgencyKind[] | undefined;
  /** Agencies of regions whose GB/T 2260 code begins with these digits: 44 for a whole province, 4401 for a city. */
  readonly regionCode?: string | undefined;
  readonly synthetic?: boolean | undefined;
  /** Agencies whose report of this year is missing: reports of earlier years are here, and of this one none. */
  readonly withoutReportOf?: number | undefined;
}

/** By name in code-point order, then by id. */
export const AGENCY_ORDER: KeysetOrder = {
  keys: [
    { expression: sql`(${agencies.name} collate "C")`, type: "string" },
    { expression: sql`${agencies.id}`, type: "string" },
  ],
  direction: "ascending",
};

/** The condition that something is still said of an agency: a misread name stays behind when its source moves. */
export const HAS_CURRENT_REPORT = sql`exists (
  select from ${reports} join ${reportVersions} on ${CURRENT_VERSION} where ${reports.agencyId} = ${agencies.id}
)`;

/** The condition that one of an agency's names contains a text. */
function isCalled(text: string): SQL {
  // Not LIKE: the text is taken as it is, percent signs included.
  return sql`(strpos(${agencies.name}, ${text}) > 0 or exists (
    select from agency_aliases where agency_aliases.agency_id = ${agencies.id} and strpos(alias, ${text}) > 0
  ))`;
}

/** The condition that a filter stands for. */
export function agencyConditions(filter: AgencyFilter): SQL | undefined {
  const { nameContains, levels, kinds, regionCode, synthetic, withoutReportOf } = filter;
  return and(
    HAS_CURRENT_REPORT,
    nameContains === undefined ? undefined : isCalled(toStorableText(nameContains)),
    levels === undefined ? undefined : isAnyOf(agencies.level, levels),
    kinds === undefined ? undefined : isAnyOf(agencies.kind, kinds),
    regionCode === undefined
      ? undefined
      : sql`starts_with(${agencies.regionCode}, ${toStorableText(regionCode)})`,
    synthetic === undefined ? undefined : eq(agencies.synthetic, synthetic),
    withoutReportOf === undefined ? undefined : lacksReportOf(withoutReportOf),
  );
}

/** A page of the agencies that have reports, by name. */
export async function listAgencies(
  connection: DrizzleConnection,
  filter: AgencyFilter,
  page: PageRequest,
): Promise<Page<AgencyRecord>> {
  const conditions = agencyConditions(filter);
  const { drizzle } = connection;
  return readPage(
    connection,
    {
      order: AGENCY_ORDER,
      select: (condition, terms, limit) =>
        drizzle
          .select({ item: agencies, position: positionColumn(AGENCY_ORDER) })
          .from(agencies)
          .where(and(conditions, condition))
          .orderBy(...terms)
          .limit(limit),
      probe: (condition) =>
        drizzle.select({ one: sql`1` }).from(agencies).where(and(conditions, condition)).getSQL(),
    },
    page,
  );
}

/** How many agencies with reports a filter leaves. */
export async function countAgencies({ drizzle }: DrizzleConnection, filter: AgencyFilter): Promise<number> {
  return drizzle.$count(agencies, agencyConditions(filter));
}

/** The agencies with these ids, in any order; unknown ids are left out. */
export async function agenciesByIds(
  { drizzle }: DrizzleConnection,
  ids: readonly string[],
): Promise<readonly AgencyRecord[]> {
  return drizzle.select().from(agencies).where(isAnyOf(agencies.id, ids));
}

/** An agency that has a name, as its whole name or as another one. */
export interface NamedAgency {
  readonly agency: AgencyRecord;
  readonly isWholeName: boolean;
}

/**
 * The agencies with reports and this very name, whole, short or former. There may be one of a whole name for each place, and any
 * number of a short one. One statement.
 */
export async function agenciesByName(
  { drizzle }: DrizzleConnection,
  name: string,
): Promise<readonly NamedAgency[]> {
  const text = toStorableText(name);
  // Not `or`, for which every agency would be read: each side has an index.
  const called = sql`(
    select id from agencies named where (named.name collate "C") = ${text}
    union all select agency_id from agency_aliases where alias = ${text}
  )`;
  return drizzle
    .select({ agency: agencies, isWholeName: sql<boolean>`(${agencies.name} collate "C") = ${text}` })
    .from(agencies)
    .where(and(sql`${agencies.id} in ${called}`, HAS_CURRENT_REPORT))
    .orderBy(agencies.id);
}
