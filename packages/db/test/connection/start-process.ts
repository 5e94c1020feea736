import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { DatabaseKind, OpenDatabaseOptions } from "../../src/index.ts";
import type { ProcessReply, ProcessRequest } from "./database-process.ts";

/** Another process with a database of its own to open. */
export interface DatabaseProcess {
  readonly pid: number;
  open(options: OpenDatabaseOptions): Promise<{ kind: DatabaseKind; description: string }>;
  /** Runs SQL on the process's one client and gives the rows. */
  query(sql: string): Promise<unknown>;
  close(): Promise<void>;
  /** Kills the process as the kernel would, without a chance to tidy up. */
  kill(): Promise<void>;
}

/**
 * Starts a process that does what the test says. It is killed when the test has finished.
 *
 * @param runner a program to run it with, such as one that puts it into a namespace of its own
 */
export async function startProcess(runner: readonly string[] = []): Promise<DatabaseProcess> {
  const script = fileURLToPath(new URL("./database-process.ts", import.meta.url));
  const [program = process.execPath, ...parameters] = [
    ...runner,
    process.execPath,
    "--import",
    "tsx",
    script,
  ];
  const child = spawn(program, parameters, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await nextReply(child);

  async function ask(request: ProcessRequest): Promise<unknown> {
    const reply = nextReply(child);
    child.send(request);
    return reply;
  }

  return {
    pid: child.pid ?? 0,
    open: async (options) =>
      (await ask({ ask: "open", options })) as { kind: DatabaseKind; description: string }, // what the script sends
    query: (sql) => ask({ ask: "query", sql }),
    close: async () => {
      await ask({ ask: "close" });
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function nextReply(child: ChildProcess): Promise<unknown> {
  const [reply] = (await once(child, "message")) as [ProcessReply]; // what the script sends
  if ("value" in reply) return reply.value;
  throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
}
