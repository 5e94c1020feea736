import type { SectionId } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import { searchOutbox } from "../schema/search-outbox.ts";
import type { DrizzleConnection } from "./drizzle-connection.ts";

/** A section of a current report version, as search engines take it. */
export interface OutboxDocument {
  /** Report id and section id joined by a hyphen. */
  readonly id: string;
  readonly reportId: string;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly year: number | null;
  readonly section: SectionId;
  readonly heading: string;
  readonly title: string | null;
  readonly text: string;
  readonly synthetic: boolean;
}

/** Work taken from the outbox for sixty seconds. */
export interface OutboxBatch {
  /** Documents to add, in place of whatever else the index holds of their reports. */
  readonly put: readonly OutboxDocument[];
  /** Ids of reports of which nothing is left to find. */
  readonly remove: readonly string[];
  /**
   * Deletes the rows of the batch, once the engine has taken everything. Rows whose lease ran out in the meantime
   * belong to somebody else and are left alone.
   */
  complete(): Promise<void>;
}

/** The reports whose search documents must be renewed, as a queue. */
export interface ReportOutbox {
  /** Takes up to `limit` rows, oldest first; an empty batch when there are none. */
  claim(limit: number): Promise<OutboxBatch>;
}

const LEASE = sql`interval '60 seconds'`;

/** Leases rows in one short statement. Of several rows for one report only the first can be taken, so that no two
 * workers put the same document and the older one lands last. */
async function leaseRows({ drizzle }: DrizzleConnection, limit: number) {
  const lease = crypto.randomUUID();
  const leased = await drizzle.execute<{ id: number; report_id: string }>(sql`
    with free as (
      select id from search_outbox candidate
      where (leased_until is null or leased_until < now()) and not exists (
        select from search_outbox earlier
        where earlier.report_id = candidate.report_id and earlier.id < candidate.id
      )
      order by id limit ${limit} for update skip locked
    )
    update ${searchOutbox} set lease = ${lease}, leased_until = now() + ${LEASE}
    from free where search_outbox.id = free.id
    returning search_outbox.id, search_outbox.report_id`);
  return { lease, ids: leased.rows.map((row) => row.id), reportIds: leased.rows.map((row) => row.report_id) };
}

type SectionRow = Omit<OutboxDocument, "id"> & Record<string, unknown>;

/** The sections of the current versions. Where a report prints a section twice, the two are one document. */
async function loadDocuments(
  { drizzle }: DrizzleConnection,
  reportIds: readonly string[],
): Promise<readonly OutboxDocument[]> {
  const { rows } = await drizzle.execute<SectionRow>(sql`
    select report.id as "reportId", agency.id as "agencyId", agency.name as "agencyName", report.year,
      section.section, version.title,
      (array_agg(section.heading order by section.position))[1] as heading,
      string_agg(section.text, E'\n' order by section.position) as text, report.synthetic
    from reports report
    join report_versions version on version.report_id = report.id and version.is_current
    join sections section on section.version_id = version.id
    left join agencies agency on agency.id = report.agency_id
    where report.id in ${reportIds}
    group by report.id, agency.id, version.id, section.section
    order by report.id, min(section.position)`);
  return rows.map((row) => ({ id: `${row.reportId}-${row.section}`, ...row }));
}

/** The search outbox of a database. Rows get there with the reports; see `storeReport`. */
export function createSearchOutbox(connection: DrizzleConnection): ReportOutbox {
  return {
    async claim(limit) {
      const { lease, ids, reportIds } = await leaseRows(connection, limit);
      if (ids.length === 0) return { put: [], remove: [], complete: async () => {} };
      const put = await loadDocuments(connection, reportIds);
      const present = new Set(put.map((document) => document.reportId));
      const remove = reportIds.filter((reportId) => !present.has(reportId));
      const complete = async () => {
        await connection.drizzle.execute(
          sql`delete from ${searchOutbox} where id in ${ids} and lease = ${lease}`,
        );
      };
      return { put, remove, complete };
    },
  };
}
