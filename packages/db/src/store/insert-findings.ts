import type { Finding, Report } from "@gongkai/schema";
import { eq } from "drizzle-orm";
import { findings } from "../schema/findings.ts";
import { reportVersions } from "../schema/reports.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { findingInput } from "./finding-input.ts";
import { insertRows } from "./insert-rows.ts";
import { toStorableText } from "./storable-text.ts";

/** What the rules said of a reading, and the reading itself. */
export interface CheckedReading {
  readonly report: Report;
  /** The decoded text that the report's spans point into. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Inserts the findings of a version that has none. */
export async function insertFindings(
  transaction: Transaction,
  versionId: number,
  { report, text, findings: found }: CheckedReading,
): Promise<void> {
  const rows = toStorableText(found).map((finding, position) => ({
    versionId,
    position,
    ...finding,
    input: findingInput(finding, report, text),
  }));
  await insertRows(transaction, findings, rows);
}

/** Replaces the findings of a version by those that other rules gave, or the same ones beside other reports. */
export async function renewFindings(
  transaction: Transaction,
  versionId: number,
  rulesVersion: string,
  checked: CheckedReading,
  isCheckedBeside = false,
): Promise<void> {
  await transaction.delete(findings).where(eq(findings.versionId, versionId));
  await insertFindings(transaction, versionId, checked);
  await transaction
    .update(reportVersions)
    .set({ rulesVersion, isCheckedBeside })
    .where(eq(reportVersions.id, versionId));
}
