import { hostname } from "node:os";
import { type Database, type IngestWorker, registerWorker } from "@gongkai/db";

/** Whether no process of this machine has that number any more. One that belongs to somebody else is there. */
function hasEnded(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Enters this process in the list of those that read inputs. */
export function registerProcess(database: Database): Promise<IngestWorker> {
  return registerWorker(database, { host: hostname(), processId: process.pid, hasEnded });
}
