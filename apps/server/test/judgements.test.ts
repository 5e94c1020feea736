import { openMemoryDatabase } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEditors } from "../src/editors.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const TOKEN = "0123456789abcdef0123";
const FINDING = `id rule judgement { judgement note author judgedAt }`;
const FINDINGS = `{ reports(first: 1) { nodes { id findings { ${FINDING} } } } }`;
const JUDGE = `mutation ($finding: ID!, $judgement: JudgementId!, $note: String) {
  judgeFinding(finding: $finding, judgement: $judgement, note: $note) { hasChanged finding { ${FINDING} } }
}`;

let server: TestServer;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await openMemoryDatabase();
  const search = await storeSample(database, 1);
  const editors = readEditors(`office:${TOKEN}, 张三 : another-token-of-length`);
  server = await startTestServer({ database, search, editors });
  close = async () => {
    await server.close();
    await database.close();
  };
});
afterAll(() => close());

async function findingIds(): Promise<readonly string[]> {
  const { data } = await server.ask(FINDINGS);
  return data.reports.nodes[0].findings.map(({ id }: { id: string }) => id);
}

function judge(variables: Readonly<Record<string, unknown>>, token: string | null = TOKEN) {
  const headers = token === null ? undefined : { authorization: `Bearer ${token}` };
  return server.ask(JUDGE, variables, headers);
}

describe("judging a finding through the API", () => {
  test("is shown beside the finding, with who said it, and by the finding's own id", async () => {
    const [finding = ""] = await findingIds();
    const { data, status } = await judge({ finding, judgement: "DISMISSED", note: "已核实" });
    expect(status).toBe(200);
    const judgement = { judgement: "DISMISSED", note: "已核实", author: "office" };
    expect(data.judgeFinding).toMatchObject({ hasChanged: true, finding: { id: finding, judgement } });
    const repeated = await judge({ finding, judgement: "DISMISSED", note: "已核实" });
    expect(repeated.data.judgeFinding.hasChanged).toBe(false);
    const again = await server.ask(`query ($id: ID!) { node(id: $id) { ... on Finding { ${FINDING} } } }`, {
      id: finding,
    });
    expect(again.data.node).toMatchObject({ rule: "requests-balance", judgement });
    await judge({ finding, judgement: "WITHDRAWN" }, "another-token-of-length");
    const { data: after } = await server.ask(FINDINGS);
    expect(after.reports.nodes[0].findings[0].judgement).toBeNull();
  });

  test.each([
    ["without a token", null],
    ["with an unknown token", "0123456789abcdef0124"],
    ["with a token's beginning", TOKEN.slice(0, -1)],
  ])("is refused %s, with what to do", async (_, token) => {
    const [finding = ""] = await findingIds();
    const { errors } = await judge({ finding, judgement: "CONFIRMED" }, token);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining("GONGKAI_EDITORS"),
      extensions: { code: "UNAUTHENTICATED" },
    });
    const { data } = await server.ask(FINDINGS);
    expect(data.reports.nodes[0].findings[0].judgement).toBeNull();
  });

  test("is refused for what is no finding", async () => {
    const { data } = await server.ask(FINDINGS);
    const report = data.reports.nodes[0].id;
    for (const finding of [
      report,
      "",
      "Rmlu",
      Buffer.from("Finding:a:b:0000000000000000").toString("base64url"),
    ]) {
      const { errors } = await judge({ finding, judgement: "CONFIRMED" });
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
  });

  test("needs POST: a link cannot judge", async () => {
    const query = encodeURIComponent(
      'mutation { judgeFinding(finding: "x", judgement: CONFIRMED) { hasChanged } }',
    );
    const response = await fetch(`${server.url}/graphql?query=${query}`, {
      headers: { authorization: `Bearer ${TOKEN}`, "apollo-require-preflight": "1" },
    });
    expect(response.status).toBe(405);
  });
});

describe("the list of editors", () => {
  test("is empty by default", () => {
    expect([undefined, "", " , "].map(readEditors)).toEqual([[], [], []]);
  });

  test.each([`a:${TOKEN},b:${TOKEN}`, `a:${TOKEN},a:${TOKEN}x`])(
    "refuses %s, which has something twice",
    (text) => {
      expect(() => readEditors(text)).toThrow(/twice/);
    },
  );

  test.each([
    "office",
    ":0123456789abcdef",
    "office:short",
    `good:${TOKEN},bad`,
    `office:${TOKEN}:judge+everything`,
    `office:${TOKEN}:judge:settle`,
  ])("refuses %s without repeating it", (text) => {
    expect(() => readEditors(text)).toThrow(/Entry \d of GONGKAI_EDITORS is not name:token/);
    expect(() => readEditors(text)).not.toThrow(new RegExp(TOKEN));
  });
});
