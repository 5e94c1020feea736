import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReport, sampleReports } from "@gongkai/corpus";
import { afterAll, expect, test, vi } from "vitest";
import { root } from "../scripts/generated-files.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-start-"));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** Runs one of the scripts behind the commands of the README. */
function runScript(script: string, operands: readonly string[] = []): Run {
  return runCommand(process.execPath, [join(root, "scripts", script), ...operands]);
}

function runCommand(command: string, operands: readonly string[]): Run {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(command, operands, {
    cwd: folder,
    env: { ...environment, INIT_CWD: folder, GONGKAI_DATA: "data", PORT: "0" },
  });
  running.add(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", (status) => {
      running.delete(child);
      resolve(status);
    });
  });
  return { child, output: () => text, ended };
}

/** Starts the platform, by its script or by npm, and resolves to its address. */
async function start(by: "script" | "npm" = "script"): Promise<Run & { readonly url: string }> {
  const run = by === "npm" ? runCommand("npm", ["start", "--prefix", root]) : runScript("start.mjs");
  for (;;) {
    const url = /running at (http:\S+)/.exec(run.output())?.[1];
    if (url !== undefined) return { ...run, url };
    const ended = await Promise.race([
      run.ended,
      new Promise((resolve) => setTimeout(resolve, 100, "running")),
    ]);
    if (ended !== "running") throw new Error(`the platform did not start: ${run.output()}`);
  }
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const COUNT = "{ reports { totalCount { value } } }";
const countOf = (value: number) => ({ data: { reports: { totalCount: { value } } } });

test("npm start offers the sample once, serves, lends its database to gongkai, keeps everything over a restart, and stops with npm", async () => {
  const samples = sampleReports().length;
  const first = await start();
  expect(first.output()).toContain(`Storing ${samples} synthetic sample reports`);
  expect(await ask(first.url, COUNT)).toMatchObject(countOf(samples));

  const report = generateReport({ seed: 1, year: 2022, layout: "A" });
  writeFileSync(join(folder, "report.txt"), report.text);
  const ingest = runScript("gongkai.mjs", ["ingest", "report.txt"]);
  expect(await ingest.ended, ingest.output()).toBe(0);
  expect(await ask(first.url, COUNT)).toMatchObject(countOf(samples + 1));

  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(existsSync(join(folder, "data/owner.json"))).toBe(false);

  const second = await start("npm");
  expect(second.output()).not.toContain("Storing");
  expect(await ask(second.url, COUNT)).toMatchObject(countOf(samples + 1));
  // npm ends at once and tells the server nothing.
  second.child.kill("SIGTERM");
  await vi.waitUntil(() => second.output().includes("Stopping on SIGTERM"), { timeout: 60_000 });
  await vi.waitUntil(() => !existsSync(join(folder, "data/owner.json")), { timeout: 60_000 });
  await expect(fetch(second.url)).rejects.toThrow();
});

test("npm run gongkai passes arguments, paths and exit status through", async () => {
  const absent = runScript("gongkai.mjs", ["parse", "absent.txt"]);
  expect(await absent.ended).toBe(1);
  expect(absent.output()).toContain("absent.txt could not be read");
  writeFileSync(join(folder, "one.txt"), generateReport({ seed: 2, year: 2022, layout: "A" }).text);
  const present = runScript("gongkai.mjs", ["parse", "one.txt"]);
  expect(await present.ended).toBe(0);
  expect(JSON.parse(present.output())).toMatchObject({ source: { name: "one.txt" }, year: 2022 });
});
