import { type Database, openMemoryDatabase } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkAnswer } from "../support/checked-answer.ts";
import { sendRequest } from "../support/send-request.ts";
import { startTestServer, storeSample, type TestServer } from "../support/test-server.ts";
import type { Attack } from "./attack.ts";
import { DOCUMENT_ATTACKS } from "./document-attacks.ts";
import { REQUEST_ATTACKS } from "./request-attacks.ts";
import { BAITS, VALUE_ATTACKS } from "./value-attacks.ts";

/** The largest refusal: five errors that repeat a part of what was sent, and the one that says that there are more. */
const LARGEST_REFUSAL = 5_000;

const BYSTANDER = { body: '{"query":"{ __typename }"}' };

describe("under attack", () => {
  let database: Database;
  let server: TestServer;
  const internal: unknown[] = [];
  beforeAll(async () => {
    database = await openMemoryDatabase();
    // A name that would be markup if it were pasted into a page.
    const search = await storeSample(database, 2, (report) => ({
      ...report,
      sections: report.sections.map((section) => ({
        ...section,
        text: `公开 <script>alert(1)</script> ${section.text}`,
      })),
    }));
    const onInternalError = (_: string, error: unknown) => void internal.push(error);
    server = await startTestServer({ database, search, onInternalError });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  /** Sends an attack, and what anybody might ask for as long as it is not answered. */
  async function sendBesideBystanders({ request }: Attack) {
    let isAnswered = false;
    const attack = sendRequest(server.url, request()).finally(() => {
      isAnswered = true;
    });
    const bystanders: string[] = [];
    do bystanders.push((await sendRequest(server.url, BYSTANDER)).body);
    while (!isAnswered);
    return { answer: await attack, bystanders };
  }

  const attacks = [...DOCUMENT_ATTACKS, ...REQUEST_ATTACKS, ...VALUE_ATTACKS];
  test.each(attacks)("$name: $status $codes", async (attack) => {
    const { answer, bystanders } = await sendBesideBystanders(attack);
    const { hasData, codes } = checkAnswer(answer);
    expect(answer.status).toBe(attack.status);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(new Set(codes)).toEqual(new Set(attack.codes));
    expect(codes.length).toBeLessThanOrEqual(6);
    expect(hasData).toBe(attack.codes.length === 0);
    if (!hasData) expect(answer.body.length).toBeLessThan(LARGEST_REFUSAL);
    for (const bystander of bystanders) {
      expect(JSON.parse(bystander).data).toEqual({ __typename: "Query" });
    }
    expect(internal).toEqual([]);
  });

  test.each(BAITS.map((bait) => [bait.slice(0, 30), bait]))(
    "%j finds only what is named so",
    async (_, bait) => {
      const { data } = await server.ask(
        "query ($text: String) { agencies(filter: { nameContains: $text }) { totalCount { value } nodes { name } } }",
        { text: bait },
      );
      expect(data.agencies.nodes).toEqual([]);
      expect(data.agencies.totalCount.value).toBe(0);
    },
  );

  test("a script in a text is told as text, with offsets of what was found in it", async () => {
    const { data } = await server.ask(
      '{ search(query: "alert") { nodes { snippet { text marks { start end } } section { text } } } }',
    );
    expect(data.search.nodes.length).toBeGreaterThan(0);
    for (const { snippet, section } of data.search.nodes) {
      expect(section.text).toContain("<script>alert(1)</script>");
      expect(snippet.text).not.toMatch(/<(em|mark|b)>/);
      for (const { start, end } of snippet.marks) expect(snippet.text.slice(start, end)).toBe("alert");
    }
  });
});
