import { sql } from "drizzle-orm";
import { reportsAlike } from "../queries/reused-narratives.ts";
import { checkQueue } from "../schema/check-queue.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";

/** Asks for reports, and those that are checked against them, to be checked again. */
export async function queueCheck(
  transaction: Pick<Transaction, "insert">,
  reportIds: readonly string[],
): Promise<void> {
  if (reportIds.length === 0) return;
  await transaction.insert(checkQueue).values(reportIds.map((reportId) => ({ reportId })));
}

/** The reports of other agencies that have much of the text that these reports have now. */
export async function findAlike(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<readonly string[]> {
  if (reportIds.length === 0) return [];
  const { rows } = await transaction.execute<{ versionId: number }>(sql`
    select id as "versionId" from report_versions where is_current and report_id in ${[...new Set(reportIds)]}`);
  const alike = new Set<string>();
  for (const { versionId } of rows) {
    for (const id of await reportsAlike({ drizzle: transaction }, versionId)) alike.add(id);
  }
  return [...alike];
}

/** Asks for the reports to be checked again that repeat what these reports say, before they say something else. */
export async function queueAlike(transaction: Transaction, reportIds: readonly string[]): Promise<void> {
  await queueCheck(transaction, await findAlike(transaction, reportIds));
}

/** Asks for every report to be checked again whose findings are from other rules than these; returns how many. */
export async function queueOutdatedChecks(
  { drizzle }: DrizzleConnection,
  rulesVersion: string,
): Promise<number> {
  const { rowCount } = await drizzle.execute(sql`
    insert into ${checkQueue} (report_id)
    select report_id from report_versions where is_current and rules_version <> ${rulesVersion} order by report_id`);
  return rowCount ?? 0;
}

/** How many entries wait to be checked, those among them whose check has failed too often. */
export async function countQueuedChecks({ drizzle }: DrizzleConnection): Promise<number> {
  return drizzle.$count(checkQueue);
}
