import { findInputs } from "../find-inputs.ts";
import { type BatchSummary, ingestBatch } from "../ingest-batch.ts";
import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { createProgress } from "../progress.ts";

/** Prints what a batch came to. */
export function printSummary({ counts, failures }: BatchSummary, total: number, where: string): void {
  const done = counts.stored + counts.newVersion + counts.unchanged;
  const parts = [
    `${counts.stored} stored`,
    `${counts.newVersion} new versions`,
    `${counts.unchanged} unchanged`,
  ];
  process.stdout.write(
    `${done} of ${total} documents: ${parts.join(", ")}, ${failures.length} failed · ${where}\n`,
  );
  for (const failure of failures) process.stderr.write(`gongkai: ${failure}\n`);
}

/** Exit status of a program ended by Ctrl-C, as shells report it. */
const INTERRUPTED = 130;

/** `gongkai ingest`: reads, checks, stores and indexes the documents that the operands name. */
export async function runIngest(operands: readonly string[]): Promise<void> {
  const { inputs, failures } = await findInputs(operands);
  const missing = failures.map((failure) => failure.message);
  const platform = await openPlatform();
  // Until the database is open there is no document in hand, and Ctrl-C may end the command as it likes.
  const interruption = listenForInterruption();
  try {
    const progress = createProgress(inputs.length);
    const documents = inputs.map((input) => ({ ...input, synthetic: false }));
    const summary = await ingestBatch(
      platform.database,
      documents,
      progress,
      interruption.isRequested,
    ).finally(progress.stop);
    for (const notice of await platform.index()) process.stderr.write(`gongkai: ${notice}\n`);
    const all = { ...summary, failures: [...missing, ...summary.failures] };
    printSummary(all, inputs.length + missing.length, platform.database.description);
    if (all.failures.length > 0) process.exitCode = 1;
    if (interruption.isRequested()) process.exitCode = INTERRUPTED;
  } finally {
    interruption.release();
    await platform.close();
  }
}
