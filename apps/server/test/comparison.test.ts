import { openMemoryDatabase } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

let server: TestServer;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await openMemoryDatabase();
  const search = await storeSample(database, 1);
  server = await startTestServer({ database, search });
  close = async () => {
    await server.close();
    await database.close();
  };
});
afterAll(() => close());

const COMPARE = `query ($before: ID!, $after: ID!) {
  compareReports(before: $before, after: $after) {
    isSame
    facts { fact before after change }
    cells { address label { zh en } before after difference change note { en } }
    all: cells(changes: null) { address change }
    sections { section change similarity paragraphs { change before after similarity } }
  }
}`;

interface ReportNode {
  readonly id: string;
  readonly year: number;
  readonly versions: { readonly nodes: readonly { readonly id: string; readonly isCurrent: boolean }[] };
  readonly requests: { readonly received: { readonly total: number } };
}

async function reports(): Promise<ReadonlyMap<number, ReportNode>> {
  const { data } = await server.ask(
    "{ reports(first: 5) { nodes { id year versions { nodes { id isCurrent parserVersion sourceName } } requests { received { total } } } } }",
  );
  return new Map(data.reports.nodes.map((report: ReportNode) => [report.year, report]));
}

describe("comparing reports through the API", () => {
  test("gives both numbers of every place that changed between two years", async () => {
    const years = await reports();
    const [before, after] = [years.get(2021), years.get(2022)];
    const { data, errors } = await server.ask(COMPARE, { before: before?.id, after: after?.id });
    expect(errors).toBeUndefined();
    const comparison = data.compareReports;
    expect(comparison.isSame).toBe(false);
    expect(comparison.facts).toContainEqual({
      fact: "year",
      before: "2021",
      after: "2022",
      change: "CHANGED",
    });
    const [first, second] = [before?.requests.received.total ?? 0, after?.requests.received.total ?? 0];
    const received = comparison.cells.filter(
      ({ address }: { address: string }) => address === "requests/received/total",
    );
    const expected = { before: first, after: second, difference: second - first, change: "CHANGED" };
    expect(received).toMatchObject(first === second ? [] : [expected]);
    expect(comparison.all.length).toBeGreaterThan(comparison.cells.length);
    expect(comparison.cells.every(({ change }: { change: string }) => change !== "SAME")).toBe(true);
    expect(comparison.sections.map(({ section }: { section: string }) => section)).toContain("OVERVIEW");
  });

  test("compares a version with the report it belongs to", async () => {
    const report = (await reports()).get(2022);
    expect(report?.versions.nodes).toMatchObject([{ isCurrent: true }]);
    const { data } = await server.ask(COMPARE, { before: report?.versions.nodes[0]?.id, after: report?.id });
    expect(data.compareReports).toMatchObject({ isSame: true, cells: [] });
  });

  test("gives null for what is not there, and refuses what is no report", async () => {
    const report = (await reports()).get(2022)?.id;
    const unknown = Buffer.from("Version:987654321").toString("base64url");
    expect((await server.ask(COMPARE, { before: report, after: unknown })).data.compareReports).toBeNull();
    const agency = Buffer.from("Agency:abc").toString("base64url");
    for (const after of [agency, "", Buffer.from("Version:1e3").toString("base64url")]) {
      const { errors } = await server.ask(COMPARE, { before: report, after });
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
  });
});
