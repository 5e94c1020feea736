import { spawn } from "node:child_process";

/** How a process ended. */
export interface ProcessEnd {
  readonly processId: number;
  /** Whether it was ended by SIGKILL, ours or its own at a failpoint. */
  readonly isKilled: boolean;
  /** Null where a signal ended it. */
  readonly status: number | null;
  /** The last of what it printed on standard output and standard error. */
  readonly output: string;
  /** How long it ran, in milliseconds. */
  readonly milliseconds: number;
}

/** A running `gongkai`. */
export interface GongkaiProcess {
  readonly processId: number;
  readonly ended: Promise<ProcessEnd>;
  /** Sends SIGKILL. */
  kill(): void;
}

/** What a process is started with. */
export interface GongkaiStart {
  /** The bundle; see `bundleGongkai`. */
  readonly main: string;
  readonly operands: readonly string[];
  /** Which database, and at which failpoint it dies. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it is to work for longer than a few seconds. */
  readonly isLong?: boolean;
}

const KEPT_OUTPUT = 4000;
/** What lives for seconds spends more on optimising its code, and that of the embedded database, than it gains. */
export const SHORT_LIVED = ["--no-opt", "--liftoff-only"];

/** What still runs is ended with us: a proof that is broken off leaves nothing behind. */
const living = new Set<GongkaiProcess>();
process.on("exit", () => {
  for (const each of living) each.kill();
});

/** Starts `gongkai`. */
export function startGongkai({ main, operands, environment, isLong = false }: GongkaiStart): GongkaiProcess {
  const { DATABASE_URL: _, GONGKAI_DATA: __, ...inherited } = process.env;
  const start = performance.now();
  const child = spawn(process.execPath, [...(isLong ? [] : SHORT_LIVED), main, ...operands], {
    env: { ...inherited, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_OUTPUT);
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const processId = child.pid ?? 0;
  const ended = new Promise<ProcessEnd>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => {
      living.delete(started);
      const milliseconds = performance.now() - start;
      resolve({ processId, isKilled: signal === "SIGKILL", status, output, milliseconds });
    });
  });
  const started: GongkaiProcess = { processId, ended, kill: () => void child.kill("SIGKILL") };
  living.add(started);
  return started;
}
