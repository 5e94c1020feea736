import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "@gongkai/db";

/** What the processes of a PostgreSQL server take. */
export interface ServerLoad {
  /** Processor time so far, in milliseconds, that of connections which have ended included. */
  milliseconds(): number;
  /** Memory now, in bytes: what each process has for itself, and what they share once. */
  memory(): number;
}

const TICK_MILLISECONDS = 10;

/** Fields of /proc/PID/stat, counted from the one behind the name. */
const [PARENT, OWN_TIME, ENDED_CHILDREN_TIME] = [1, 11, 13];

function statOf(process: string | number): readonly string[] {
  const line = readFileSync(`/proc/${process}/stat`, "utf8");
  return line.slice(line.lastIndexOf(")") + 2).split(" ");
}

/** A time and the one behind it: in the program and in the system. */
function timeAt(stat: readonly string[], place: number): number {
  return (Number(stat[place]) + Number(stat[place + 1])) * TICK_MILLISECONDS;
}

function childrenOf(parent: number): readonly string[] {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return Number(statOf(name)[PARENT]) === parent;
    } catch {
      // It has ended since.
      return false;
    }
  });
}

function bytesOf(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
}

/** Watches the server of a database; null where it is embedded or this system does not say. */
export async function watchServer({ pool, kind }: Database): Promise<ServerLoad | null> {
  if (kind !== "postgresql") return null;
  const { rows } = await pool.query<{ id: number }>("select pg_backend_pid() as id");
  try {
    const server = Number(statOf(rows[0]?.id ?? 0)[PARENT]);
    statOf(server);
    return {
      milliseconds() {
        const own = statOf(server);
        const ended = timeAt(own, OWN_TIME) + timeAt(own, ENDED_CHILDREN_TIME);
        return childrenOf(server).reduce((sum, child) => sum + timeAt(statOf(child), OWN_TIME), ended);
      },
      memory() {
        const all = childrenOf(server).map((child) => readFileSync(`/proc/${child}/status`, "utf8"));
        const own = all.reduce((sum, status) => sum + bytesOf(status, "RssAnon"), 0);
        return own + Math.max(...all.map((status) => bytesOf(status, "RssShmem")));
      },
    };
  } catch {
    return null;
  }
}
