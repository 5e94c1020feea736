import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-agency-"));
const environment = { GONGKAI_DATA: join(folder, "data"), USER: "tester" };
afterAll(() => rmSync(folder, { recursive: true }));

const settle = (...options: readonly string[]) =>
  runGongkai(["agency", "settle", ...options], { environment });

interface Waiting {
  readonly id: string;
  readonly agencyMatch: string;
  readonly name: string | null;
}

async function uncertain(): Promise<readonly Waiting[]> {
  const { stdout } = await runGongkai(["agency", "uncertain"], { environment });
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

beforeAll(async () => {
  const [agency] = generateAgencies({ seed: 4, count: 1 });
  if (agency === undefined) throw new Error("One agency was asked for.");
  const habits = { ...agency.habits, layout: "A" as const, title: "canonical" as const };
  const [report] = generateSeries({ seed: 4, agencies: [{ ...agency, habits }], years: [2022] });
  const { province, city, county } = agency.region;
  const places = [county, city, province].filter((place) => place !== null);
  // A report that says what the body is called and not where it is.
  const text = places.reduce((left, place) => left.replaceAll(place, ""), report?.text ?? "");
  const path = join(folder, "placeless.txt");
  writeFileSync(path, text);
  const { status, stderr } = await runGongkai(["ingest", path], { environment });
  expect([status, stderr]).toEqual([0, ""]);
});

describe("gongkai agency", () => {
  test("lists reports whose agency is uncertain, and settles whose they are, there and back", async () => {
    const [waiting, ...others] = await uncertain();
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ agencyMatch: "uncertain", name: expect.stringMatching(/局$/) });
    const id = waiting?.id ?? "";
    const settled = await settle(id, "--as", `包头市昆都仑区${waiting?.name}`, "--note", "见公章");
    expect(settled).toMatchObject({ status: 0, stderr: "" });
    const [, now = ""] = /is now (\S+)$/m.exec(settled.stdout) ?? [];
    expect(now).toMatch(/-2022$/);
    expect(await uncertain()).toEqual([]);
    expect(await settle(now, "--withdraw")).toMatchObject({ status: 0, stdout: expect.stringContaining(id) });
    expect(await uncertain()).toMatchObject([{ id }]);
    // Seven commands, each with a database of its own to open.
  }, 120_000);

  test("refuses a name that many places share, no choice, and what is not there", async () => {
    const [waiting] = await uncertain();
    const id = waiting?.id ?? "";
    const refusals = [
      [[id], "Give one of --as NAME"],
      [[id, "--candidate", "9"], "no number 9"],
      [[id, "--as", ""], "gongkai:"],
      [[id, "--as", "区财政局"], "gongkai:"],
      [["none", "--as", "包头市教育局"], "no report none"],
    ] as const;
    for (const [options, message] of refusals) {
      expect(await settle(...options)).toMatchObject({ status: 1, stderr: expect.stringContaining(message) });
    }
  }, 120_000);

  test("tells what the registry makes of a name", async () => {
    const { stdout } = await runGongkai(["agency", "resolve", "市人社局", "--place", "珠海市"], {
      environment,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      match: "named",
      agency: { name: "珠海市人力资源和社会保障局", kind: "humanResources", region: { code: "440400" } },
    });
  });
});
