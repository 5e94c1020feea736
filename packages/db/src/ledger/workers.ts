import { type SQL, sql } from "drizzle-orm";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { retryTransaction } from "../store/retry-transaction.ts";
import { toStorableText } from "../store/storable-text.ts";
import { releaseHeld } from "./finish-inputs.ts";

/** A process that reads inputs. */
export interface IngestWorker {
  /** What it signs its claims with. */
  readonly lease: string;
  /** Gives a sign of life; to be called every ten seconds or so. */
  beat(): Promise<void>;
  /** Gives back what it holds and takes it off the list of workers. */
  end(): Promise<void>;
}

/** Workers that have not been seen for so long, and hold nothing, are forgotten. */
const FORGOTTEN_AFTER = sql`interval '1 day'`;

/** The process that is to read inputs. */
export interface WorkerProcess {
  readonly host: string;
  readonly processId: number;
  /** Whether a process of this host has ended, as far as the host knows. */
  readonly hasEnded?: (processId: number) => boolean;
}

/**
 * Takes workers off the list, and their hands off the inputs that they had ended: they held those only to try documents in
 * quarantine again. What they were reading is left to `reapInputs`, which counts their deaths.
 */
async function forgetWorkers(connection: DrizzleConnection, which: SQL): Promise<void> {
  await retryTransaction(connection, async (transaction) => {
    const { rows } = await transaction.execute<{ lease: string }>(
      sql`delete from ingest_workers where ${which} returning lease`,
    );
    // Looking through all inputs is for the day on which a process died.
    if (rows.length === 0) return;
    const leases = sql.param(rows.map(({ lease }) => lease));
    await transaction.execute(sql`
      update inputs set lease = null where id in (
        select id from inputs where lease = any(${leases}::uuid[]) and state in ('done', 'failed')
        order by id for no key update skip locked)`);
  });
}

/**
 * Takes workers of this host off the list whose processes have ended, so that whoever runs a killed command again need not wait
 * until its leases run out. Should the host be mistaken, the worker finds its inputs taken and writes nothing.
 */
async function forgetEnded(
  connection: DrizzleConnection,
  host: string,
  hasEnded: (processId: number) => boolean,
): Promise<void> {
  const { rows } = await connection.drizzle.execute<{ lease: string; processId: number }>(sql`
    select lease, process_id as "processId" from ingest_workers where host = ${host}`);
  for (const { lease, processId } of rows) {
    if (hasEnded(processId)) await forgetWorkers(connection, sql`lease = ${lease}`);
  }
}

/** Enters this process in the list of workers. */
export async function registerWorker(
  connection: DrizzleConnection,
  { host: hostName, processId, hasEnded }: WorkerProcess,
): Promise<IngestWorker> {
  const lease = crypto.randomUUID();
  const host = toStorableText(hostName);
  if (hasEnded !== undefined) await forgetEnded(connection, host, hasEnded);
  async function beat(): Promise<void> {
    // An insert, because whoever was silent for a day has been forgotten.
    await connection.drizzle.execute(sql`
      insert into ingest_workers (lease, host, process_id) values (${lease}, ${host}, ${processId})
      on conflict on constraint ingest_workers_pkey do update set seen_at = now()`);
  }
  await beat();
  await forgetWorkers(
    connection,
    sql`seen_at < now() - ${FORGOTTEN_AFTER}
      and not exists (select from inputs where state = 'reading' and inputs.lease = ingest_workers.lease)`,
  );
  return {
    lease,
    beat,
    async end() {
      await retryTransaction(connection, async (transaction) => {
        await releaseHeld(transaction, lease);
        await transaction.execute(sql`delete from ingest_workers where lease = ${lease}`);
      });
    },
  };
}
