import { type CorpusReport, sampleReports } from "@gongkai/corpus";
import { countReports } from "@gongkai/db";
import { type BatchDocument, ingestBatch } from "../ingest-batch.ts";
import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { createProgress } from "../progress.ts";
import { printSummary } from "./ingest.ts";

/** Settings of `gongkai sample`. */
export interface SampleOptions {
  /** Leave a database alone that holds reports of its own. */
  readonly firstTime: boolean;
}

function toDocument({ name, text }: CorpusReport): BatchDocument {
  return { name, read: async () => new TextEncoder().encode(text), synthetic: true };
}

/** `gongkai sample`: stores the synthetic reports of the corpus. Interrupted, it goes on the next time. */
export async function runSample({ firstTime }: SampleOptions): Promise<void> {
  const reports = sampleReports();
  const platform = await openPlatform();
  // Until the database is open there is no document in hand, and Ctrl-C may end the command as it likes.
  const interruption = listenForInterruption();
  try {
    if (firstTime && (await countReports(platform.database, { synthetic: false })) > 0) return;
    process.stdout.write(`Storing ${reports.length} synthetic sample reports …\n`);
    const quiet = process.stderr.isTTY
      ? createProgress(reports.length)
      : { done: () => undefined, stop: () => undefined };
    const summary = await ingestBatch(
      platform.database,
      reports.map(toDocument),
      quiet,
      interruption.isRequested,
    ).finally(quiet.stop);
    for (const notice of await platform.index()) process.stderr.write(`gongkai: ${notice}\n`);
    printSummary(summary, reports.length, platform.database.description);
    if (summary.failures.length > 0 || interruption.isRequested()) process.exitCode = 1;
  } finally {
    interruption.release();
    await platform.close();
  }
}
