import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { lineOf } from "../schema/agency-resolution.ts";
import { reports } from "../schema/reports.ts";
import { sourceObservations, sources } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { registerAgencies } from "./register-agencies.ts";
import type { IdentifiedReport, PreparedReport } from "./report-to-store.ts";

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

/** Holds a source until the transaction ends, so that one at a time says whose report it is. */
export async function holdSource(transaction: Transaction, sourceSha256: string): Promise<void> {
  await transaction.execute(sql`select from sources where sha256 = ${sourceSha256} for no key update`);
}

/** Writes the source and where it was met, and holds it. Returns whether it is new. */
export async function insertSource(
  transaction: Transaction,
  { source, origin, byteLength }: PreparedReport,
): Promise<boolean> {
  const { sha256, name, mediaType } = source;
  const sourceRow = { sha256, name, mediaType, byteLength: byteLength ?? null };
  const isNew = await insertUnlessKnown(transaction, sources, sourceRow, "sources_pkey");
  if (!isNew) await holdSource(transaction, sha256);
  const observation = { sourceSha256: sha256, origin };
  await insertUnlessKnown(transaction, sourceObservations, observation, "source_observations_key");
  return isNew;
}

/**
 * Writes the agency and the report that a version refers to. Returns whether the report is new. Whoever writes the same
 * waits for this transaction to end; the order of the tables is the same for everyone, so nobody waits in a circle.
 */
export async function insertReport(
  transaction: Transaction,
  { report, reportId, agency, agencyId, agencyMatch, synthetic }: IdentifiedReport,
): Promise<boolean> {
  const line = lineOf(agency);
  // A settled source is of the agency that was settled, whatever its text says.
  if (line !== null && agencyMatch === "named") {
    const calledBy = report.agency?.evidence.map(({ name }) => name) ?? [];
    await registerAgencies(transaction, line, synthetic, calledBy);
  }
  const row = { id: reportId, agencyId, year: report.year, synthetic };
  return insertUnlessKnown(transaction, reports, row, "reports_pkey");
}
