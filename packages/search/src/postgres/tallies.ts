import type { SqlClient } from "./sql-pool.ts";

/**
 * What is in the index, a row for the documents of each report. Browsing counts these rows, of which there are several
 * times fewer than documents. A report whose documents differ in more than their sections has several rows.
 */
export const TALLIES_TABLE = `
create table if not exists search.tallies (
  report_id text not null,
  agency_id text,
  year integer,
  level text,
  kind text,
  region_code text collate "C",
  synthetic boolean not null,
  sections text[] not null
);
create index if not exists tallies_report on search.tallies (report_id);
create index if not exists tallies_of_agency on search.tallies (agency_id);
insert into search.tallies (report_id, agency_id, year, level, kind, region_code, synthetic, sections)
select report_id, agency_id, year, level, kind, region_code, synthetic, array_agg(section) from search.documents
where not exists (select from search.tallies)
group by report_id, agency_id, year, level, kind, region_code, synthetic;
`;

/** Forgets the documents of reports. */
export async function deleteTallies(client: SqlClient, reportIds: readonly unknown[]): Promise<void> {
  await client.query("delete from search.tallies where report_id = any($1::text[])", [reportIds]);
}

/** Notes the documents of reports, which must not have been noted before. */
export async function writeTallies(client: SqlClient, reportIds: readonly unknown[]): Promise<void> {
  await client.query(
    `insert into search.tallies (report_id, agency_id, year, level, kind, region_code, synthetic, sections)
     select report_id, agency_id, year, level, kind, region_code, synthetic, array_agg(section)
     from search.documents where report_id = any($1::text[])
     group by report_id, agency_id, year, level, kind, region_code, synthetic`,
    [reportIds],
  );
}
