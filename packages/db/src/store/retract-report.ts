import { and, eq, inArray, sql } from "drizzle-orm";
import { reportVersions } from "../schema/reports.ts";
import { retractions } from "../schema/retractions.ts";
import { chooseCurrent, holdReports } from "./current-version.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { recordAudit } from "./record-audit.ts";
import { retryTransaction } from "./retry-transaction.ts";
import { refuse, requireAuthor } from "./said-by.ts";
import { toStorableText } from "./storable-text.ts";

/** That a report is to be shown no more, as a person says. */
export interface RetractionToStore {
  readonly reportId: string;
  readonly reason: string;
  readonly author: string;
  /** The request that asks for it; none for a command. */
  readonly requestId?: string | undefined;
}

/** That a retracted report is to be shown again, as a person says. The reason may be empty. */
export type RestorationToStore = RetractionToStore;

/** A retraction that holds. */
export type StoredRetraction = typeof retractions.$inferSelect;

/** What became of a retraction, or of a wish to take one back. */
export interface RetractionChange {
  /** False where it held already, or there was none to take back. */
  readonly hasChanged: boolean;
  /** The retraction that holds, or that held until now; null where there was none. */
  readonly retraction: StoredRetraction | null;
}

async function findRetraction(transaction: Transaction, reportId: string): Promise<StoredRetraction | null> {
  const [known] = await transaction.select().from(retractions).where(eq(retractions.reportId, reportId));
  return known ?? null;
}

async function isShown(transaction: Transaction, reportId: string): Promise<boolean> {
  const [current] = await transaction
    .select({ id: reportVersions.id })
    .from(reportVersions)
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.isCurrent, true)));
  return current !== undefined;
}

async function retract(transaction: Transaction, input: RetractionToStore): Promise<RetractionChange> {
  const { reportId, reason, author, requestId } = input;
  const known = await findRetraction(transaction, reportId);
  if (known !== null) return { hasChanged: false, retraction: known };
  if (!(await isShown(transaction, reportId))) {
    refuse(
      `There is no report ${reportId}, or its source speaks for another one. Look at the list of reports.`,
    );
  }
  const [retraction] = await transaction.insert(retractions).values({ reportId, reason, author }).returning();
  await chooseCurrent(transaction, [reportId]);
  await recordAudit(
    { drizzle: transaction },
    { author, action: "retractReport", target: reportId, before: null, after: { reason }, reason, requestId },
  );
  return { hasChanged: true, retraction: retraction ?? null };
}

async function restore(transaction: Transaction, input: RestorationToStore): Promise<RetractionChange> {
  const { reportId, reason, author, requestId } = input;
  const [retraction] = await transaction
    .delete(retractions)
    .where(eq(retractions.reportId, reportId))
    .returning();
  if (retraction === undefined) {
    if (await isShown(transaction, reportId)) return { hasChanged: false, retraction: null };
    refuse(`No report ${reportId} was retracted. Look at the list of retractions.`);
  }
  await chooseCurrent(transaction, [reportId]);
  const before = { reason: retraction.reason, author: retraction.author };
  await recordAudit(
    { drizzle: transaction },
    { author, action: "restoreReport", target: reportId, before, after: null, reason, requestId },
  );
  return { hasChanged: true, retraction };
}

/** Changes whether a report is retracted, holding it. `what` is what a person says, as a sentence begins. */
function changeRetraction(
  connection: DrizzleConnection,
  what: string,
  input: RetractionToStore,
  change: (transaction: Transaction, input: RetractionToStore) => Promise<RetractionChange>,
): Promise<RetractionChange> {
  const given = toStorableText(input);
  requireAuthor(what, { author: given.author, note: given.reason });
  return retryTransaction(connection, async (transaction) => {
    await holdReports(transaction, [given.reportId]);
    return change(transaction, given);
  });
}

/**
 * Takes a report back: none of its versions is current any more, so it is in no list, figure, search or download, whatever is
 * read of it later. Its versions stay, and {@link restoreReport} shows it again. One that is retracted already stays as it is,
 * its reason too.
 *
 * @throws GongkaiError `BAD_USER_INPUT` for an unknown report, no author, no reason or too long a one
 */
export async function retractReport(
  connection: DrizzleConnection,
  retraction: RetractionToStore,
): Promise<RetractionChange> {
  if (retraction.reason.trim() === "")
    refuse("A retraction needs a reason: say why nobody is to see the report.");
  return changeRetraction(connection, "A retraction", retraction, retract);
}

/**
 * Shows a retracted report again, in the version whose content was first seen last. One that was not retracted stays as it is.
 *
 * @throws GongkaiError `BAD_USER_INPUT` for a report that is neither retracted nor shown, no author or too long a reason
 */
export async function restoreReport(
  connection: DrizzleConnection,
  restoration: RestorationToStore,
): Promise<RetractionChange> {
  return changeRetraction(connection, "A restoration", restoration, restore);
}

/**
 * A retraction goes along with a source that leaves its report for another one, unless that is also read from other sources,
 * about which nobody has said anything. Returns the reports that are retracted by that, which must be held or new.
 */
export async function carryRetractions(
  transaction: Transaction,
  fromIds: readonly string[],
  toIds: readonly string[],
  sourceSha256: string,
): Promise<readonly string[]> {
  if (fromIds.length === 0 || toIds.length === 0) return [];
  const [carried] = await transaction
    .select()
    .from(retractions)
    .where(inArray(retractions.reportId, [...fromIds]))
    .orderBy(retractions.reportId)
    .limit(1);
  if (carried === undefined) return [];
  const { reason, author, retractedAt } = carried;
  const { rows } = await transaction.execute<{ reportId: string }>(sql`
    insert into ${retractions} (report_id, reason, author, retracted_at)
    select entered.id, ${reason}, ${author}, ${retractedAt.toISOString()}::timestamptz
    from unnest(${sql.param([...new Set(toIds)])}::text[]) entered (id)
    where not exists (
      select from report_versions
      where report_id = entered.id and is_latest and source_sha256 <> ${sourceSha256}
    )
    on conflict do nothing returning report_id as "reportId"`);
  return rows.map(({ reportId }) => reportId);
}
