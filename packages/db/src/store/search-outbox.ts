import type {
  RefusedReport,
  ReportRevision,
  SearchAgency,
  SearchDocument,
  SearchOutbox,
} from "@gongkai/schema";
import { sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import type { DrizzleConnection } from "./drizzle-connection.ts";
import { type RegionColumns, searchRegions } from "./search-regions.ts";
import { toStorableText } from "./storable-text.ts";

/** The reports whose search documents must be renewed, as a queue whose entries are leased for sixty seconds. */
export interface ReportOutbox extends SearchOutbox {
  /** How many reports are left, those that somebody is at work on or that were refused among them. */
  waiting(): Promise<number>;
}

const LEASE = sql`interval '60 seconds'`;
/** How long a report waits after its first refusal; the wait doubles up to some three days. */
const FIRST_WAIT = sql`interval '1 minute'`;
const MOST_DOUBLINGS = 12;

/** What one worker holds. */
interface Lease {
  readonly id: string;
  readonly rowIds: readonly number[];
  readonly reports: readonly ReportRevision[];
}

/**
 * Leases rows in one short statement.
 *
 * A report's revision is the id of its newest leased row. Two workers may hold rows of one report, or even the same
 * row once a lease has run out; the revision lets the search engine pass over whichever comes late. Documents are
 * loaded after the lease, so they are never older than their revision says.
 */
async function leaseRows({ drizzle }: DrizzleConnection, limit: number): Promise<Lease> {
  const id = crypto.randomUUID();
  const { rows } = await drizzle.execute<{ id: number; reportId: string }>(sql`
    with free as (
      select id from search_outbox
      where leased_until is null or leased_until < now()
      order by id limit ${limit} for update skip locked
    )
    update ${searchOutbox} set lease = ${id}, leased_until = now() + ${LEASE}
    from free where search_outbox.id = free.id
    returning search_outbox.id, search_outbox.report_id as "reportId"`);
  const revisions = new Map<string, number>();
  for (const row of rows) revisions.set(row.reportId, Math.max(row.id, revisions.get(row.reportId) ?? 0));
  const reports = [...revisions].map(([reportId, revision]) => ({ reportId, revision }));
  return { id, rowIds: rows.map((row) => row.id), reports };
}

type SectionRow = Omit<SearchDocument, "id" | "revision" | "agency"> & {
  readonly agency: (Omit<SearchAgency, "regions"> & RegionColumns) | null;
} & Record<string, unknown>;

/** The sections of the current versions, each by itself: a report may print one twice. */
async function loadDocuments(
  { drizzle }: DrizzleConnection,
  reports: readonly ReportRevision[],
): Promise<readonly SearchDocument[]> {
  const revisionOf = new Map(reports.map(({ reportId, revision }) => [reportId, revision]));
  const { rows } = await drizzle.execute<SectionRow>(sql`
    select report.id as "reportId", version.id as "versionId", section.position, section.section,
      case when agency.id is not null then jsonb_build_object(
        'id', agency.id, 'name', agency.name, 'level', agency.level, 'kind', agency.kind,
        'regionCode', agency.region_code, 'regionPath', agency.region_path,
        'aliases', (
          select coalesce(jsonb_agg(alias order by alias collate "C"), '[]') from agency_aliases
          where agency_id = agency.id and alias <> agency.name
        )
      ) end as agency,
      report.year, version.published_on as "publishedOn", section.heading, version.title,
      section.text, report.synthetic
    from reports report
    join report_versions version on version.report_id = report.id and version.is_current
    join sections section on section.version_id = version.id
    left join agencies agency on agency.id = report.agency_id
    where report.id in ${[...revisionOf.keys()]}
    order by report.id, section.position`);
  return rows.map((row) => ({
    ...row,
    agency: row.agency && searchAgency(row.agency),
    id: `${row.reportId}-${row.position}`,
    revision: revisionOf.get(row.reportId) ?? 0,
  }));
}

function searchAgency({
  regionCode,
  regionPath,
  ...agency
}: NonNullable<SectionRow["agency"]>): SearchAgency {
  return { ...agency, regions: searchRegions({ regionCode, regionPath }) };
}

/** Deletes the leased rows, and puts those of refused reports off. Rows that were lost to another are left alone. */
async function completeLease(
  { drizzle }: DrizzleConnection,
  { id, rowIds }: Lease,
  refused: readonly RefusedReport[],
): Promise<void> {
  failpoint("outbox-before-complete");
  for (const { reportId, reason } of refused) {
    await drizzle.execute(sql`
      update ${searchOutbox} set lease = null, attempts = attempts + 1, last_error = ${toStorableText(reason)},
        leased_until = now() + ${FIRST_WAIT} * power(2, least(attempts, ${MOST_DOUBLINGS}))
      where id in ${rowIds} and lease = ${id} and report_id = ${reportId}`);
  }
  await drizzle.execute(sql`delete from ${searchOutbox} where id in ${rowIds} and lease = ${id}`);
  failpoint("outbox-completed");
}

/** The search outbox of a database. Rows get there with the reports; see `storeReport`. */
export function createSearchOutbox(connection: DrizzleConnection): ReportOutbox {
  return {
    async claim(limit) {
      const lease = await leaseRows(connection, limit);
      if (lease.rowIds.length === 0) return { put: [], remove: [], complete: async () => {} };
      failpoint("outbox-claimed");
      const put = await loadDocuments(connection, lease.reports);
      failpoint("outbox-documents-loaded");
      const present = new Set(put.map((document) => document.reportId));
      const remove = lease.reports.filter(({ reportId }) => !present.has(reportId));
      return { put, remove, complete: (refused) => completeLease(connection, lease, refused) };
    },
    async waiting() {
      const { rows } = await connection.drizzle.execute<{ reports: number }>(
        sql`select count(distinct report_id)::int as reports from ${searchOutbox}`,
      );
      return rows[0]?.reports ?? 0;
    },
  };
}

/** What search has yet to take in. */
export interface SearchBacklog {
  /** How many reports, those among them that were refused. */
  readonly reports: number;
  /** How many seconds the oldest of them has waited; 0 where there is none. */
  readonly oldestSeconds: number;
}

/** How far search is behind what is stored. */
export async function searchBacklog({ drizzle }: DrizzleConnection): Promise<SearchBacklog> {
  const { rows } = await drizzle.execute<SearchBacklog & Record<string, unknown>>(sql`
    select count(distinct report_id)::int as reports,
      coalesce(greatest(extract(epoch from now() - min(enqueued_at)), 0), 0)::float8 as "oldestSeconds"
    from ${searchOutbox}`);
  return rows[0] ?? { reports: 0, oldestSeconds: 0 };
}

/** Puts every stored report into the outbox, so that an index that was emptied is filled again. Returns how many. */
export async function queueAllForSearch({ drizzle }: DrizzleConnection): Promise<number> {
  const { rowCount } = await drizzle.execute(sql`
    insert into ${searchOutbox} (report_id) select id from reports order by id`);
  return rowCount ?? 0;
}
