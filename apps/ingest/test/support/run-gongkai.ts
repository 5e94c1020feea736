import { spawn } from "node:child_process";
import { join } from "node:path";
import { inject } from "vitest";
import { SHORT_LIVED } from "../../proof/gongkai-process.ts";

const SOURCE = join(import.meta.dirname, "../../src/main.ts");

/** What Node is to be given to run the command: its bundle, or its source as a checkout runs it. */
export function commandLine(isFromSource = false): readonly string[] {
  return isFromSource
    ? ["--import", import.meta.resolve("tsx"), SOURCE]
    : [...SHORT_LIVED, inject("gongkai")];
}

/** What a run of the command printed and how it ended. */
export interface GongkaiRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings of {@link runGongkai}. */
export interface GongkaiRunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs the source, as a checkout does, and not the bundle made of it. */
  readonly isFromSource?: boolean;
  /** Given on standard input. */
  readonly input?: string | Uint8Array;
  /** Stops reading standard output after its first piece, as `head` does. */
  readonly closeOutputEarly?: boolean;
  /** Called with what standard output has printed so far, and a way to signal the process. */
  readonly onOutput?: (stdout: string, signal: (name: NodeJS.Signals) => void) => void;
}

/** Runs the command in a process of its own, as a user would. */
export function runGongkai(
  operands: readonly string[],
  { environment = {}, isFromSource, input = "", closeOutputEarly = false, onOutput }: GongkaiRunOptions = {},
): Promise<GongkaiRun> {
  // Tests may be told of servers that the commands under test must not find.
  const { DATABASE_URL: _, MEILI_URL: __, GONGKAI_SEARCH_ENGINE: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [...commandLine(isFromSource), ...operands], {
    env: { ...inherited, ...environment },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    if (closeOutputEarly) child.stdout.destroy();
    onOutput?.(stdout, (name) => child.kill(name));
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // The command may end before it has read all of it.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}
