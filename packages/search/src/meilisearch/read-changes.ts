import type { SearchAgency, SearchDocument, SearchRegion, SectionId } from "@gongkai/schema";
import type { Statements } from "./follower-lease.ts";
import type { ChangedReport } from "./index-document.ts";

/** How much is read at once at most: bytes of text, unless a single report has more, and reports. */
const READ_BYTES = 8_000_000;
const READ_REPORTS = 500;

/** Takes the next changes until their texts are enough, and reads everything that is left of their reports. */
const CHANGES = `
with next as (
  select report_id, revision, change from search.revisions where change > $1 order by change limit ${READ_REPORTS}
), sized as (
  select next.*, sum(coalesce((
    select sum(octet_length(d.text)) from search.documents d where d.report_id = next.report_id
  ), 0)) over (order by next.change rows between unbounded preceding and 1 preceding) as bytes_before
  from next
), taken as (
  select * from sized where bytes_before is null or bytes_before < ${READ_BYTES}
)`;

const REPORTS = `
with taken as (select report_id, revision, change from search.revisions where report_id = any($1::text[]))`;

const WITH_DOCUMENTS = `
select taken.report_id as "reportId", taken.revision::float8 as revision, taken.change::float8 as change, d.id,
  d.version_id::float8 as "versionId", d.position, d.agency_id as "agencyId", d.year, d.section, d.level, d.kind,
  d.region_code as "regionCode", d.heading, d.title, d.published_on as "publishedOn", d.text, d.synthetic,
  a.name as "agencyName", a.aliases
from taken
left join search.documents d on d.report_id = taken.report_id
left join search.agencies a on a.id = d.agency_id
order by taken.change, d.position`;

/** One section, or nulls from `id` on where nothing is left of a report. */
interface Row extends Omit<SearchDocument, "id" | "agency"> {
  readonly change: number;
  readonly id: string | null;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly aliases: readonly string[] | null;
  readonly level: SearchAgency["level"];
  readonly kind: SearchAgency["kind"];
  readonly regionCode: string | null;
  readonly section: SectionId;
}

/**
 * Reads the reports that changed after a change, with what is left of them, in the order of their changes: as many as make
 * some megabytes. None when there is nothing more.
 */
export async function readChanges(client: Statements, after: number): Promise<readonly ChangedReport[]> {
  const { rows } = await client.query(`${CHANGES}${WITH_DOCUMENTS}`, [after]);
  return groupRows(rows);
}

/** Reads reports as they are now. */
export async function readReports(
  client: Statements,
  reportIds: readonly string[],
): Promise<readonly ChangedReport[]> {
  const { rows } = await client.query(`${REPORTS}${WITH_DOCUMENTS}`, [reportIds]);
  return groupRows(rows);
}

function groupRows(rows: readonly Record<string, unknown>[]): readonly ChangedReport[] {
  const reports = new Map<string, ChangedReport & { readonly documents: SearchDocument[] }>();
  // The columns are those of the statement above.
  for (const row of rows as unknown as readonly Row[]) {
    const { reportId, revision, change } = row;
    const report = reports.get(reportId) ?? { reportId, revision, change, documents: [] };
    reports.set(reportId, report);
    const document = readDocument(row);
    if (document !== null) report.documents.push(document);
  }
  return [...reports.values()];
}

function readDocument(row: Row): SearchDocument | null {
  const { change: _, id, agencyId, agencyName, aliases, level, kind, regionCode, ...document } = row;
  if (id === null) return null;
  // Names of regions are no part of what is indexed.
  const regions: readonly SearchRegion[] = regionCode === null ? [] : [{ code: regionCode, name: "" }];
  const agency = { name: agencyName ?? "", aliases: aliases ?? [], level, kind, regions };
  return { ...document, id, agency: agencyId === null ? null : { id: agencyId, ...agency } };
}
