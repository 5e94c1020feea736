import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-search-"));
const environment = { GONGKAI_DATA: join(folder, "data") };
afterAll(() => rmSync(folder, { recursive: true }));

const search = (...operands: readonly string[]) => runGongkai(["search", ...operands], { environment });

interface MarkedText {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

beforeAll(async () => {
  const agencies = generateAgencies({ seed: 4, count: 1 }).map((agency) => ({
    ...agency,
    habits: { ...agency.habits, layout: "A" as const, title: "canonical" as const },
  }));
  const documents = join(folder, "documents");
  mkdirSync(documents);
  for (const report of generateSeries({ seed: 4, agencies, years: [2021, 2022] })) {
    writeFileSync(join(documents, report.name), report.text);
  }
  const { status, stderr } = await runGongkai(["ingest", documents], { environment });
  expect([status, stderr]).toEqual([0, ""]);
});

describe("gongkai search", { timeout: 60_000 }, () => {
  test("prints what was found with marks, how it was understood, and which engine answered", async () => {
    const { status, stdout, stderr } = await search("公开", "2022年", "--first", "2", "--count", "year");
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/ · 2022 · .+ · \S+$/);
    expect(lines[1]).toContain("【公开】");
    expect(stdout).toMatch(/^understood {3}2022年 = year 2022/m);
    expect(stdout).toMatch(/^looked for {3}公开$/m);
    expect(stdout).toMatch(/^by year {6}2022 \d+ · 2021 \d+$|^by year {6}2021 \d+ · 2022 \d+$/m);
    expect(stdout).toMatch(/^found {8}\d+ sections · postgres$/m);
    expect(stdout).toMatch(/^more {9}--after \S+$/m);
    expect(stderr).toBe("Searches are answered by postgres: MEILI_URL names no Meilisearch server.\n");
  });

  test("prints one JSON object for machines, and goes on behind a hit", async () => {
    const first = JSON.parse((await search("公开", "--json", "--first", "2")).stdout);
    expect(first).toMatchObject({ engine: "postgres", fallback: null, hasNextPage: true });
    const rest = JSON.parse(
      (await search("公开", "--json", "--first", "100", "--after", first.hits[1].cursor)).stdout,
    );
    expect(rest.hits).toHaveLength(first.total.value - 2);
  });

  test("narrows down by options, and takes any run of characters", async () => {
    const narrow = JSON.parse(
      (await search("--year", "2021", "--section", "overview", "--json", "公开")).stdout,
    );
    expect(narrow.interpretation.filter).toEqual({ years: [2021], sections: ["overview"] });
    const exact = JSON.parse((await search("--exact", "--json", "府信息公")).stdout);
    const marked = exact.hits.flatMap(({ snippet: { text, marks } }: { snippet: MarkedText }) =>
      marks.map(({ start, end }) => text.slice(start, end)),
    );
    expect(new Set(marked)).toEqual(new Set(["府信息公"]));
    const wrong = await search("--agency", "没有这个机关", "公开");
    expect([wrong.status, wrong.stderr]).toEqual([
      1,
      "gongkai: No agency has 没有这个机关 in its name. Give a part of it.\n",
    ]);
    expect((await search("--region", "32", "公开")).stderr).toContain("six digits");
  });

  test("says which words were left out", async () => {
    const { stdout } = await search("公开", "火箭发射");
    expect(stdout).toMatch(/^left out {5}火箭发射, which no section holds beside the rest$/m);
  });
});

describe("gongkai status and gongkai reindex", { timeout: 60_000 }, () => {
  test("say how far search is, and search goes on with the renewed index", async () => {
    const before = JSON.parse((await runGongkai(["status", "--json"], { environment })).stdout).search;
    expect(before).toMatchObject({ engine: "postgres", following: null });
    const reindexed = await runGongkai(["reindex"], { environment });
    expect([reindexed.status, reindexed.stderr]).toEqual([0, ""]);
    expect(reindexed.stdout).toContain("2 reports can be searched");
    const { stdout } = await runGongkai(["status"], { environment });
    expect(stdout).toMatch(/^search {7}Searches are answered by postgres/m);
    expect(stdout).toContain(`${before.documents} sections in PostgreSQL`);
  });

  test("leave a Meilisearch server that is away for later, and say so", async () => {
    const away = { ...environment, MEILI_URL: "http://127.0.0.1:1" };
    const { stdout } = await runGongkai(["status"], { environment: away });
    expect(stdout).toMatch(
      /^ {2}index {6}sections_[0-9a-f]{32} in meilisearch: cannot be asked, 2 reports behind, 0 refused$/m,
    );
    const found = await runGongkai(["search", "--json", "公开"], { environment: away });
    expect(JSON.parse(found.stdout)).toMatchObject({ engine: "postgres", fallback: expect.any(String) });
    const reindexed = await runGongkai(["reindex"], { environment: away });
    expect(reindexed.status).toBe(1);
    expect(reindexed.stderr).toContain("cannot be reached");
    expect(reindexed.stdout).toContain("2 reports can be searched");
  });
});
