import { type CorpusReport, sampleReports } from "@gongkai/corpus";
import { countReports } from "@gongkai/db";
import type { BatchDocument } from "../ingest-batch.ts";
import { openPlatform } from "../open-platform.ts";
import { createProgress, type Progress } from "../progress.ts";
import { runBatch } from "./run-batch.ts";

/** Settings of `gongkai sample`. */
export interface SampleOptions {
  /** Leave a database alone that holds reports of its own. */
  readonly firstTime: boolean;
}

/** A line for each invented report would bury what a newcomer is to read. */
const SILENT: Progress = { done: () => undefined, stop: () => undefined };

function toDocument({ name, text }: CorpusReport): BatchDocument {
  return { name, read: async () => new TextEncoder().encode(text), synthetic: true };
}

/** `gongkai sample`: stores the synthetic reports of the corpus. Interrupted, it goes on the next time. */
export async function runSample({ firstTime }: SampleOptions): Promise<void> {
  const reports = sampleReports();
  const platform = await openPlatform();
  try {
    if (firstTime && (await countReports(platform.database, { synthetic: false })) > 0) return;
    process.stdout.write(`Storing ${reports.length} synthetic sample reports …\n`);
    const progress = process.stderr.isTTY ? createProgress(reports.length) : SILENT;
    await runBatch(platform, reports.map(toDocument), [], progress);
  } finally {
    await platform.close();
  }
}
