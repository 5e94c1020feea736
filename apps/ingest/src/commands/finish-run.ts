import { type Database, listQuarantine } from "@gongkai/db";
import { type IngestTally, NAMED_FAILURES } from "../pipeline/ingest-tally.ts";
import type { IngestRun } from "../pipeline/run-ingest.ts";
import { complain } from "../terminal/complain.ts";

/** Exit status of a program ended by Ctrl-C, as shells report it. */
export const INTERRUPTED = 130;

/** The line that says what a run came to. */
function summarize(tally: IngestTally, where: string): string {
  const { documents, passedOver, unchangedInputs } = tally.counts();
  const unchanged = documents.unchanged + unchangedInputs;
  const done = documents.stored + documents.newVersion + unchanged;
  const parts = [
    `${documents.stored} stored`,
    `${documents.newVersion} new versions`,
    `${unchanged} unchanged`,
    `${tally.failed()} failed`,
    ...(tally.withoutReport() > 0 ? [`${tally.withoutReport()} of a crawl without a report`] : []),
    ...(passedOver > 0 ? [`${passedOver} passed over`] : []),
    ...(tally.withoutAgency() > 0 ? [`${tally.withoutAgency()} without an agency`] : []),
  ];
  return `${done} of ${done + tally.failed()} documents: ${parts.join(", ")} · ${where}`;
}

/** The command that tries again exactly what this run quarantined. */
async function retryCommand(database: Database, after: number): Promise<string | null> {
  const own = await listQuarantine(database, {}, { limit: NAMED_FAILURES + 1, after });
  const [first] = own;
  if (first === undefined) return null;
  const which = own.length > NAMED_FAILURES ? `--from ${first.id}` : own.map(({ id }) => id).join(" ");
  return `gongkai quarantine retry ${which}`;
}

/** What is needed to finish a run. */
export interface RunToFinish {
  readonly database: Database;
  readonly tally: IngestTally;
  readonly run: IngestRun;
  /** The newest id in quarantine before the run. */
  readonly quarantinedBefore: number;
  readonly isInterrupted: boolean;
  /** Whether standard output is for machines, to which events said everything already. */
  readonly json: boolean;
}

/**
 * Prints what a run came to, names what failed and how to try it again, and sets the exit status: 1 when anything failed,
 * 130 when Ctrl-C ended it.
 */
export async function finishRun(finished: RunToFinish): Promise<void> {
  const { database, tally, run, quarantinedBefore, isInterrupted, json } = finished;
  if (!json) process.stdout.write(`${summarize(tally, database.description)}\n`);
  for (const sentence of tally.failures()) complain(sentence);
  const unnamed = tally.failed() - tally.failures().length;
  if (unnamed > 0) complain(`… and ${unnamed} more.`);
  if (run.endedBy === null && tally.counts().documents.quarantined > 0) {
    const command = await retryCommand(database, quarantinedBefore);
    if (command !== null) complain(`kept for another attempt: ${command}`);
  }
  for (const sentence of run.notices) complain(sentence);
  if (run.endedBy !== null) complain(run.endedBy.message);
  if (tally.failed() > 0 || run.endedBy !== null) process.exitCode = 1;
  if (isInterrupted) process.exitCode = INTERRUPTED;
}
