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

/** What a file below /proc holds; nothing for a process that has ended. */
function readOf(process: string | number, file: string): string {
  try {
    return readFileSync(`/proc/${process}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function statOf(process: string | number): readonly string[] {
  const line = readOf(process, "stat");
  return line.slice(line.lastIndexOf(")") + 2).split(" ");
}

/** A time and the one behind it: in the program and in the system. */
function timeAt(stat: readonly string[], place: number): number {
  return (Number(stat[place] ?? 0) + Number(stat[place + 1] ?? 0)) * TICK_MILLISECONDS;
}

function childrenOf(parent: number): readonly string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(statOf(name)[PARENT]) === parent);
}

function bytesOf(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
}

/** Watches the server of a database; null where it is embedded or this system does not say. */
export async function watchServer({ pool, kind }: Database): Promise<ServerLoad | null> {
  if (kind !== "postgresql") return null;
  const { rows } = await pool.query<{ id: number }>("select pg_backend_pid() as id");
  const server = Number(statOf(rows[0]?.id ?? 0)[PARENT]);
  if (Number.isNaN(server)) return null;
  return {
    milliseconds() {
      const own = statOf(server);
      const ended = timeAt(own, OWN_TIME) + timeAt(own, ENDED_CHILDREN_TIME);
      return childrenOf(server).reduce((sum, child) => sum + timeAt(statOf(child), OWN_TIME), ended);
    },
    memory() {
      const all = childrenOf(server).map((child) => readOf(child, "status"));
      const own = all.reduce((sum, status) => sum + bytesOf(status, "RssAnon"), 0);
      return own + Math.max(0, ...all.map((status) => bytesOf(status, "RssShmem")));
    },
  };
}
