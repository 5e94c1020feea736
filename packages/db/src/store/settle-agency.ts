import { and, eq, sql } from "drizzle-orm";
import { findingsOfVersions } from "../queries/findings.ts";
import { sourceOfVersions } from "../queries/sources.ts";
import { readingsOfVersions } from "../queries/stored-readings.ts";
import { agencies } from "../schema/agencies.ts";
import type { AgencyLine, AgencyResolution } from "../schema/agency-resolution.ts";
import { agencySettlements } from "../schema/agency-settlements.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import { sourceObservations } from "../schema/sources.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { holdSource } from "./insert-references.ts";
import { registerAgencies } from "./register-agencies.ts";
import { identifyReport, prepareReport, type ReportToStore } from "./report-to-store.ts";
import { retryTransaction } from "./retry-transaction.ts";
import { refuse, requireAuthor } from "./said-by.ts";
import { toStorableText } from "./storable-text.ts";
import { type StoredReport, storeIdentified } from "./store-report.ts";

/** Whose report a stored one is, as a person says. */
export interface SettlementToStore {
  readonly reportId: string;
  /** The id of a registered agency, one to register, or null to go by the text alone again. */
  readonly agency: string | AgencyLine | null;
  readonly author: string;
  readonly note?: string | undefined;
}

/** An agency with those it stands under, as registered. */
async function readLine(transaction: Transaction, agencyId: string): Promise<AgencyLine> {
  const { rows } = await transaction.execute<Record<string, unknown> & AgencyLine["agency"]>(sql`
    with recursive line as (
      select agencies.*, 0 as distance from agencies where id = ${agencyId}
      union all
      select parent.*, distance + 1 from line join agencies parent on parent.id = line.parent_id where distance < 8
    )
    select name, place, level, kind, region_code as "regionCode", region_path as "regionPath", '[]'::jsonb as aliases, '[]'::jsonb as lineage
    from line order by distance`);
  const [agency, ...parents] = rows;
  if (agency === undefined) throw new Error(`Agency ${agencyId} is not registered.`);
  return { agency, parents };
}

/** The current version of a report, and whose its text says it is. */
interface CurrentVersion {
  readonly versionId: number;
  readonly sourceSha256: string;
  readonly synthetic: boolean;
  readonly said: AgencyResolution;
}

async function findCurrentVersion(transaction: Transaction, reportId: string): Promise<CurrentVersion> {
  const [row] = await transaction
    .select({ version: reportVersions, agencyId: reports.agencyId, synthetic: reports.synthetic })
    .from(reportVersions)
    .innerJoin(reports, eq(reports.id, reportVersions.reportId))
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.isCurrent, true)));
  if (row === undefined) refuse(`There is no report ${reportId}, or its source speaks for another one.`);
  const { id: versionId, sourceSha256, agencyMatch, agencyCandidates: candidates } = row.version;
  const said: AgencyResolution =
    row.agencyId !== null && agencyMatch === "named"
      ? { match: "named", candidates, ...(await readLine(transaction, row.agencyId)) }
      : { match: agencyMatch === "uncertain" ? "uncertain" : "unknown", candidates };
  return { versionId, sourceSha256, synthetic: row.synthetic, said };
}

/** A version as it was once given to be stored. */
async function readVersion(
  transaction: Transaction,
  { versionId, synthetic }: CurrentVersion,
): Promise<Omit<ReportToStore, "agency">> {
  const connection = { drizzle: transaction };
  const reading = (await readingsOfVersions(connection, [versionId])).get(versionId);
  const source = (await sourceOfVersions(connection, [versionId])).get(versionId);
  const findings = (await findingsOfVersions(connection, [versionId])).get(versionId) ?? [];
  const [observation] = await transaction
    .select({ origin: sourceObservations.origin })
    .from(sourceObservations)
    .where(eq(sourceObservations.sourceSha256, source?.sha256 ?? ""))
    .limit(1);
  if (reading === undefined || source === undefined || observation === undefined) {
    throw new Error(`Version ${versionId} has no reading, source or origin.`);
  }
  const { report, diagnostics, parserVersion, rulesVersion } = reading;
  return {
    source,
    ...(source.byteLength === null ? {} : { byteLength: source.byteLength }),
    origin: observation.origin,
    report,
    diagnostics,
    findings: findings.map(({ reportId: _, input: __, judgement: ___, ...finding }) => finding),
    parserVersion,
    rulesVersion,
    synthetic,
  };
}

/** The id of the agency that a settlement names, registered where it was not. */
async function agencyIdOf(
  transaction: Transaction,
  agency: string | AgencyLine,
  synthetic: boolean,
): Promise<string> {
  if (typeof agency !== "string") return registerAgencies(transaction, agency, synthetic, []);
  const [known] = await transaction.select().from(agencies).where(eq(agencies.id, agency));
  if (known === undefined) refuse(`There is no agency with the id ${agency}.`);
  if (known.synthetic !== synthetic)
    refuse("A made-up report and a real agency, or the other way round, are kept apart.");
  return known.id;
}

async function settle(transaction: Transaction, input: SettlementToStore): Promise<StoredReport> {
  const { reportId, agency, author, note = "" } = toStorableText(input);
  const { sourceSha256 } = await findCurrentVersion(transaction, reportId);
  await holdSource(transaction, sourceSha256);
  // Until the source was held, its report may have got another version.
  const current = await findCurrentVersion(transaction, reportId);
  if (current.sourceSha256 !== sourceSha256)
    refuse(`Report ${reportId} has just been stored anew. Look at it again.`);
  const [settlement] = await transaction
    .select()
    .from(agencySettlements)
    .where(eq(agencySettlements.sourceSha256, sourceSha256));
  const replaced = settlement?.replaced ?? current.said;
  const agencyId = agency === null ? null : await agencyIdOf(transaction, agency, current.synthetic);
  await transaction.delete(agencySettlements).where(eq(agencySettlements.sourceSha256, sourceSha256));
  if (agencyId !== null) {
    await transaction.insert(agencySettlements).values({ sourceSha256, agencyId, author, note, replaced });
  }
  const version = await readVersion(transaction, current);
  const identified = identifyReport(prepareReport({ ...version, agency: replaced }), agencyId);
  return storeIdentified(transaction, identified, true);
}

/**
 * Gives a report to the agency that a person says it is of, or, with `agency: null`, back to what its text says. It holds
 * for every later reading of the same source. The report may get another id, which is returned: that of the agency and
 * year; judgements of its findings go with it.
 *
 * @throws GongkaiError `BAD_USER_INPUT` for an unknown report or agency, no author, or too long a note.
 */
export async function settleAgency(
  connection: DrizzleConnection,
  settlement: SettlementToStore,
): Promise<StoredReport> {
  requireAuthor("A settlement", settlement);
  return retryTransaction(connection, (transaction) => settle(transaction, settlement));
}
