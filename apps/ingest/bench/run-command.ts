import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createProgram } from "../src/program.ts";
import type { ServerLoad } from "./server-load.ts";

/** What a run of the command took. */
export interface CommandRun {
  /** Documents that it stored, and that were there already. */
  readonly stored: number;
  readonly unchanged: number;
  /** Clock time from the start of its process to its end. */
  readonly milliseconds: number;
  /** Processor time of the process, and of the server. */
  readonly processorMilliseconds: number;
  readonly serverMilliseconds: number | null;
  /** The most memory that the process ever had, and the server at any time when it was looked at, in bytes. */
  readonly peak: number;
  readonly serverPeak: number | null;
}

interface Usage {
  readonly processorMilliseconds: number;
  readonly peak: number;
}

/** The first argument of this program when it is to be the `gongkai` command itself. */
const AS_COMMAND = "as-command";
/** The file descriptor to which it then writes what it took. */
const USAGE_DESCRIPTOR = 3;
const LOOK_MILLISECONDS = 250;

/** Is the `gongkai` command where this process was started to be it, and tells at the end what that took. */
export async function becomeCommand(): Promise<boolean> {
  if (process.argv[2] !== AS_COMMAND) return false;
  process.once("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: Usage = {
      processorMilliseconds: (userCPUTime + systemCPUTime) / 1000,
      peak: maxRSS * 1024,
    };
    writeSync(USAGE_DESCRIPTOR, JSON.stringify(usage));
  });
  await createProgram().parseAsync(process.argv.slice(3), { from: "user" });
  return true;
}

/** Runs `gongkai ingest` in a process of its own, on the database that the environment names. */
export async function runCommand(
  operands: readonly string[],
  environment: NodeJS.ProcessEnv,
  server: ServerLoad | null,
): Promise<CommandRun> {
  const [, bundle = ""] = process.argv;
  const before = server?.milliseconds() ?? 0;
  let serverPeak = 0;
  const looking = setInterval(() => {
    serverPeak = Math.max(serverPeak, server?.memory() ?? 0);
  }, LOOK_MILLISECONDS);
  const startedAt = performance.now();
  const child = spawn(process.execPath, [bundle, AS_COMMAND, "ingest", "--json", ...operands], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const [, output, , told] = child.stdio;
  if (!(output instanceof Readable && told instanceof Readable))
    throw new Error("The command has no output.");
  // All are read to the end: the events, what it took, and its exit status.
  const [documents, usage, [status]] = await Promise.all([
    readOutcome(output),
    readUsage(told),
    once(child, "exit"),
  ]);
  const milliseconds = performance.now() - startedAt;
  clearInterval(looking);
  if (status !== 0) throw new Error(`gongkai ingest ended with status ${status}.`);
  return {
    ...documents,
    ...usage,
    milliseconds,
    serverMilliseconds: server === null ? null : server.milliseconds() - before,
    serverPeak: server === null ? null : serverPeak,
  };
}

/** How many documents the last event speaks of. */
async function readOutcome(output: Readable): Promise<Pick<CommandRun, "stored" | "unchanged">> {
  let last = "";
  for await (const line of createInterface({ input: output })) last = line;
  const { documents, unchangedInputs } = JSON.parse(last);
  return { stored: documents.stored, unchanged: documents.unchanged + unchangedInputs };
}

/** What the command says at its end that it took. */
async function readUsage(told: Readable): Promise<Usage> {
  let text = "";
  for await (const chunk of told) text += chunk;
  return JSON.parse(text);
}
