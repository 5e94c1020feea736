import type { Database, IngestWorker } from "@gongkai/db";
import { registerProcess } from "./register-process.ts";

/** A lease that is kept alive. */
export interface KeptLease {
  readonly lease: string;
  /** Gives back what is held and stops keeping it. A database that is gone releases it by itself in a minute. */
  end(): Promise<void>;
}

const BEAT_MILLISECONDS = 10_000;

/** Registers this process as a worker, and gives signs of life while it works. */
export async function keepLease(database: Database): Promise<KeptLease> {
  const worker: IngestWorker = await registerProcess(database);
  const timer = setInterval(() => {
    // A beat that is missed is no trouble; where the database is gone, whoever stores next says so.
    worker.beat().catch(() => undefined);
  }, BEAT_MILLISECONDS);
  let ending: Promise<void> | null = null;
  return {
    lease: worker.lease,
    end() {
      clearInterval(timer);
      ending ??= worker.end().catch(() => undefined);
      return ending;
    },
  };
}
