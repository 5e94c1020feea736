import { checkStored } from "../check-stored.ts";
import { type BatchDocument, type BatchSummary, ingestBatch } from "../ingest-batch.ts";
import { listenForInterruption } from "../interruption.ts";
import type { Platform } from "../open-platform.ts";
import type { Progress } from "../progress.ts";

/** Exit status of a program ended by Ctrl-C, as shells report it. */
const INTERRUPTED = 130;

function complain(message: string): void {
  process.stderr.write(`gongkai: ${message}\n`);
}

function printSummary({ counts, withoutAgency, failures }: BatchSummary, total: number, where: string): void {
  const done = counts.stored + counts.newVersion + counts.unchanged;
  const parts = [
    `${counts.stored} stored`,
    `${counts.newVersion} new versions`,
    `${counts.unchanged} unchanged`,
    `${failures.length} failed`,
    ...(withoutAgency > 0 ? [`${withoutAgency} without an agency`] : []),
  ];
  process.stdout.write(`${done} of ${total} documents: ${parts.join(", ")} · ${where}\n`);
}

/**
 * Ingests documents, makes them searchable, prints what they came to and sets the exit status: 1 when anything
 * failed, 130 when Ctrl-C ended it. `missing` are the sentences of inputs that were not found.
 */
export async function runBatch(
  platform: Platform,
  documents: readonly BatchDocument[],
  missing: readonly string[],
  progress: Progress,
): Promise<void> {
  const interruption = listenForInterruption();
  try {
    const summary = await ingestBatch(platform, documents, progress, interruption.isRequested).finally(
      progress.stop,
    );
    const notices =
      summary.endedBy === null
        ? [...(await checkStored(platform, interruption.isRequested)).failures, ...(await platform.index())]
        : [summary.endedBy.message];
    const failures = [...missing, ...summary.failures];
    printSummary({ ...summary, failures }, documents.length + missing.length, platform.database.description);
    for (const sentence of [...failures, ...notices]) complain(sentence);
    if (failures.length > 0 || summary.endedBy !== null) process.exitCode = 1;
    if (interruption.isRequested()) process.exitCode = INTERRUPTED;
  } finally {
    interruption.release();
  }
}
