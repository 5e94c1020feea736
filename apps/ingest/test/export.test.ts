import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { applyMigrations, type Database, EXPORT_DATASETS, type ExportValue, storeReport } from "@gongkai/db";
import { bareResolution, describeDatabases } from "@gongkai/db/testing";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSnapshot } from "../src/commands/export-snapshot.ts";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface DataPackage {
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema?: { readonly fields: readonly { readonly name: string }[] };
  }[];
}

async function storeSample(database: Database): Promise<void> {
  await applyMigrations(database);
  const agencies = generateAgencies({ seed: 3, count: 2 }).map((agency) => ({
    ...agency,
    habits: { ...agency.habits, layout: "A" as const, title: "canonical" as const },
  }));
  for (const { name, text, mediaType } of generateSeries({ seed: 3, agencies, years: [2020, 2021] })) {
    const source = { name, text, mediaType, sha256: createHash("sha256").update(text).digest("hex") };
    const { report, diagnostics } = parseReport(source);
    if (report === null) throw new Error(`The parser found no report in ${name}.`);
    await storeReport(database, {
      source,
      origin: name,
      report,
      agency: bareResolution(report.agency),
      diagnostics,
      findings: [],
      parserVersion: PARSER_VERSION,
      rulesVersion: "test",
      synthetic: true,
    });
  }
}

describeDatabases("a snapshot", ({ name: kind, open }) => {
  const out = join(folder, kind);
  const never = new AbortController().signal;
  let database: Database;
  let snapshot: string;
  beforeAll(async () => {
    database = await open();
    await storeSample(database);
    const request = { folder: out, date: "2026-01-31", withSynthetic: true, signal: never };
    snapshot = (await writeSnapshot(database, request)).folder;
  });
  const read = (name: string) => readFileSync(join(snapshot, name));

  test("has every file that it describes, with length and checksum", () => {
    const { resources } = JSON.parse(read("datapackage.json").toString()) as DataPackage;
    const sums = new Map(
      read("SHA256SUMS")
        .toString()
        .trim()
        .split("\n")
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    expect(readdirSync(snapshot).sort()).toEqual(
      [...resources.map(({ path }) => path), "SHA256SUMS", "datapackage.json"].sort(),
    );
    for (const { path, bytes, hash } of resources) {
      const content = read(path);
      const sha256 = createHash("sha256").update(content).digest("hex");
      expect([path, bytes, hash, sums.get(path)]).toEqual([path, content.length, `sha256:${sha256}`, sha256]);
    }
    expect(sums.size).toBe(resources.length + 1);
  });

  test("has table schemas that name the columns of its CSV files", () => {
    const { resources } = JSON.parse(read("datapackage.json").toString()) as DataPackage;
    const tables = resources.filter(({ path }) => path.endsWith(".csv"));
    expect(tables.map(({ name }) => name).sort()).toEqual(
      [...EXPORT_DATASETS.map(({ name }) => name), "codebook"].sort(),
    );
    for (const { path, schema } of tables) {
      const [line] = read(path).toString().split("\r\n");
      expect(line?.split(",")).toEqual(schema?.fields.map(({ name }) => name));
    }
  });

  test.each(EXPORT_DATASETS)("says in $name.parquet what is stored", async ({ name, ...dataset }) => {
    const file = await asyncBufferFromFile(join(snapshot, `${name}.parquet`));
    const rows = (await parquetReadObjects({ file })) as Readonly<Record<string, ExportValue>>[];
    const { rows: stored } = await dataset.read(database, {}, { after: null, size: 100 });
    expect(stored.length).toBeGreaterThan(0);
    expect(rows.map((row) => dataset.columns.map((column) => row[column.name]))).toEqual(stored);
    expect(read(`${name}.csv`).toString().trim().split("\r\n")).toHaveLength(stored.length + 1);
  });

  test("is not changed once it is there", async () => {
    const before = readdirSync(out);
    const request = { folder: out, date: "2026-01-31", withSynthetic: true, signal: never };
    await expect(writeSnapshot(database, request)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    expect(readdirSync(out)).toEqual(before);
  });

  test("that is broken off leaves nothing behind", async () => {
    const before = readdirSync(out);
    const request = { folder: out, date: "2026-02-01", withSynthetic: true, signal: AbortSignal.abort() };
    await expect(writeSnapshot(database, request)).rejects.toThrow();
    expect(readdirSync(out)).toEqual(before);
  });

  test("has no invented report unless it is asked for them, and its files are whole without rows", async () => {
    const request = { folder: out, date: "2026-03-01", withSynthetic: false, signal: never };
    const { folder: written } = await writeSnapshot(database, request);
    const file = await asyncBufferFromFile(join(written, "figures.parquet"));
    expect(await parquetReadObjects({ file })).toEqual([]);
    expect(readFileSync(join(written, "reports.csv"), "utf8")).toMatch(/^report_id,[^\n]*\r\n$/);
  });
});

test("gongkai export says where it wrote, and refuses a date that is taken or none", async () => {
  const environment = { GONGKAI_DATA: join(folder, "data") };
  const out = join(folder, "command");
  const first = await runGongkai(["export", "--out", out, "--date", "2026-01-31"], { environment });
  expect(first).toMatchObject({ status: 0, stderr: "", stdout: `${join(out, "2026-01-31")} · 12 files\n` });
  const second = await runGongkai(["export", "--out", out, "--date", "2026-01-31"], { environment });
  expect([second.status, second.stderr]).toEqual([1, expect.stringContaining("snapshots are not changed")]);
  const third = await runGongkai(["export", "--out", out, "--date", "2026-02-30"], { environment });
  expect([third.status, third.stderr]).toEqual([1, expect.stringContaining("2026-01-31")]);
});
