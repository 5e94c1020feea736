import { type Database, newestQuarantined } from "@gongkai/db";
import type { IngestEvent, Readers } from "@gongkai/pipeline";
import { listenForInterruption } from "../interruption.ts";
import { createIngestTally, type IngestTally } from "../pipeline/ingest-tally.ts";
import type { IngestRun } from "../pipeline/run-ingest.ts";
import { createIngestReporter, type IngestReporter } from "../terminal/ingest-reporter.ts";
import { finishRun } from "./finish-run.ts";

/** What a run works with. */
export interface RunContext {
  readonly tally: IngestTally;
  readonly reporter: IngestReporter;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: IngestEvent) => void;
}

/** How a run is shown. */
export interface RunSettings {
  readonly database: Database;
  /** What reads; closed at the end. */
  readonly readers: Readers;
  /** Whether events are printed for machines. */
  readonly json: boolean;
  /** Whether there are no lines where there is no bar. */
  readonly isQuiet: boolean;
}

/** Does work that stores documents: shows how far it is, lets Ctrl-C end it, and says at the end what it came to. */
export async function withRun(
  { database, readers, json, isQuiet }: RunSettings,
  work: (context: RunContext) => Promise<IngestRun>,
): Promise<void> {
  const start = performance.now();
  const quarantinedBefore = await newestQuarantined(database);
  const tally = createIngestTally();
  const reporter = createIngestReporter(tally, { json, isQuiet });
  const interruption = listenForInterruption();
  const onEvent = (event: IngestEvent) => {
    tally.add(event);
    reporter.report(event);
  };
  try {
    onEvent({ event: "started", database: database.description, readers: readers.size });
    const run = await work({ tally, reporter, signal: interruption.signal, onEvent }).finally(reporter.stop);
    const seconds = Math.round(performance.now() - start) / 1000;
    const endedBy = run.endedBy?.message ?? null;
    onEvent({ event: "finished", seconds, endedBy, failed: tally.failed(), ...tally.counts() });
    const isInterrupted = interruption.isRequested();
    await finishRun({ database, tally, run, quarantinedBefore, isInterrupted, json });
  } finally {
    interruption.release();
    await readers.close();
  }
}
