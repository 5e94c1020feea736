import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** Clock ticks a second, as Linux counts the time of processes on every usual machine. */
const TICKS = 100;

/** A server in a process of its own. */
export interface MeasuredProcess {
  readonly url: string;
  /** Processor time that it has used so far, in milliseconds; not a number where the system does not say. */
  readonly processorTime: () => number;
  readonly stop: () => Promise<void>;
}

function processorTime({ pid }: ChildProcess): number {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").slice(13, 15);
    return ((Number(user) + Number(system)) * 1_000) / TICKS;
  } catch {
    return Number.NaN;
  }
}

/** Starts a program that tells its port when it listens. What it needs to know before is sent to it as a message. */
export async function startProcess(
  program: string,
  databaseUrl: string,
  message?: object,
): Promise<MeasuredProcess> {
  const child = fork(program, {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: "production", GRAPHILE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  if (message !== undefined) {
    await once(child, "message");
    child.send(message);
  }
  const [port] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error(`${program} ended before it listened.`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    processorTime: () => processorTime(child),
    async stop() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
