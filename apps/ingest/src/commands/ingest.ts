import { createReaders, readBy } from "@gongkai/pipeline";
import { GongkaiError } from "@gongkai/schema";
import { openPlatform, type Platform } from "../open-platform.ts";
import { acceptOperands } from "../pipeline/accept-operands.ts";
import { runIngest as runPipeline } from "../pipeline/run-ingest.ts";
import { type Operands, walkOperands } from "../pipeline/walk-operands.ts";
import type { IngestReporter } from "../terminal/ingest-reporter.ts";
import { type FieldOptions, namedFields } from "./json-lines-fields.ts";
import { withRun } from "./with-run.ts";

/** Settings of `gongkai ingest`, as the command line gives them. */
export interface IngestCommandOptions extends FieldOptions {
  /** Files that list addresses. */
  readonly urls?: readonly string[];
  /** Read what is unchanged, too. */
  readonly again: boolean;
  readonly json: boolean;
  readonly workers?: number;
  readonly index: boolean;
  readonly check: boolean;
  /** Hosts of inner networks, as host:port, that may be fetched from. */
  readonly allowPrivate?: readonly string[];
}

/** Walks the operands a second time, ahead of the reading, so that the bar knows how much there is. */
async function expectBytes(given: Operands, reporter: IngestReporter, signal: AbortSignal): Promise<void> {
  for await (const found of walkOperands(given)) {
    if (signal.aborted) return;
    if (found.kind === "found") reporter.expect(found.input.byteLength ?? 0);
  }
  reporter.expectNoMore();
}

async function ingest(platform: Platform, given: Operands, options: IngestCommandOptions): Promise<void> {
  const { database, rules } = platform;
  const { json, again, index, check, workers, allowPrivate } = options;
  const readers = createReaders(rules, workers === undefined ? {} : { workers });
  await withRun({ database, readers, json, isQuiet: false }, async ({ tally, reporter, signal, onEvent }) => {
    const counting = new AbortController();
    const isCounting = AbortSignal.any([signal, counting.signal]);
    if (reporter.isCounting) expectBytes(given, reporter, isCounting).catch(() => undefined);
    const claim = (lease: string) =>
      acceptOperands(walkOperands(given), {
        database,
        lease,
        readBy: readBy(rules),
        again,
        onPassed: ({ origin, byteLength }, state) => {
          tally.addBytes(byteLength ?? 0);
          onEvent({ event: "input", origin, state, documents: 0, passedOver: 0, code: null, detail: null });
        },
        onFailure: ({ code, message }) => onEvent({ event: "operand", code, detail: message }),
      });
    const fetch = allowPrivate === undefined ? {} : { fetch: { allowPrivate } };
    const fields = namedFields(options);
    const settings = { readers, fields, ...fetch, onEvent, onBytes: tally.addBytes, signal };
    // A run that ended early, as for want of a database, does not wait until everything has been counted.
    return runPipeline(platform, claim, settings, { index, check }).finally(() => counting.abort());
  });
}

/** `gongkai ingest`: reads, checks, stores and indexes the documents that the operands name. */
export async function runIngest(operands: readonly string[], options: IngestCommandOptions): Promise<void> {
  const given = { operands, lists: options.urls ?? [] };
  if (given.operands.length + given.lists.length === 0) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "Nothing to read was named. Give files, folders or addresses, or --urls FILE.",
    );
  }
  const platform = await openPlatform();
  try {
    await ingest(platform, given, options);
  } finally {
    await platform.close();
  }
}
