import type { Database } from "@gongkai/db";
import type { Facet, FacetName, SearchFilter } from "../../src/index.ts";
import { SECTIONS_BY_ID } from "./fixture.ts";

const COLUMNS: Readonly<Record<FacetName, string>> = {
  year: "year::text",
  section: "section",
  level: "level",
  kind: "kind",
  province: "province",
};

/** The parts of a filter that are on the very thing a facet counts. */
const OWN_PARTS: Readonly<Record<FacetName, readonly (keyof SearchFilter)[]>> = {
  year: ["years", "yearRange"],
  section: ["sections"],
  level: ["levels"],
  kind: ["kinds"],
  province: ["regionCodes"],
};

/** Writes the fixture into a table of the test's own, so that what an engine counts is compared with plain SQL. */
export async function writeFixtureTable({ pool }: Database): Promise<void> {
  await pool.query("create schema oracle");
  await pool.query(`create table oracle.sections (
    id text primary key, report_id text, year integer, section text, level text, kind text, province text,
    agency_id text, regions text[], synthetic boolean, content text, head text)`);
  const rows = [...SECTIONS_BY_ID.values()].map(
    ({ id, reportId, year, section, agency, synthetic, content, head }) => ({
      id,
      report_id: reportId,
      year,
      section,
      level: agency?.level ?? null,
      kind: agency?.kind ?? null,
      province: agency?.regions[0]?.code ?? null,
      agency_id: agency?.id ?? null,
      regions: agency?.regions.map(({ code }) => code) ?? [],
      synthetic,
      content,
      head,
    }),
  );
  await pool.query(
    "insert into oracle.sections select * from json_populate_recordset(null::oracle.sections, $1::json)",
    [JSON.stringify(rows)],
  );
}

/** The condition of a filter, without the parts named. */
function conditionOf(
  filter: SearchFilter,
  without: readonly (keyof SearchFilter)[],
  values: unknown[],
): string {
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions: Readonly<Record<keyof SearchFilter, () => string>> = {
    years: () => `year = any(${place(filter.years)}::integer[])`,
    yearRange: () =>
      `year between coalesce(${place(filter.yearRange?.from ?? null)}::integer, 0)
        and coalesce(${place(filter.yearRange?.to ?? null)}::integer, 9999)`,
    sections: () => `section = any(${place(filter.sections)}::text[])`,
    agencyIds: () => `agency_id = any(${place(filter.agencyIds)}::text[])`,
    regionCodes: () => `regions && ${place(filter.regionCodes)}::text[]`,
    levels: () => `level = any(${place(filter.levels)}::text[])`,
    kinds: () => `kind = any(${place(filter.kinds)}::text[])`,
    reportIds: () => `report_id = any(${place(filter.reportIds)}::text[])`,
    synthetic: () => `synthetic = ${place(filter.synthetic)}`,
  };
  // The keys of a filter are those above.
  const parts = (Object.keys(filter) as (keyof SearchFilter)[]).filter((part) => !without.includes(part));
  return ["true", ...parts.map((part) => conditions[part]())].join(" and ");
}

/** How many sections hold a word and pass a filter. */
export async function countBySql({ pool }: Database, word: string, filter: SearchFilter): Promise<number> {
  const values: unknown[] = [`%${word}%`];
  const { rows } = await pool.query(
    `select count(*)::integer as count from oracle.sections
     where (content like $1 or head like $1) and ${conditionOf(filter, [], values)}`,
    values,
  );
  return Number(rows[0]?.count);
}

/** The values of a facet as a group-by gives them: most frequent first, then by value. */
export async function facetBySql(
  { pool }: Database,
  word: string,
  filter: SearchFilter,
  facet: FacetName,
): Promise<Facet["values"]> {
  const values: unknown[] = [`%${word}%`];
  const { rows } = await pool.query(
    `select ${COLUMNS[facet]} collate "C" as value, count(*)::integer as count from oracle.sections
     where (content like $1 or head like $1) and ${COLUMNS[facet]} is not null
       and ${conditionOf(filter, OWN_PARTS[facet], values)}
     group by 1 order by 2 desc, 1`,
    values,
  );
  return rows.map(({ value, count }) => ({ value: String(value), count: Number(count) }));
}
