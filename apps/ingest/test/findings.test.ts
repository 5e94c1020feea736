import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-findings-"));
const environment = { GONGKAI_DATA: join(folder, "data"), USER: "tester" };
afterAll(() => rmSync(folder, { recursive: true }));

interface Listed {
  readonly finding: {
    readonly reportId: string;
    readonly rule: string;
    readonly input: string;
    readonly judgement: { readonly judgement: string; readonly author: string; readonly note: string } | null;
  };
}

async function list(...options: readonly string[]): Promise<readonly Listed[]> {
  const { stdout } = await runGongkai(["findings", "--format", "jsonl", ...options], { environment });
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

beforeAll(async () => {
  // Two years that do not fit: what was carried out of the first is not what was carried into the second.
  const agencies = generateAgencies({ seed: 4, count: 1 }).map((agency) => ({
    ...agency,
    habits: { ...agency.habits, layout: "A" as const, title: "canonical" as const },
  }));
  const [first] = generateSeries({ seed: 4, agencies, years: [2021] });
  const [, second] = generateSeries({ seed: 9, agencies, years: [2021, 2022] });
  const documents = join(folder, "documents");
  mkdirSync(documents);
  for (const report of [second, first]) {
    if (report !== undefined) writeFileSync(join(documents, report.name), report.text);
  }
  const { status, stderr } = await runGongkai(["ingest", documents], { environment });
  expect([status, stderr]).toEqual([0, ""]);
});

describe("gongkai findings and gongkai judge", () => {
  test("list what is wrong between two stored years, whichever came first, and keep what a person says", async () => {
    const [found] = await list("--rule", "pending-continuity");
    if (found === undefined) throw new Error("The two years were meant to contradict each other.");
    const { reportId, rule, input, judgement } = found.finding;
    expect([reportId.endsWith("-2022"), judgement]).toEqual([true, null]);

    const judge = ["judge", reportId, `${rule}#${input}`, "dismissed", "--note", "机构合并"];
    expect(await runGongkai(judge, { environment })).toMatchObject({ status: 0, stderr: "" });
    const [judged] = await list("--rule", "pending-continuity", "--judged");
    expect(judged?.finding.judgement).toMatchObject({
      judgement: "dismissed",
      author: "tester",
      note: "机构合并",
    });
    const open = await list("--rule", "pending-continuity", "--no-judged");
    expect(open.map(({ finding }) => finding.input)).not.toContain(input);

    expect(await runGongkai(["recheck"], { environment })).toMatchObject({ status: 0, stderr: "" });
    const [after] = await list("--rule", "pending-continuity", "--judged");
    expect(after).toEqual(judged);
    // Six commands, each with a database of its own to open.
  }, 120_000);

  test("go by the rules that GONGKAI_RULES sets, and by all again without it", async () => {
    const settings = join(folder, "rules.json");
    writeFileSync(settings, JSON.stringify({ without: ["pending-continuity"] }));
    const recheck = (more: Readonly<Record<string, string>>) =>
      runGongkai(["recheck"], { environment: { ...environment, ...more } });
    expect(await recheck({ GONGKAI_RULES: settings })).toMatchObject({ status: 0, stderr: "" });
    expect(await list("--rule", "pending-continuity")).toEqual([]);
    expect(await recheck({})).toMatchObject({ status: 0, stderr: "" });
    expect(await list("--rule", "pending-continuity")).not.toEqual([]);
    const absent = await recheck({ GONGKAI_RULES: join(folder, "none.json") });
    expect(absent).toMatchObject({ status: 1, stderr: expect.stringContaining("no such file") });
  }, 120_000);

  test("print findings for people, with the name to judge them by", async () => {
    const { stdout } = await runGongkai(["findings", "--rule", "pending-continuity", "--language", "en"], {
      environment,
    });
    expect(stdout).toMatch(
      /^error · .+ · 2022 · \S+-2022 pending-continuity#[0-9a-f]{16}\n {2}.+last year's/,
    );
  });

  test("refuse what names no finding, and say what to give", async () => {
    const judge = (finding: string) => runGongkai(["judge", "none", finding, "confirmed"], { environment });
    const unnamed = await judge("pending-continuity");
    expect(unnamed).toMatchObject({ status: 1, stderr: expect.stringContaining("Give RULE#INPUT") });
    const unknown = await judge("pending-continuity#0000000000000000");
    expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining("list them again") });
    const noRule = await runGongkai(["findings", "--rule", "nope"], { environment });
    expect(noRule).toMatchObject({ status: 1, stderr: expect.stringContaining("no rule called nope") });
    const noReport = await runGongkai(["findings", "nowhere-2022"], { environment });
    expect(noReport).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("no report called nowhere-2022"),
    });
    const fits = await runGongkai(["findings", "--agency", "'; drop table findings"], { environment });
    expect(fits).toMatchObject({ status: 0, stderr: "gongkai: no finding fits.\n" });
  });
});
