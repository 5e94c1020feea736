import { acceptInputs, type Database, type InputToAccept } from "@gongkai/db";
import { groupJobs } from "./group-jobs.ts";
import { sendJobs } from "./job-queue.ts";

/** What became of inputs that were handed to the queue. */
export interface EnqueuedCounts {
  readonly inputs: number;
  readonly jobs: number;
  /** Read before as they are now; there is nothing to do. */
  readonly unchanged: number;
  /** In the hands of a worker now. */
  readonly elsewhere: number;
}

/** So many inputs are entered together. */
const BATCH = 5_000;

async function enqueueBatch(database: Database, batch: readonly InputToAccept[]): Promise<EnqueuedCounts> {
  // One transaction, so that no input waits without a job, and no job names an input that is not there.
  return database.drizzle.transaction(async (drizzle) => {
    const accepted = await acceptInputs({ drizzle }, null, batch);
    const lengths = new Map(batch.map(({ origin, byteLength }) => [origin, byteLength]));
    const waiting = accepted
      .filter(({ status }) => status === "waiting")
      .map(({ id, origin }) => ({ id, origin, byteLength: lengths.get(origin) ?? null }));
    const jobs = groupJobs(waiting);
    await sendJobs(drizzle, jobs);
    return {
      inputs: waiting.length,
      jobs: jobs.length,
      unchanged: accepted.filter(({ status }) => status === "unchanged").length,
      elsewhere: accepted.filter(({ status }) => status === "elsewhere").length,
    };
  });
}

/**
 * Hands inputs to whichever workers there are: enters them in the ledger and sends a job for a few at a time, both or neither.
 * What was read before as it is now is left alone.
 */
export async function enqueueInputs(
  database: Database,
  inputs: AsyncIterable<InputToAccept>,
): Promise<EnqueuedCounts> {
  const total = { inputs: 0, jobs: 0, unchanged: 0, elsewhere: 0 };
  let batch: InputToAccept[] = [];
  const send = async () => {
    const counts = await enqueueBatch(database, batch);
    batch = [];
    for (const name of ["inputs", "jobs", "unchanged", "elsewhere"] as const) total[name] += counts[name];
  };
  for await (const input of inputs) {
    batch.push(input);
    if (batch.length === BATCH) await send();
  }
  if (batch.length > 0) await send();
  return total;
}
