import { profileAgency } from "@gongkai/agencies";
import { checkSource, renderJson } from "@gongkai/check";
import { FAULT_IDS, generateReport } from "@gongkai/corpus";
import { applyMigrations, type Database, openMemoryDatabase } from "@gongkai/db";
import { openDocument } from "@gongkai/documents";
import { createPostgresEngine, createSearch, type Search } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServerOptions } from "../src/index.ts";
import type { IntakeLimits } from "../src/intake/intake-limits.ts";
import { rawQuery, sendRaw } from "./support/raw-request.ts";
import { recordStatements } from "./support/record-statements.ts";
import { sendRequest } from "./support/send-request.ts";
import { docx, pdf } from "./support/small-files.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";
import { until } from "./support/until.ts";

let database: Database;
let search: Search;
let server: TestServer;
let statements: ReturnType<typeof recordStatements>;

async function startServer(
  intake: Partial<IntakeLimits> = {},
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  // Threads start slowly on a machine with other work.
  return startTestServer({
    database,
    search,
    intake,
    limits: { operationTime: 120_000, requestTime: 60_000 },
    ...options,
  });
}

beforeAll(async () => {
  database = await openMemoryDatabase();
  statements = recordStatements(database);
  await applyMigrations(database);
  const { pool } = database;
  search = createSearch({ engine: createPostgresEngine({ pool }), pool });
  await search.prepare();
  server = await startServer({ documentMilliseconds: 60_000 });
  statements.take();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** Where larger documents go. */
const FILES = { path: "/graphql/files" };

const CHECK = `query ($document: DocumentToCheck!) {
  checkReport(document: $document) {
    name sha256 mediaType status parserVersion rulesVersion
    counts { errors warnings information verdicts { verdict count } }
    diagnostics { code }
    reports {
      agencyName agencyPlace year edition title outcome { zh en }
      findings {
        rule kind severity verdict formula left right difference ruleVersion assumedZero message { zh en }
        places { of cell claim span { start end } }
        ruleDescription { code }
      }
      diagnoses { cell blame message { zh en } findings { rule } hypotheses { kind } }
      diagnostics { code message }
      sections { section heading text }
      claims { kind value cells { address } findings { rule } }
      requests { received { total } rows { id cells { address state value } } }
      provenance { origin sourceSha256 }
    }
  }
}`;

async function check(
  document: Readonly<Record<string, unknown>>,
  { path = "/graphql", url = server.url } = {},
) {
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: CHECK, variables: { document } }),
  });
  // The endpoint answers every request with a GraphQL response.
  // biome-ignore lint/suspicious/noExplicitAny: the expectations of the tests say what it holds.
  return (await response.json()) as any;
}

function file(bytes: Uint8Array, name = "report") {
  return { file: { name, base64: Buffer.from(bytes).toString("base64") } };
}

/** What `gongkai check --format json` prints of a document. */
async function printed(bytes: Uint8Array, name: string) {
  const source = await openDocument(name, bytes);
  const result = checkSource(source, { agencyOf: (report) => profileAgency(report, source) });
  return JSON.parse(renderJson(result));
}

function upper(text: string): string {
  return text.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
}

/** Compares an answer with what the command prints of the same bytes. */
async function expectSame(bytes: Uint8Array, name: string) {
  const { data, errors } = await check(file(bytes, name), bytes.length > 60_000 ? FILES : {});
  expect(errors).toBeUndefined();
  const { checkReport: answer } = data;
  const command = await printed(bytes, name);
  expect(answer).toMatchObject({ name, sha256: command.source.sha256, mediaType: command.source.mediaType });
  expect(answer.counts.errors).toBe(command.counts.failures.error);
  expect(answer.reports).toHaveLength(command.reports.length);
  for (const [index, report] of command.reports.entries()) {
    const read = answer.reports[index];
    expect([read.agencyName, read.year]).toEqual([report.agency?.name ?? null, report.year]);
    expect(read.findings).toHaveLength(report.findings.length);
    for (const [at, finding] of report.findings.entries()) {
      const { rule, formula, left, right, difference, message, assumedZero } = finding;
      const places = finding.places.map(({ of, cell, claim, span }: Record<string, unknown>) => ({
        of,
        cell,
        claim,
        span,
      }));
      const verdict = upper(finding.verdict);
      expect(read.findings[at]).toMatchObject({
        rule,
        verdict,
        formula,
        left,
        right,
        difference,
        message,
        assumedZero,
        places,
      });
    }
    expect(read.diagnoses.map((each: { cell: string }) => each.cell)).toEqual(
      report.diagnoses.map((each: { cell: string }) => each.cell),
    );
    expect(read.diagnostics).toEqual(
      report.diagnostics.map(({ code, message }: Record<string, unknown>) => ({ code, message })),
    );
  }
  return answer;
}

describe("checking a report without storing it", () => {
  test("says what gongkai check says, of reports with planted faults, and runs no statement", async () => {
    for (const [at, fault] of FAULT_IDS.filter((_, index) => index % 6 === 0).entries()) {
      const { text } = generateReport({ seed: at + 1, faults: [fault] });
      await expectSame(Buffer.from(text), `${fault}.txt`);
    }
    expect(statements.take()).toEqual([]);
  });

  test("reads HTML, Word and PDF", async () => {
    const html = generateReport({ seed: 2, layout: "H", faults: ["breaks-balance"] });
    expect((await expectSame(Buffer.from(html.text), "page.html")).mediaType).toBe("text/html");
    const { text } = generateReport({ seed: 3, layout: "A" });
    const word = await expectSame(docx(text), "report.docx");
    expect(word.reports).toHaveLength(1);
    const { truth } = generateReport({ seed: 3, layout: "A" });
    expect(word.reports[0].requests.received.total).toBe(truth.values.get("requests/received/total"));
    const lines = text.split("\n").slice(0, 50);
    await expectSame(pdf(lines), "report.pdf");
    expect(statements.take()).toEqual([]);
  });

  test("takes text and HTML as they are, and exactly one of them", async () => {
    const { text } = generateReport({ seed: 5 });
    const { data } = await check({ text });
    expect(data.checkReport.reports).toHaveLength(1);
    expect(data.checkReport.reports[0].provenance.sourceSha256).toBe(data.checkReport.sha256);
    for (const wrong of [{}, { text, html: text }, { text: null }]) {
      const { errors } = await check(wrong);
      expect(errors[0].extensions.code).toBe("BAD_USER_INPUT");
    }
    const { errors } = await check({ file: { base64: "no base64 at all!" } });
    expect(errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  test("answers at the address for files no more documents of clients than at the other", async () => {
    const documents = { texts: new Map<string, string>(), isExclusive: true };
    const trusting = await startTestServer({ database, search, documents });
    const { errors } = await check({ text: "x" }, { ...FILES, url: trusting.url });
    expect(errors[0].extensions.code).toBe("PERSISTED_DOCUMENT_REQUIRED");
    await trusting.close();
  });

  test("says that a document without a report has none, and what cannot be read", async () => {
    const { data } = await check({ text: "关于召开会议的通知" });
    expect(data.checkReport).toMatchObject({ status: "UNREADABLE", reports: [] });
    const { errors } = await check(file(Buffer.from("%PDF-1.7")));
    expect(errors[0].extensions.code).toBe("UNSUPPORTED_DOCUMENT");
  });
});

describe("a hostile document", () => {
  test("that expands without end is refused by name", async () => {
    const bomb = docx(`政府信息公开工作年度报告${"0".repeat(80_000_000)}`);
    const { errors } = await check(file(bomb), FILES);
    expect(["DOCUMENT_TOO_LARGE", "UNSUPPORTED_DOCUMENT"]).toContain(errors[0].extensions.code);
  });

  test("that takes too long ends its own thread, while others are answered", async () => {
    const hasty = await startServer({ documentMilliseconds: 1 });
    const slow = `政府信息公开工作年度报告 ${"<table><tr><td>一".repeat(30_000)}`;
    let isDone = false;
    const answer = check({ html: slow }, { path: "/graphql/files", url: hasty.url }).finally(() => {
      isDone = true;
    });
    let answered = 0;
    while (!isDone) {
      expect((await hasty.ask("{ __typename }")).status).toBe(200);
      answered += 1;
    }
    expect((await answer).errors[0].extensions.code).toBe("DOCUMENT_TOO_SLOW");
    expect(answered).toBeGreaterThan(0);
    await hasty.close();
  });

  test("that is too large is refused before it is read, at either address", async () => {
    const { errors } = await check({ text: "9".repeat(200_000) });
    expect(errors[0].extensions.code).toBe("PAYLOAD_TOO_LARGE");
    const { errors: ofFile } = await check({ text: "9".repeat(4_500_000) }, FILES);
    expect(ofFile[0].extensions.code).toBe("DOCUMENT_TOO_LARGE");
    const query = `{ __typename } #${" ".repeat(200_000)}`;
    const response = await fetch(`${server.url}/graphql/files`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(400);
  });

  test("waits for others of its client: more than can be checked are told to come again, other clients are not", async () => {
    const proxied = await startServer({ documentMilliseconds: 60_000 }, { trustedProxies: 1 });
    const { text } = generateReport({ seed: 7 });
    const checks = ["a", "b", "c"].map((alias) => `${alias}: checkReport(document: $document) { status }`);
    const query = `query ($document: DocumentToCheck!) { ${checks.join(" ")} }`;
    const ask = (from: string, asked: string) =>
      proxied.ask(asked, { document: { text } }, { "x-forwarded-for": from });
    const many = Array.from({ length: 4 }, () => ask("203.0.113.1", query));
    const other = await ask("203.0.113.2", CHECK);
    expect([other.errors, other.data?.checkReport.status]).toEqual([undefined, "PASSED"]);
    const codes = (await Promise.all(many)).flatMap(({ errors = [] }) =>
      errors.map(({ extensions }) => extensions.code),
    );
    expect(new Set(codes)).toEqual(new Set(["OVERLOADED"]));
    expect(statements.take()).toEqual([]);
    await proxied.close();
  });

  test("that never arrives keeps the places of its own client alone", async () => {
    const proxied = await startServer({ arriving: 2 }, { trustedProxies: 1 });
    const begun = rawQuery("{ __typename }", ["X-Forwarded-For: 203.0.113.1"]);
    const socket = await sendRaw(proxied.url, begun.replace("/graphql", "/graphql/files").slice(0, -5));
    const statusFor = async (address: string) => {
      const path = "/graphql/files";
      const headers = { "content-type": "application/json", "x-forwarded-for": address };
      return (await sendRequest(proxied.url, { path, headers, body: '{"query":"{ __typename }"}' })).status;
    };
    await until(async () => (await statusFor("203.0.113.1")) === 503);
    expect(await statusFor("203.0.113.2")).toBe(200);
    socket.destroy();
    await proxied.close();
  });
});
