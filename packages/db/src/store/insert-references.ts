import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { agencies } from "../schema/agencies.ts";
import { reports } from "../schema/reports.ts";
import { sourceObservations, sources } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";
import type { PreparedReport } from "./report-to-store.ts";

/** Inserts a row unless the named constraint says that it is there. Returns whether it did. */
async function insertUnlessKnown<Table extends PgTable>(
  transaction: Transaction,
  table: Table,
  row: Table["$inferInsert"],
  constraint: string,
): Promise<boolean> {
  const insert: SQL = transaction.insert(table).values(row).getSQL();
  const { rowCount } = await transaction.execute(
    sql`${insert} on conflict on constraint ${sql.identifier(constraint)} do nothing`,
  );
  return rowCount === 1;
}

/** What was not stored before. */
interface NewReferences {
  readonly isNewSource: boolean;
  readonly isNewReport: boolean;
}

/**
 * Writes what a report version refers to. Whoever writes the same waits for this transaction to end; the order of the
 * tables is the same for everyone, so nobody waits in a circle.
 */
export async function insertReferences(
  transaction: Transaction,
  prepared: PreparedReport,
): Promise<NewReferences> {
  const { source, origin, report, reportId, agencyId, agencyMatch, synthetic, byteLength } = prepared;
  const { sha256, name, mediaType } = source;
  const sourceRow = { sha256, name, mediaType, byteLength: byteLength ?? null };
  const isNewSource = await insertUnlessKnown(transaction, sources, sourceRow, "sources_pkey");
  const observation = { sourceSha256: sha256, origin };
  await insertUnlessKnown(transaction, sourceObservations, observation, "source_observations_key");
  if (report.agency !== null && agencyId !== null) {
    const agency = { id: agencyId, name: report.agency.name, place: report.agency.place, synthetic };
    await insertUnlessKnown(transaction, agencies, agency, "agencies_pkey");
  }
  const reportRow = { id: reportId, agencyId, agencyMatch, year: report.year, synthetic };
  const isNewReport = await insertUnlessKnown(transaction, reports, reportRow, "reports_pkey");
  return { isNewSource, isNewReport };
}
