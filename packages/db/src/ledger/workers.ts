import { sql } from "drizzle-orm";
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

/** Enters this process in the list of workers. */
export async function registerWorker(
  connection: DrizzleConnection,
  { host, processId }: { readonly host: string; readonly processId: number },
): Promise<IngestWorker> {
  const lease = crypto.randomUUID();
  async function beat(): Promise<void> {
    // An insert, because whoever was silent for a day has been forgotten.
    await connection.drizzle.execute(sql`
      insert into ingest_workers (lease, host, process_id) values (${lease}, ${toStorableText(host)}, ${processId})
      on conflict on constraint ingest_workers_pkey do update set seen_at = now()`);
  }
  await beat();
  await connection.drizzle.execute(sql`
    delete from ingest_workers where seen_at < now() - ${FORGOTTEN_AFTER}
      and not exists (select from inputs where state = 'reading' and inputs.lease = ingest_workers.lease)`);
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
