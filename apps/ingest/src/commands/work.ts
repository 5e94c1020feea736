import type { IngestEvent } from "@gongkai/pipeline";
import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { createIngestTally, type IngestTally } from "../pipeline/ingest-tally.ts";
import { prepareQueue } from "../queue/job-queue.ts";
import { requireSharedDatabase } from "../queue/require-shared-database.ts";
import { workInputs } from "../queue/work-inputs.ts";
import { complain } from "../terminal/complain.ts";
import { createJsonReporter, createLineReporter } from "../terminal/ingest-reporter.ts";
import { type FieldOptions, namedFields } from "./json-lines-fields.ts";

/** Settings of `gongkai work`. */
export interface WorkCommandOptions extends FieldOptions {
  readonly untilEmpty: boolean;
  /** Prints what happens as JSON, an object a line. */
  readonly json: boolean;
  /** How many threads read. */
  readonly workers?: number;
  /** Hosts of inner networks, as host:port, that may be fetched from. */
  readonly allowPrivate?: readonly string[];
}

function summarize(tally: IngestTally, where: string): string {
  const { stored, newVersion, unchanged } = tally.counts().documents;
  return `${stored} stored, ${newVersion} new versions, ${unchanged} unchanged, ${tally.failed()} failed · ${where}\n`;
}

/**
 * `gongkai work`: reads what was handed over by `gongkai enqueue`, until it is told to stop. SIGTERM and Ctrl-C let it store
 * what it has in hand and give the rest back.
 */
export async function runWork(options: WorkCommandOptions): Promise<void> {
  requireSharedDatabase("work");
  const { untilEmpty, json, workers, allowPrivate } = options;
  const platform = await openPlatform();
  const interruption = listenForInterruption();
  const tally = createIngestTally();
  const reporter = json ? createJsonReporter(tally) : createLineReporter(tally);
  try {
    await prepareQueue(platform.database);
    const { endedBy, notices } = await workInputs(platform, {
      untilEmpty,
      signal: interruption.signal,
      fields: namedFields(options),
      ...(workers === undefined ? {} : { threads: workers }),
      ...(allowPrivate === undefined ? {} : { fetch: { allowPrivate } }),
      onEvent(event: IngestEvent) {
        tally.add(event);
        reporter.report(event);
      },
    });
    if (!json) process.stdout.write(summarize(tally, platform.database.description));
    for (const notice of notices) complain(notice);
    if (endedBy !== null) {
      complain(endedBy.message);
      process.exitCode = 1;
    }
  } finally {
    reporter.stop();
    interruption.release();
    await platform.close();
  }
}
