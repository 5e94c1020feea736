import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CorpusReport, generateReport, sampleReports } from "@gongkai/corpus";
import { applyMigrations, countReports, countStored, type Database, openDatabase } from "@gongkai/db";
import { findPostgresBinaries, startPostgres } from "@gongkai/db/testing";
import { createPostgresEngine } from "@gongkai/search";
import { afterAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-ingest-"));
afterAll(() => rmSync(folder, { recursive: true }));

function writeReports(name: string, reports: readonly CorpusReport[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const report of reports) writeFileSync(join(path, report.name), report.text);
  return path;
}

const reports = [1, 2, 3, 4].map((seed) => generateReport({ seed, year: 2022 }));
const good = writeReports("good", reports);

/** A place to store reports: its environment, and a look into what a command left there. */
interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly look: <Result>(read: (database: Database) => Promise<Result>) => Promise<Result>;
}

function embedded(name: string): Place {
  const directory = join(folder, name);
  return {
    environment: { GONGKAI_DATA: directory },
    look: async (read) => {
      const database = await openDatabase({ directory, role: "command" });
      return read(database).finally(() => database.close());
    },
  };
}

async function searchCount(database: Database): Promise<number> {
  const engine = createPostgresEngine({ pool: database.pool });
  await engine.prepare();
  return engine.count();
}

describe("gongkai ingest", () => {
  test("stores every report of a folder, makes it searchable, and changes nothing the second time", async () => {
    const { environment, look } = embedded("twice");
    const first = await runGongkai(["ingest", good], { environment, isFromSource: true });
    expect(first.stderr).toBe("");
    expect(first.status).toBe(0);
    expect(first.stdout.trim().split("\n")).toHaveLength(reports.length + 1);
    expect(first.stdout).toContain("4 of 4 documents: 4 stored, 0 new versions, 0 unchanged, 0 failed");

    const stored = await look(
      async (database) => [await countStored(database), await searchCount(database)] as const,
    );
    expect(stored[0]).toMatchObject({ reports: 4, reportVersions: 4, sources: 4, waitingForSearch: 0 });
    expect(stored[1]).toBeGreaterThan(4);

    const second = await runGongkai(["ingest", good], { environment });
    expect(second.status).toBe(0);
    expect(second.stdout).toContain("0 stored, 0 new versions, 4 unchanged, 0 failed");
    expect(
      await look(async (database) => [await countStored(database), await searchCount(database)]),
    ).toEqual(stored);
  });

  test("stores what it can, names what it cannot, and fails", async () => {
    const { environment, look } = embedded("partly");
    const mixed = writeReports("mixed", reports.slice(0, 1));
    writeFileSync(join(mixed, "notice.txt"), "关于召开会议的通知\n");
    writeFileSync(join(mixed, "scan.pdf"), "%PDF-1.7");
    const { status, stdout, stderr } = await runGongkai(["ingest", mixed, join(folder, "absent")], {
      environment,
    });
    expect(status).toBe(1);
    expect(stdout).toContain("1 of 4 documents: 1 stored, 0 new versions, 0 unchanged, 3 failed");
    expect(stderr).toContain("absent could not be read: there is no such file or folder");
    expect(stderr).toContain("notice.txt holds no report");
    expect(stderr).toContain("scan.pdf is a PDF file");
    expect(await look((database) => countReports(database, {}))).toBe(1);
  });

  test("works through the process that has the embedded database open", async () => {
    const directory = join(folder, "lent");
    const owner = await openDatabase({ directory, role: "server", asGuest: "never" });
    try {
      await applyMigrations(owner);
      const { status, stdout } = await runGongkai(["ingest", good], {
        environment: { GONGKAI_DATA: directory },
      });
      expect(status).toBe(0);
      expect(stdout).toContain("4 stored");
      expect(await countReports(owner, {})).toBe(4);
    } finally {
      await owner.close();
    }
  });

  test("says in a sentence that the server it worked through has stopped, and what was stored until then", async () => {
    const directory = join(folder, "stopped");
    const owner = await openDatabase({ directory, role: "server", asGuest: "never" });
    await applyMigrations(owner);
    const many = writeReports(
      "stopped-many",
      Array.from({ length: 60 }, (_, seed) => generateReport({ seed: seed + 500 })),
    );
    let closing: Promise<void> | undefined;
    const { status, stdout, stderr } = await runGongkai(["ingest", many], {
      environment: { GONGKAI_DATA: directory },
      onOutput: (printed) => {
        if (printed.split("\n").length > 3) closing ??= owner.close();
      },
    });
    await closing;
    expect(status).toBe(1);
    expect(stdout).toMatch(/\d+ of \d+ documents: \d+ stored/);
    expect(stderr).toMatch(/^gongkai: [^\n]*stopped[^\n]*\n$/);
  });

  test("says beside each report what could not be read and what does not add up", async () => {
    const { text, name } = generateReport({
      seed: 3,
      year: 2022,
      layout: "A",
      habits: { filledColumns: "all" },
    });
    const path = join(folder, `wrong-${name}`);
    writeFileSync(
      path,
      text.replace(/(四、结转下年度继续办理 \| )\d+/, "$19").replace(/行政处罚 \| \d+/, "行政处罚 | 1***"),
    );
    const { stdout } = await runGongkai(["ingest", path], { environment: embedded("remarks").environment });
    expect(stdout).toMatch(/1 of 200 cells unread · \d+ rules? fails?\n/);
  });

  test("ends after the document in hand on Ctrl-C and stores the rest the next time", async () => {
    const { environment, look } = embedded("interrupted");
    const many = writeReports(
      "many",
      // Many batches: what is in hand is stored, and more is left.
      Array.from({ length: 700 }, (_, seed) => {
        const report = generateReport({ seed: seed + 100 });
        return { ...report, name: `${seed}-${report.name}` };
      }),
    );
    const ingest = ["ingest", "--no-index", "--no-check"];
    let isSignalled = false;
    const interrupted = await runGongkai([...ingest, many], {
      environment,
      onOutput: (stdout, signal) => {
        if (isSignalled || stdout.split("\n").length < 3) return;
        isSignalled = true;
        signal("SIGINT");
      },
    });
    expect(interrupted.status).toBe(130);
    expect(interrupted.stderr).toContain("Run the same command again for the rest");
    // Some of the agencies have two reports of a year.
    const [, first, more] = /documents: (\d+) stored, (\d+) new versions/.exec(interrupted.stdout) ?? [];
    const stored = Number(first) + Number(more);
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(700);
    expect(await look(countStored)).toMatchObject({ sources: stored });

    const rest = await runGongkai([...ingest, many], { environment });
    expect(rest.status).toBe(0);
    expect(await look(countStored)).toMatchObject({ sources: 700 });
  });

  test("says in a sentence that the database cannot be reached, without the password", async () => {
    const environment = { DATABASE_URL: "postgresql://user:secret@127.0.0.1:1/gongkai" };
    const { status, stderr } = await runGongkai(["ingest", good], { environment });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gongkai: .*127\.0\.0\.1:1.*\n$/);
    expect(stderr).not.toContain("secret");
  });

  test("says in a sentence that its folder cannot be made", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { status, stderr } = await runGongkai(["ingest", good], { environment: { GONGKAI_DATA: file } });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gongkai: .*a-file.*\n$/);
  });

  // Root reads every file, whatever its mode.
  test.skipIf(process.getuid?.() === 0)(
    "names a file it may not read (not tested as root, who may)",
    async () => {
      const path = join(writeReports("secret", reports.slice(0, 1)), reports[0]?.name ?? "");
      chmodSync(path, 0o000);
      const { status, stderr } = await runGongkai(["ingest", path], {
        environment: embedded("secret-db").environment,
      });
      expect(status).toBe(1);
      expect(stderr).toContain("permission was denied");
    },
  );

  const binaries = findPostgresBinaries();
  test.skipIf(binaries === undefined)(
    binaries === undefined
      ? "stores in a PostgreSQL (skipped: no server programs were found)"
      : "stores in a PostgreSQL",
    async () => {
      const server = await startPostgres();
      try {
        const environment = { DATABASE_URL: await server.url() };
        const { status, stdout, stderr } = await runGongkai(["ingest", good], { environment });
        expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
        expect(stdout).toContain("4 stored");
        const database = await openDatabase({ url: environment.DATABASE_URL, role: "command" });
        expect(await countReports(database, {}).finally(() => database.close())).toBe(4);
      } finally {
        await server.stop();
      }
    },
  );
});

describe("gongkai sample", () => {
  test("stores the invented reports, marked so, and leaves a database with real ones alone", async () => {
    const { environment, look } = embedded("sample");
    const first = await runGongkai(["sample", "--first-time"], { environment });
    expect(first.status).toBe(0);
    expect(await look((database) => countReports(database, { synthetic: true }))).toBe(
      new Set(sampleReports().map(({ truth }) => `${truth.agency.name} ${truth.year}`)).size,
    );
    const real = embedded("real");
    await runGongkai(["ingest", good], { environment: real.environment });
    const second = await runGongkai(["sample", "--first-time"], { environment: real.environment });
    expect(second).toMatchObject({ status: 0, stdout: "" });
    expect(await real.look((database) => countReports(database, { synthetic: true }))).toBe(0);
  });
});
