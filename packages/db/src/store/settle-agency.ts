import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import { findingsOfVersions } from "../queries/findings.ts";
import { sourceOfVersions } from "../queries/sources.ts";
import { readingsOfVersions } from "../queries/stored-readings.ts";
import { agencies } from "../schema/agencies.ts";
import type { AgencyLine, AgencyResolution } from "../schema/agency-resolution.ts";
import { agencySettlements } from "../schema/agency-settlements.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { findReadings, findSettlement, type Settlement } from "./find-readings.ts";
import { identifySource } from "./identify-source.ts";
import { holdSource } from "./insert-references.ts";
import { recordAudit } from "./record-audit.ts";
import { registerAgencies } from "./register-agencies.ts";
import { type PreparedReport, prepareReport } from "./report-to-store.ts";
import { retryTransaction } from "./retry-transaction.ts";
import { refuse, requireAuthor } from "./said-by.ts";
import { toStorableText } from "./storable-text.ts";
import { type StoredReport, storeReadings } from "./store-readings.ts";

/** Whose report a stored one is, as a person says. */
export interface SettlementToStore {
  readonly reportId: string;
  /** The id of a registered agency, one to register, or null to go by the text alone again. */
  readonly agency: string | AgencyLine | null;
  readonly author: string;
  readonly note?: string | undefined;
  /** The request that asks for it; none for a command. */
  readonly requestId?: string | undefined;
}

/** What became of a settlement. */
export interface SettledReport extends StoredReport {
  /** False where the same person had said the same already, or there was no settlement to withdraw. */
  readonly hasChanged: boolean;
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

/** The source of the current version of a report. */
async function findCurrentSource(transaction: Transaction, reportId: string): Promise<string> {
  const [row] = await transaction
    .select({ sourceSha256: reportVersions.sourceSha256 })
    .from(reportVersions)
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.isCurrent, true)));
  if (row === undefined)
    refuse(`There is no report ${reportId}, its source speaks for another one, or it was retracted.`);
  return row.sourceSha256;
}

/** A version of the newest reading of a source, and whose its text says it is unless a person has settled it. */
interface LatestVersion {
  readonly versionId: number;
  readonly reportId: string;
  /** Whose its report is at present. */
  readonly agencyId: string | null;
  readonly ordinal: number;
  /** The place that it was read from. */
  readonly origin: string;
  readonly synthetic: boolean;
  readonly isSettled: boolean;
  readonly said: AgencyResolution;
}

/** The newest reading of a source, in the order of its reports. */
async function findLatestVersions(
  transaction: Transaction,
  sourceSha256: string,
): Promise<readonly LatestVersion[]> {
  const rows = await transaction
    .select({ version: reportVersions, agencyId: reports.agencyId, synthetic: reports.synthetic })
    .from(reportVersions)
    .innerJoin(reports, eq(reports.id, reportVersions.reportId))
    .where(and(eq(reportVersions.sourceSha256, sourceSha256), eq(reportVersions.isLatest, true)))
    .orderBy(reportVersions.ordinal, reportVersions.id);
  const versions: LatestVersion[] = [];
  for (const { version, agencyId, synthetic } of rows) {
    const { id: versionId, reportId, ordinal, origin, agencyMatch, agencyCandidates: candidates } = version;
    const said: AgencyResolution =
      agencyId !== null && agencyMatch === "named"
        ? { match: "named", candidates, ...(await readLine(transaction, agencyId)) }
        : { match: agencyMatch === "uncertain" ? "uncertain" : "unknown", candidates };
    const isSettled = agencyMatch === "settled";
    versions.push({ versionId, reportId, agencyId, ordinal, origin, synthetic, isSettled, said });
  }
  return versions;
}

/** Versions of one source as they were once given to be stored, each with what `sayWhose` says of its agency. */
async function readVersions(
  transaction: Transaction,
  versions: readonly LatestVersion[],
  sayWhose: (version: LatestVersion) => AgencyResolution,
): Promise<readonly PreparedReport[]> {
  const connection = { drizzle: transaction };
  const ids = versions.map(({ versionId }) => versionId);
  const readings = await readingsOfVersions(connection, ids);
  const sources = await sourceOfVersions(connection, ids);
  const findings = await findingsOfVersions(connection, ids);
  return versions.map((version) => {
    const { versionId, ordinal, origin, synthetic } = version;
    const [reading, source] = [readings.get(versionId), sources.get(versionId)];
    if (reading === undefined || source === undefined) {
      throw new Error(`Version ${versionId} has no reading or source.`);
    }
    const { report, diagnostics, parserVersion, rulesVersion } = reading;
    const found = findings.get(versionId) ?? [];
    const prepared = prepareReport({
      source,
      origin,
      report,
      agency: sayWhose(version),
      diagnostics,
      findings: found.map(({ reportId: _, input: __, judgement: ___, ...finding }) => finding),
      parserVersion,
      rulesVersion,
      synthetic,
    });
    return { ...prepared, ordinal };
  });
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

/** What the audit trail keeps of a settlement. */
function told(settlement: Pick<Settlement, "agencyId" | "author" | "note"> | null) {
  if (settlement === null) return null;
  const { agencyId, author, note } = settlement;
  return { agencyId, author, note };
}

async function settle(transaction: Transaction, input: SettlementToStore): Promise<SettledReport> {
  const { reportId, agency, author, note = "", requestId } = toStorableText(input);
  const sourceSha256 = await findCurrentSource(transaction, reportId);
  await holdSource(transaction, sourceSha256);
  // Until the source was held, its report may have got another version.
  if ((await findCurrentSource(transaction, reportId)) !== sourceSha256)
    refuse(`Report ${reportId} has just been stored anew. Look at it again.`);
  const versions = await findLatestVersions(transaction, sourceSha256);
  const subject = versions.find((version) => version.reportId === reportId);
  if (subject === undefined)
    throw new Error(`The current version of ${reportId} is not its source's latest.`);
  const settlement = await findSettlement(transaction, sourceSha256);
  if (settlement !== null && !subject.isSettled)
    refuse(`Another report of the document of ${reportId} has been settled. Withdraw that first.`);
  const replaced = settlement?.replaced ?? subject.said;
  const agencyId = agency === null ? null : await agencyIdOf(transaction, agency, subject.synthetic);
  const [before, after] = [told(settlement), agencyId === null ? null : { agencyId, author, note }];
  if (isDeepStrictEqual(before, after)) {
    const { versionId, agencyId: owner } = subject;
    return { hasChanged: false, outcome: "unchanged", reportId, agencyId: owner, versionId };
  }
  await transaction.delete(agencySettlements).where(eq(agencySettlements.sourceSha256, sourceSha256));
  if (agencyId !== null) {
    await transaction.insert(agencySettlements).values({ sourceSha256, agencyId, author, note, replaced });
  }
  const prepared = await readVersions(transaction, versions, ({ isSettled, said }) =>
    isSettled ? replaced : said,
  );
  const identified = identifySource(prepared, agencyId === null ? null : { agencyId, replaced });
  const known = await findReadings(transaction, sourceSha256, prepared[0]?.origin ?? "");
  const stored = await storeReadings(transaction, identified, {
    known,
    isSeenEarlier: false,
    isSettling: true,
  });
  const result = stored[versions.indexOf(subject)];
  if (result === undefined) throw new Error(`Report ${reportId} was settled and not stored.`);
  await recordAudit(
    { drizzle: transaction },
    { author, action: "settleAgency", target: reportId, before, after, reason: note, requestId },
  );
  return { ...result, hasChanged: true };
}

/**
 * Gives a report to the agency that a person says it is of, or, with `agency: null`, back to what its text says. It holds
 * for every later reading of the same source. The report may get another id, which is returned: that of the agency and
 * year; judgements of its findings go with it. Further reports in the same document go with it where the settlement speaks of
 * them as well; see {@link identifySource}. A document has one settlement. The same said again changes nothing.
 *
 * @throws GongkaiError `BAD_USER_INPUT` for an unknown report or agency, no author, too long a note, or where another report of
 *   the same document has been settled otherwise.
 */
export async function settleAgency(
  connection: DrizzleConnection,
  settlement: SettlementToStore,
): Promise<SettledReport> {
  requireAuthor("A settlement", settlement);
  return retryTransaction(connection, (transaction) => settle(transaction, settlement));
}
