import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@gongkai/db";
import { type IngestOptions, type Readers, type ReadOutcome, readTask } from "@gongkai/pipeline";
import { findGongkaiError } from "@gongkai/schema";
import type { Platform } from "../src/open-platform.ts";
import { createTestPlatform, ingestOperands, type ObservedRun, RULES } from "../test/support/run-pipeline.ts";
import { type PileSize, writePile } from "./faults-documents.ts";
import { type CrashableServer, startServer } from "./faults-server.ts";
import {
  findTorn,
  judgeStore,
  passTime,
  readFacts,
  type StoreFacts,
  type StoreVerdict,
} from "./faults-store.ts";

/** A server, a folder of documents, and what ingesting them comes to where nothing breaks in. */
export interface World {
  readonly server: CrashableServer;
  /** The folder of documents, and the documents in it. */
  readonly folder: string;
  readonly paths: readonly string[];
  /** The name of a database with its tables and nothing in them. */
  readonly template: string;
  /** What ingesting the folder comes to. */
  readonly reference: StoreFacts;
  /** A new database with its tables, at the server or behind something that stands before it. */
  createStore(toUrl?: (name: string) => string): Promise<Store>;
  close(): Promise<void>;
}

/** A database of a test's own with everything that commands need. */
export interface Store {
  readonly name: string;
  readonly platform: Platform;
  readonly database: Database;
  /** Empties every table and numbers rows from 1 again. */
  reset(): Promise<void>;
  /** Closes and drops it. */
  drop(): Promise<void>;
}

/**
 * Reads as the pipeline does, and each document once only: what a document is read as does not depend on the database, and a
 * fault is tried thousands of times. For one run at a time, because stored reports are changed in place.
 */
export function createRememberingReaders(): Readers {
  const known = new Map<string, ReadOutcome>();
  return {
    size: 1,
    async read(tasks) {
      const outcomes: ReadOutcome[] = [];
      for (const task of tasks) {
        const { bytes, ...place } = task;
        const key = JSON.stringify([place, createHash("sha256").update(bytes).digest("hex")]);
        const outcome = known.get(key) ?? (await readTask(task, RULES));
        known.set(key, outcome);
        outcomes.push(outcome);
      }
      return outcomes;
    },
    close: async () => undefined,
  };
}

/** Opens the platform of a database. */
export async function openStore(
  server: CrashableServer,
  name: string,
  toUrl: (name: string) => string = server.url,
): Promise<Store> {
  const database = await openDatabase({ url: toUrl(name), role: "command" });
  const platform = await createTestPlatform(database);
  return {
    name,
    platform,
    database,
    async reset() {
      await server.emptyTables(name);
    },
    async drop() {
      await database.close();
      await server.dropDatabase(name);
    },
  };
}

/** Starts a server and ingests a pile of documents once, undisturbed. */
export async function createWorld(size: PileSize): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-proof-pile-"));
  const paths = writePile(folder, size);
  const server = await startServer();
  const template = await server.createDatabase();
  await (await openStore(server, template)).database.close();
  const createStore: World["createStore"] = async (toUrl) =>
    openStore(server, await server.createDatabase(template), toUrl);
  const undisturbed = await createStore();
  const { run } = await ingestOperands(undisturbed.platform, [folder]);
  if (run.endedBy !== null) throw run.endedBy;
  const reference = await readFacts(undisturbed.database);
  await undisturbed.drop();
  return {
    server,
    folder,
    paths,
    template,
    reference,
    createStore,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What a run that met a fault came to: how it ended, or what it threw without a sentence. */
export type FaultyRun =
  | { readonly kind: "ended"; readonly observed: ObservedRun }
  | { readonly kind: "threw"; readonly error: unknown };

/** Ingests while something breaks in. Nothing is thrown. */
export async function ingestFaultily(
  platform: Platform,
  operands: readonly string[],
  options: Partial<IngestOptions> = {},
): Promise<FaultyRun> {
  try {
    return { kind: "ended", observed: await ingestOperands(platform, operands, options) };
  } catch (error) {
    return { kind: "threw", error };
  }
}

/** Why a run is not one that a person could make sense of; null where it is. */
export function surpriseOf(run: FaultyRun): string | null {
  // What a command throws is printed as a sentence where it is one of these.
  const endedBy = run.kind === "threw" ? findGongkaiError(run.error) : run.observed.run.endedBy;
  if (run.kind === "threw" && endedBy === null) return `the run threw ${String(run.error)}`;
  if (endedBy !== null && !/^[A-Z].*\.$/s.test(endedBy.message)) return `no sentence: ${endedBy.message}`;
  return null;
}

/**
 * Looks at what a fault has left, ingests once more, after leases have run out and with nothing in the way, and judges what
 * came of it.
 */
export async function recoverAndJudge(
  { platform, database }: Pick<Store, "platform" | "database">,
  { folder, reference }: Pick<World, "folder" | "reference">,
  options: Partial<IngestOptions> = {},
): Promise<StoreVerdict> {
  const torn = await findTorn(database);
  await passTime(database);
  const { run } = await ingestOperands(platform, [folder], options);
  const verdict = await judgeStore(database, reference);
  const amiss = [...(run.endedBy === null ? [] : [run.endedBy.message]), ...run.notices];
  const sentences = [
    ...torn.map((sentence) => `right after the fault: ${sentence}`),
    ...amiss.map((sentence) => `the second run said: ${sentence}`),
    ...verdict.sentences,
  ];
  return { ...verdict, broken: verdict.broken + torn.length + amiss.length, sentences };
}
