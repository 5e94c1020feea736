import { applyMigrations, createSearchOutbox, type Database, queueAllForSearch } from "@gongkai/db";
import { createReadersInThisThread, type IngestEvent, type IngestOptions, readBy } from "@gongkai/pipeline";
import { createPostgresEngine, createSearch, drainOutbox } from "@gongkai/search";
import type { Platform } from "../../src/open-platform.ts";
import { acceptOperands } from "../../src/pipeline/accept-operands.ts";
import { createIngestTally, type IngestTally } from "../../src/pipeline/ingest-tally.ts";
import { type IngestRun, runIngest } from "../../src/pipeline/run-ingest.ts";
import { walkOperands } from "../../src/pipeline/walk-operands.ts";

/** The rules of the tests. */
export const RULES = { config: {}, rulesVersion: "rules of the tests" };

/** A platform on a database of the test's own. */
export async function createTestPlatform(database: Database): Promise<Platform> {
  await applyMigrations(database);
  const { pool } = database;
  const engine = createPostgresEngine({ pool });
  const search = createSearch({ engine, pool });
  await search.prepare();
  const outbox = createSearchOutbox(database);
  const drain = (signal?: AbortSignal) => drainOutbox(outbox, engine, signal === undefined ? {} : { signal });
  return {
    database,
    rules: RULES,
    search,
    drain,
    index: async () => {
      await drain();
      return [];
    },
    queueAll: async () => {
      await queueAllForSearch(database);
    },
    close: () => database.close(),
  };
}

/** What a run did. */
export interface ObservedRun {
  readonly run: IngestRun;
  readonly tally: IngestTally;
  readonly events: readonly IngestEvent[];
}

/** Ingests operands in this process, as `gongkai ingest` does. */
export async function ingestOperands(
  platform: Platform,
  operands: readonly string[],
  options: Partial<IngestOptions> & { readonly again?: boolean; readonly lists?: readonly string[] } = {},
): Promise<ObservedRun> {
  const { again = false, lists = [], signal = new AbortController().signal, ...given } = options;
  const { database, rules } = platform;
  const events: IngestEvent[] = [];
  const tally = createIngestTally();
  const onEvent = (event: IngestEvent) => {
    events.push(event);
    tally.add(event);
    given.onEvent?.(event);
  };
  const run = await runIngest(
    platform,
    (lease) =>
      acceptOperands(walkOperands({ operands, lists }), {
        database,
        lease,
        readBy: readBy(rules),
        again,
        onPassed: ({ origin }, state) =>
          onEvent({ event: "input", origin, state, documents: 0, passedOver: 0, code: null, detail: null }),
        onFailure: ({ code, message }) => onEvent({ event: "operand", code, detail: message }),
      }),
    { readers: createReadersInThisThread(rules), ...given, onEvent, signal },
    { index: true, check: true },
  );
  return { run, tally, events };
}
