import { openMemoryDatabase } from "@gongkai/db";
import { bareAgency } from "@gongkai/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEditors } from "../src/editors.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const TOKEN = "0123456789abcdef0123";
const EDITOR = { authorization: `Bearer ${TOKEN}` };
const OTHER = {
  ...bareAgency("某县教育局"),
  level: "county",
  kind: "education",
  regionCode: "150221",
} as const;

let server: TestServer;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await openMemoryDatabase();
  const search = await storeSample(database, 2, undefined, {
    match: "uncertain",
    candidates: [{ agency: OTHER, parents: [], because: "the footer names 某县" }],
  });
  server = await startTestServer({ database, search, editors: readEditors(`office:${TOKEN}`) });
  close = async () => {
    await server.close();
    await database.close();
  };
});
afterAll(() => close());

const SETTLE = `mutation ($report: ID!, $agency: ID, $candidate: Int, $withdraw: Boolean) {
  settleAgency(report: $report, agency: $agency, candidate: $candidate, withdraw: $withdraw) {
    hasChanged
    report { id agencyMatch agency { id name level kind regionCode parent { name } aliases lineage { name } } }
  }
}`;

async function anyUncertain(): Promise<{ readonly id: string; readonly agencyCandidates: unknown }> {
  const { data } = await server.ask(
    "{ reports(first: 100) { nodes { id agencyMatch agencyCandidates { name kind level regionCode because } } } }",
  );
  return data.reports.nodes.find(({ agencyMatch }: { agencyMatch: string }) => agencyMatch === "UNCERTAIN");
}

describe("settling whose report one is through the API", () => {
  test("takes one of the report's candidates, and takes it back", async () => {
    const { id: report, agencyCandidates } = await anyUncertain();
    expect(agencyCandidates).toEqual([
      {
        name: "某县教育局",
        kind: "EDUCATION",
        level: "COUNTY",
        regionCode: "150221",
        because: "the footer names 某县",
      },
    ]);
    const { data, errors } = await server.ask(SETTLE, { report, candidate: 1 }, EDITOR);
    expect(errors).toBeUndefined();
    expect(data.settleAgency.hasChanged).toBe(true);
    expect(data.settleAgency.report).toMatchObject({
      agencyMatch: "SETTLED",
      agency: { name: "某县教育局", level: "COUNTY", kind: "EDUCATION", regionCode: "150221", parent: null },
    });
    const listed = await server.ask(
      `{ agencies(filter: { levels: [COUNTY], kinds: [EDUCATION], regionCode: "15" }) { nodes { name } } }`,
    );
    expect(listed.data.agencies.nodes).toEqual([{ name: "某县教育局" }]);
    const settled = data.settleAgency.report.id;
    const again = await server.ask(
      SETTLE,
      { report: settled, agency: data.settleAgency.report.agency.id },
      EDITOR,
    );
    expect(again.data.settleAgency).toMatchObject({ hasChanged: false, report: { id: settled } });
    const back = await server.ask(SETTLE, { report: settled, withdraw: true }, EDITOR);
    expect(back.data.settleAgency.report).toMatchObject({
      id: report,
      agencyMatch: "UNCERTAIN",
      agency: null,
    });
  });

  test("is one of at most ten changes in a request", async () => {
    const many = Array.from(
      { length: 11 },
      (_, index) => `m${index}: settleAgency(report: "x") { hasChanged }`,
    );
    const { errors } = await server.ask(`mutation { ${many.join(" ")} }`, {}, EDITOR);
    expect(errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
  });

  test("is refused without a token, without a choice, and for what is not there", async () => {
    const { id: report } = await anyUncertain();
    expect((await server.ask(SETTLE, { report, candidate: 1 })).errors?.[0]?.extensions.code).toBe(
      "UNAUTHENTICATED",
    );
    const wrong = [
      { report },
      { report, candidate: 2 },
      { report, candidate: 1, withdraw: true },
      { report, agency: report },
    ];
    for (const variables of wrong) {
      const { errors } = await server.ask(SETTLE, variables, EDITOR);
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
  });
});
