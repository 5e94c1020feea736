import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MUTATIONS, type Mutation } from "./mutation-list.ts";
import type { Suite } from "./suite.ts";
import { emptyTally } from "./tally.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** What of the checkout is copied. Links between the packages are relative, and lead to the copies. */
const COPIED = [
  "packages",
  "apps",
  "package.json",
  "tsconfig.base.json",
  "vitest.shared.ts",
  "vitest.database.ts",
];
const LEFT_OUT = new Set([".results", "dist", ".turbo", ".vite"]);
/** A test that hangs has seen it, too. */
const MOST_MILLISECONDS = 240_000;

/** Copies the sources into a folder of their own; the installed packages are shared. */
function copySources(): string {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-proof-mutation-"));
  for (const name of COPIED) {
    cpSync(join(ROOT, name), join(folder, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !LEFT_OUT.has(basename(path)),
    });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Changes files of the copy, and gives a way back. */
function mutate(folder: string, { file, from, to, also = [] }: Mutation): () => void {
  const originals = new Map<string, string>();
  for (const change of [{ file, from, to }, ...also]) {
    const path = join(folder, change.file);
    const text = readFileSync(path, "utf8");
    originals.set(path, originals.get(path) ?? text);
    if (text.split(change.from).length !== 2)
      throw new Error(`${change.file} does not hold once: ${change.from}`);
    writeFileSync(
      path,
      text.replace(change.from, () => change.to),
    );
  }
  return () => {
    for (const [path, text] of originals) writeFileSync(path, text);
  };
}

/** What a test run said. */
interface TestRun {
  readonly isGreen: boolean;
  /** The names of the tests that failed. */
  readonly failed: readonly string[];
}

interface VitestResults {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs a test file of the copy. Ended by force, what it started ends by itself: its workers, and servers with their input. */
async function runTests(folder: string, [where, file, name]: Mutation["seenBy"][number]): Promise<TestRun> {
  const results = join(folder, where, ".results/vitest.json");
  rmSync(results, { force: true });
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const filter = name === undefined ? [] : ["--testNamePattern", name];
  const child = spawn(process.execPath, [vitest, "run", file, ...filter], {
    cwd: join(folder, where),
    stdio: "ignore",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), MOST_MILLISECONDS);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  if (status === null) return { isGreen: false, failed: ["it did not end"] };
  // Vitest wrote it; the shape is its own.
  const { testResults } = JSON.parse(readFileSync(results, "utf8")) as VitestResults;
  const assertions = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = assertions.filter((each) => each.status === "failed").map(({ fullName }) => fullName);
  const hasRun = assertions.some((each) => each.status === "passed" || each.status === "failed");
  if (!hasRun && failed.length === 0) throw new Error(`${where}/${file} ran nothing, or cannot be run here.`);
  return { isGreen: status === 0, failed };
}

async function findWitness(folder: string, mutation: Mutation): Promise<string | null> {
  const undo = mutate(folder, mutation);
  try {
    for (const tests of mutation.seenBy) {
      const { isGreen, failed } = await runTests(folder, tests);
      if (!isGreen) return `${tests[1]}: ${failed[0] ?? "failed"}`;
    }
    return null;
  } finally {
    undo();
  }
}

/** Takes one guard after the other away from a copy of the sources: some test must see each. */
export const MUTATION_SUITE: Suite = {
  about: "one guard after the other taken away; some test must go red",
  async run({ runs = MUTATIONS.length, seed, log }) {
    const folder = copySources();
    const chosen = MUTATIONS.slice(seed - 1, seed - 1 + runs);
    const unseen: string[] = [];
    try {
      log("| taken away | seen by |\n|---|---|");
      for (const mutation of chosen) {
        const witness = await findWitness(folder, mutation);
        log(`| ${mutation.name} | ${witness ?? "**nothing**"} |`);
        if (witness === null) unseen.push(`nothing sees it when this is taken away: ${mutation.name}`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    return {
      ...emptyTally(),
      runs: chosen.length,
      kills: chosen.length,
      unexpected: unseen.length,
      troubles: unseen,
    };
  },
};
