import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { generateReport } from "@gongkai/corpus";
import { applyMigrations, type Database, LEASE_SECONDS, openDatabase } from "@gongkai/db";
import { findPostgresBinaries, startPostgres, type TestPostgres } from "@gongkai/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enqueueInputs } from "../src/queue/enqueue-inputs.ts";
import { groupJobs, MOST_BYTES, MOST_INPUTS } from "../src/queue/group-jobs.ts";
import { prepareQueue } from "../src/queue/job-queue.ts";
import { POLL_MILLISECONDS, SWEEP_MILLISECONDS } from "../src/queue/queue-timing.ts";
import { commandLine, runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-queue-"));
afterAll(() => rmSync(folder, { recursive: true }));

const INPUTS = 60;
const files = Array.from({ length: INPUTS }, (_, seed) => {
  const path = join(folder, `${String(seed).padStart(2, "0")}.txt`);
  writeFileSync(path, generateReport({ seed, layout: "A", year: 2021 }).text);
  return path;
});

describe("Jobs", () => {
  const input = (id: number, byteLength: number | null = 1, origin = `/${id}`) => ({
    id,
    origin,
    byteLength,
  });

  test("hold so many inputs at most", () => {
    const inputs = Array.from({ length: MOST_INPUTS + 1 }, (_, id) => input(id));
    expect(groupJobs(inputs).map((job) => job.inputs.length)).toEqual([MOST_INPUTS, 1]);
  });

  test("hold an archive alone", () => {
    const inputs = [input(1), input(2, MOST_BYTES), input(3)];
    expect(groupJobs(inputs).map((job) => job.inputs)).toEqual([[1], [2], [3]]);
  });

  test("hold the addresses of one host", () => {
    const inputs = ["https://a.example/1", "https://b.example/1", "/a", "https://a.example/2"].map(
      (origin, id) => input(id, null, origin),
    );
    expect(groupJobs(inputs)).toEqual([
      { host: "a.example", inputs: [0, 3] },
      { host: "b.example", inputs: [1] },
      { host: null, inputs: [2] },
    ]);
  });
});

test("what a killed worker had in hand is taken over within a minute", () => {
  // Its last sign of life came right before its end; the next sweep frees its jobs; a worker without one asks for it.
  expect(LEASE_SECONDS * 1000 + SWEEP_MILLISECONDS + POLL_MILLISECONDS).toBeLessThan(60_000);
});

test.each(["enqueue", "work"])(
  "gongkai %s refuses the embedded database and says what to do",
  async (command) => {
    const { status, stderr } = await runGongkai([command], { environment: { GONGKAI_DATA: folder } });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gongkai: .*DATABASE_URL.*gongkai ingest/);
  },
);

/** A worker in a process of its own. */
interface Worker {
  readonly process: ChildProcess;
  /** Origins that it said to have read to the end. */
  readonly done: readonly string[];
  readonly stderr: () => string;
  /** Waits until its output has so many events of a kind. */
  readonly seen: (event: string, count: number) => Promise<void>;
  readonly ended: Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>;
}

const withoutServer = findPostgresBinaries() === undefined;
const reason = withoutServer ? " (skipped: no initdb and postgres found on this machine)" : "";

describe.skipIf(withoutServer)(`Workers on PostgreSQL${reason}`, { timeout: 120_000 }, () => {
  let server: TestPostgres;
  let database: Database;
  let url: string;
  let workers: ChildProcess[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.createDatabase();
    database = await openDatabase({ url, role: "command" });
    await applyMigrations(database);
    await prepareQueue(database);
  });
  afterEach(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    workers = [];
    await database.close();
  });

  function startWorker(operands: readonly string[] = [], failpoint = ""): Worker {
    const child = spawn(
      process.execPath,
      [...commandLine(), "work", "--json", "--workers", "1", ...operands],
      {
        env: { ...process.env, DATABASE_URL: url, GONGKAI_FAILPOINT: failpoint },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    workers.push(child);
    const done: string[] = [];
    const counts = new Map<string, number>();
    let [rest, stderr] = ["", ""];
    let wake = () => {};
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const { event, origin, state } = JSON.parse(line);
        counts.set(event, (counts.get(event) ?? 0) + 1);
        if (event === "input" && state === "done") done.push(origin);
      }
      wake();
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const ended = once(child, "close").then(([status, signal]) => ({ status, signal }));
    return {
      process: child,
      done,
      stderr: () => stderr,
      ended,
      async seen(event, count) {
        while ((counts.get(event) ?? 0) < count) {
          await Promise.race([
            new Promise<void>((resolve) => {
              wake = resolve;
            }),
            ended.then((end) => {
              throw new Error(`The worker ended: ${JSON.stringify(end)} ${stderr}`);
            }),
          ]);
        }
      },
    };
  }

  /** Hands files over, so many a job. */
  async function enqueue(inputs: readonly string[], perJob: number): Promise<void> {
    for (let at = 0; at < inputs.length; at += perJob) {
      await enqueueInputs(
        database,
        (async function* () {
          for (const origin of inputs.slice(at, at + perJob)) {
            yield { origin, kind: "file", stamp: origin, byteLength: 1, readBy: "test" } as const;
          }
        })(),
      );
    }
  }

  async function rows<Row extends object>(query: string): Promise<readonly Row[]> {
    return (await database.pool.query<Row>(query)).rows;
  }

  /** What stands for everything that reading may write, and the place where each document was met. */
  async function everything(): Promise<unknown> {
    const [counts] = await rows(`select
      (select count(*) from inputs where state = 'done') as done,
      (select count(*) from input_documents where outcome in ('stored', 'newVersion')) as documents,
      (select count(*) from report_versions) as versions,
      (select count(*) from source_observations) as observations,
      (select md5(string_agg(input_documents::text, '|' order by input_id, ordinal)) from input_documents) as ledger`);
    return counts;
  }

  const complete = { done: INPUTS, documents: INPUTS, versions: INPUTS, observations: INPUTS };

  /** Has the lease of dead or stopped workers run out, as 45 seconds without a sign of life would. */
  async function silence(): Promise<void> {
    await database.pool.query("update ingest_workers set seen_at = seen_at - interval '46 seconds'");
  }

  async function untilDone(): Promise<void> {
    for (;;) {
      const [row] = await rows<{ open: number }>(
        "select count(*) as open from inputs where state in ('waiting', 'reading')",
      );
      if (row?.open === 0) return;
      await sleep(100);
    }
  }

  test("three processes share 60 inputs, and each is read once", async () => {
    const team = [startWorker(), startWorker(), startWorker()];
    await enqueue(files, 5);
    await untilDone();
    for (const { process: child } of team) child.kill("SIGTERM");
    for (const { ended } of team) expect(await ended).toEqual({ status: 0, signal: null });
    expect(team.flatMap(({ done }) => done).sort()).toEqual(files);
    expect(await everything()).toMatchObject(complete);
    expect(await rows("select from gongkai_queue.jobs")).toEqual([]);
    expect(await rows("select from ingest_workers")).toEqual([]);
  });

  test("what a killed worker had in hand is read by another, and nothing twice", async () => {
    await enqueue(files, 20);
    const killed = startWorker([], "store-before-commit:2");
    expect(await killed.ended).toMatchObject({ signal: "SIGKILL" });
    await silence();
    expect(await startWorker(["--until-empty"]).ended).toEqual({ status: 0, signal: null });
    expect(await everything()).toMatchObject(complete);
    expect(await rows("select from gongkai_queue.jobs")).toEqual([]);
  });

  test("a worker that was stopped past its lease changes nothing when it goes on", async () => {
    await enqueue(files, INPUTS);
    const stopped = startWorker(["--until-empty"]);
    // It holds all of them by now, and has yet to start the threads that read.
    while ((await rows("select from inputs where state = 'reading'")).length === 0) await sleep(20);
    stopped.process.kill("SIGSTOP");
    await silence();
    expect(await startWorker(["--until-empty"]).ended).toEqual({ status: 0, signal: null });
    const before = await everything();
    expect(before).toMatchObject(complete);
    stopped.process.kill("SIGCONT");
    // It reads on, and ends by itself when it has tried to store all that.
    expect(await stopped.ended).toEqual({ status: 0, signal: null });
    expect(stopped.done).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test("a worker that is told to end stores what it has in hand and gives the rest back", async () => {
    await enqueue(files, INPUTS);
    const told = startWorker();
    await told.seen("document", 1);
    told.process.kill("SIGTERM");
    expect(await told.ended).toEqual({ status: 0, signal: null });
    expect(await rows("select from inputs where state = 'reading' or lease is not null")).toEqual([]);
    const waiting = await rows("select from inputs where state = 'waiting'");
    expect(await rows("select from gongkai_queue.jobs")).toHaveLength(waiting.length === 0 ? 0 : 1);
    expect(await startWorker(["--until-empty"]).ended).toEqual({ status: 0, signal: null });
    expect(await everything()).toMatchObject(complete);
  });

  test("an input over which three workers die is given up with its reason, and those beside it are read", async () => {
    await enqueue(files.slice(0, 2), 2);
    for (let deaths = 0; deaths < 3; deaths += 1) {
      expect(await startWorker([], "store-begun").ended).toMatchObject({ signal: "SIGKILL" });
      await silence();
    }
    expect(await startWorker(["--until-empty"]).ended).toEqual({ status: 0, signal: null });
    expect(await rows("select state, code from inputs order by id")).toEqual([
      { state: "failed", code: "READER_DIED" },
      { state: "done", code: null },
    ]);
  });

  test("an input that waits without a job is read as well", async () => {
    await enqueue(files.slice(0, 3), 1);
    await database.pool.query("delete from gongkai_queue._private_jobs");
    expect(await startWorker(["--until-empty"]).ended).toEqual({ status: 0, signal: null });
    expect(await everything()).toMatchObject({ done: 3, documents: 3 });
  });

  test("where a job cannot be sent, its inputs are not accepted either", async () => {
    await database.pool.query("drop schema gongkai_queue cascade");
    await expect(enqueue(files.slice(0, 1), 1)).rejects.toThrow();
    expect(await rows("select from inputs")).toEqual([]);
  });

  test("handing over the same inputs again changes nothing", async () => {
    const enqueueFolder = () => runGongkai(["enqueue", folder], { environment: { DATABASE_URL: url } });
    expect(await enqueueFolder()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^60 inputs in 1 jobs/),
    });
    expect(await startWorker(["--until-empty"]).ended).toEqual({ status: 0, signal: null });
    expect(await enqueueFolder()).toMatchObject({
      stdout: expect.stringMatching(/^0 inputs in 0 jobs, 60 unchanged/),
    });
    expect(await everything()).toMatchObject(complete);
  });
});
