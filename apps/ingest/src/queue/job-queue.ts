import { type Database, isLive, type Transaction } from "@gongkai/db";
import { sql } from "drizzle-orm";
import { Logger, runMigrations } from "graphile-worker";

/** Where the queue keeps its tables: a schema of their own, for the database may be shared. */
export const QUEUE_SCHEMA = "gongkai_queue";

/** What the queue calls the jobs that read inputs. */
export const INGEST_TASK = "ingest_inputs";

/**
 * How often a job is handed out. Over which input its workers died the ledger counts, and gives that one up; of a job that is
 * handed out no more, what is left is read by workers that have nothing else to do.
 */
const MOST_ATTEMPTS = 10;

/** A job: which inputs are to be read. How far they are is in the ledger alone. */
export interface IngestJob {
  readonly inputs: readonly number[];
  /** The host that they are fetched from, which is asked by one worker at a time; null for files. */
  readonly host: string | null;
}

const SCHEMA = sql.identifier(QUEUE_SCHEMA);

/** The queue's own words are for its developers; what matters comes as errors and events. */
export const QUEUE_LOGGER = new Logger(() => () => undefined);

/** Creates the queue's tables or brings them up to date. Several may do so at once. */
export async function prepareQueue({ pool }: Pick<Database, "pool">): Promise<void> {
  // The queue keeps a connection to listen on. One that is lost while it is lent would end the process without a word.
  pool.on("connect", (client) => client.on("error", () => undefined));
  await runMigrations({ pgPool: pool, schema: QUEUE_SCHEMA, logger: QUEUE_LOGGER });
}

/** Sends jobs as part of a transaction: if it does not commit, there are none. */
export async function sendJobs(
  transaction: Pick<Transaction, "execute">,
  jobs: readonly IngestJob[],
): Promise<void> {
  if (jobs.length === 0) return;
  await transaction.execute(sql`
    select ${SCHEMA}.add_job(${INGEST_TASK}, job, queue_name => job->>'host', max_attempts => ${MOST_ATTEMPTS})
    from json_array_elements(${JSON.stringify(jobs)}::json) as jobs(job)`);
}

/** Whether there is a job that nobody has in hand. */
export async function hasFreeJob({ drizzle }: Pick<Database, "drizzle">): Promise<boolean> {
  const { rows } = await drizzle.execute(sql`
    select from ${SCHEMA}.jobs
    where locked_at is null and attempts < max_attempts limit 1`);
  return rows.length > 0;
}

/**
 * Takes jobs back from workers that have died, for which the queue alone would wait four hours.
 *
 * A job is locked under the lease of its worker, so that one heartbeat keeps both its jobs and its inputs.
 */
export async function freeJobsOfDeadWorkers({ drizzle }: Pick<Database, "drizzle">): Promise<void> {
  await drizzle.execute(sql`
    select ${SCHEMA}.force_unlock_workers(array_agg(distinct locked_by)) from ${SCHEMA}.jobs
    where locked_by is not null and not ${isLive(sql`locked_by::uuid`)}
    having count(*) > 0`);
}
