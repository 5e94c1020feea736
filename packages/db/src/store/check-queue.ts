import { sql } from "drizzle-orm";
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
