import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClaimedInput, claimInputs } from "@gongkai/db";
import {
  checkStored,
  createReaders,
  type IngestEvent,
  type IngestOptions,
  ingestInputs,
  registerProcess,
  troubleOfStore,
} from "@gongkai/pipeline";
import type { GongkaiError } from "@gongkai/schema";
import { runTaskList, type WorkerEvents } from "graphile-worker";
import type { Platform } from "../open-platform.ts";
import { giveBackInputs, hasOpenInputs } from "./give-back-inputs.ts";
import { MOST_INPUTS } from "./group-jobs.ts";
import {
  freeJobsOfDeadWorkers,
  hasFreeJob,
  INGEST_TASK,
  type IngestJob,
  QUEUE_LOGGER,
  QUEUE_SCHEMA,
} from "./job-queue.ts";
import { BEAT_MILLISECONDS, POLL_MILLISECONDS, SWEEP_MILLISECONDS } from "./queue-timing.ts";

/** How a worker works. */
export interface WorkOptions {
  /** End when every input has come to its end, those that other workers have in hand included. */
  readonly untilEmpty: boolean;
  /** Ends the work: batches in hand are stored, the rest is given back. */
  readonly signal: AbortSignal;
  /** How many threads read; by default one a processor. */
  readonly threads?: number;
  /** What JSON Lines call their fields. */
  readonly fields?: IngestOptions["fields"];
  /** How addresses are fetched. */
  readonly fetch?: IngestOptions["fetch"];
  readonly onEvent?: (event: IngestEvent) => void;
}

/** How the work ended. */
export interface WorkEnd {
  /** The error that ended it before its time, such as a database that is gone. */
  readonly endedBy: GongkaiError | null;
  /** Sentences on what is stored and could not be made searchable or checked. */
  readonly notices: readonly string[];
}

/**
 * The order in which inputs are read: together those over which no process has died, then each of the others by itself, so
 * that one more death tells which of them is guilty.
 */
function inTurns(inputs: readonly ClaimedInput[]): readonly (readonly ClaimedInput[])[] {
  const unsuspected = inputs.filter(({ attempts }) => attempts === 0);
  const suspects = inputs
    .filter(({ attempts }) => attempts > 0)
    .sort((a, b) => a.attempts - b.attempts || a.id - b.id);
  return [unsuspected, ...suspects.map((input) => [input])].filter(({ length }) => length > 0);
}

/**
 * Takes jobs from the queue and reads their inputs, as one of any number of workers on any number of machines; reads what waits
 * without a job when there is none. The database is a PostgreSQL, its queue is prepared.
 *
 * A fault of ours is thrown with the inputs still held, so that the ledger counts it as a death over them.
 */
export async function workInputs(
  platform: Platform,
  { untilEmpty, signal, threads, fields = {}, fetch = {}, onEvent }: WorkOptions,
): Promise<WorkEnd> {
  const { database, rules } = platform;
  const worker = await registerProcess(database);
  const readers = createReaders(rules, threads === undefined ? {} : { workers: threads });
  const notices = new Set<string>();
  // Ends the work by the caller's wish, or by an error.
  const ending = new AbortController();
  let failure: { readonly error: unknown } | null = null;
  const end = () => ending.abort();
  const fail = (error: unknown) => {
    failure ??= { error };
    end();
  };
  if (signal.aborted) end();
  signal.addEventListener("abort", end);

  /** Reads what is claimed. Gives whether all of it stayed this worker's to the end. */
  async function read(inputs: readonly ClaimedInput[]): Promise<boolean> {
    let settled = 0;
    for (const turn of inTurns(inputs)) {
      if (ending.signal.aborted) break;
      const { endedBy } = await ingestInputs(platform, worker.lease, turn, {
        readers,
        fields,
        fetch,
        signal: ending.signal,
        onEvent: (event) => {
          if (event.event === "input") settled += 1;
          onEvent?.(event);
        },
      });
      if (endedBy !== null) throw endedBy;
    }
    for (const notice of await platform.index()) notices.add(notice);
    return settled === inputs.length;
  }

  // Jobs and what waits without one are read by the same threads, so never at the same time.
  let inHand: Promise<unknown> | null = null;
  async function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    while (inHand !== null) await inHand.catch(() => undefined);
    const running = work();
    inHand = running;
    try {
      return await running;
    } catch (error) {
      fail(error);
      throw error;
    } finally {
      inHand = null;
    }
  }

  async function runJob(payload: unknown): Promise<void> {
    // Only `sendJobs` writes payloads.
    const { inputs } = payload as IngestJob;
    const isOurs = await exclusively(async () => {
      const isWhole =
        ending.signal.aborted || (await read(await claimInputs(database, worker.lease, inputs)));
      if (ending.signal.aborted) await giveBackInputs(database, worker.lease, inputs);
      return isWhole;
    });
    // The queue lets go of a job that ends well, whoever has it by now; of one that fails only where it is still ours.
    if (!isOurs) throw new Error("Another worker has taken over inputs of this job.");
  }

  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked under the name of the pool. Under the lease, they can be told from those of the dead.
  events.on("pool:create", ({ workerPool }) => {
    workerPool.id = worker.lease;
  });
  const pool = runTaskList(
    {
      schema: QUEUE_SCHEMA,
      logger: QUEUE_LOGGER,
      concurrency: 1,
      noHandleSignals: true,
      pollInterval: POLL_MILLISECONDS,
      events,
    },
    { [INGEST_TASK]: runJob },
    database.pool,
  );
  pool.promise.catch(fail);
  const beating = setInterval(() => void worker.beat().catch(fail), BEAT_MILLISECONDS);

  /** What a worker does that has no job. Gives whether there was anything to do. */
  async function workWithoutJob(): Promise<boolean> {
    const orphans = await claimInputs(database, worker.lease, MOST_INPUTS);
    if (orphans.length > 0) {
      await read(orphans);
      return true;
    }
    for (const notice of await platform.index()) notices.add(notice);
    // Only so long, because whoever waits for this worker to take over from a dead one must not wait for all checks.
    const until = performance.now() + SWEEP_MILLISECONDS;
    const isStopping = () => ending.signal.aborted || performance.now() > until;
    const { checked, failures } = await checkStored(platform, isStopping);
    for (const notice of failures) notices.add(notice);
    return checked > 0;
  }

  /** Takes back what dead workers hold, and works without a job where there is none. Gives whether there was anything to do. */
  async function sweep(): Promise<boolean> {
    await freeJobsOfDeadWorkers(database);
    const isFree = !(await hasFreeJob(database)) && inHand === null;
    if (!isFree) return false;
    if (await exclusively(workWithoutJob)) return true;
    if (untilEmpty && !(await hasOpenInputs(database))) end();
    return false;
  }

  try {
    while (!ending.signal.aborted) {
      if (await sweep()) continue;
      await sleep(SWEEP_MILLISECONDS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  } catch (error) {
    fail(error);
  }
  clearInterval(beating);
  signal.removeEventListener("abort", end);
  await Promise.allSettled([pool.gracefulShutdown(), pool.promise]);
  await readers.close();
  return { ...(await conclude()), notices: [...notices] };

  async function conclude(): Promise<Pick<WorkEnd, "endedBy">> {
    const known = failure === null ? null : troubleOfStore(failure.error);
    if (failure !== null && known === null) throw failure.error;
    // A database that is gone cannot be told; the lease runs out by itself.
    const ended = await worker.end().then(
      () => null,
      (error: unknown) => error,
    );
    if (known === null && ended !== null) throw ended;
    return { endedBy: known };
  }
}
