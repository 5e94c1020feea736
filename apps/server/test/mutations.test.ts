import { generateReport } from "@gongkai/corpus";
import { type Database, openMemoryDatabase, verifyStore } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEditors } from "../src/editors.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const TOKENS = { all: "0123456789abcdef-all", judge: "0123456789abcdef-judge" };
const EDITORS = `chief:${TOKENS.all}:judge+settle+ingest+retract+audit,clerk:${TOKENS.judge}:judge`;
const CHIEF = { authorization: `Bearer ${TOKENS.all}` };
const CLERK = { authorization: `Bearer ${TOKENS.judge}` };

let database: Database;
let server: TestServer;

beforeAll(async () => {
  database = await openMemoryDatabase();
  const search = await storeSample(database, 1);
  server = await startTestServer({
    database,
    search,
    editors: readEditors(EDITORS),
    // Threads start slowly on a machine with other work.
    limits: { operationTime: 120_000 },
    intake: { documentMilliseconds: 60_000, ingestMilliseconds: 120_000 },
  });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const REPORTS =
  "{ reports(first: 100) { totalCount { value } nodes { id year } } about { counts { reports } } }";
const RETRACT = `mutation ($report: ID!, $reason: String!) {
  retractReport(report: $report, reason: $reason) { hasChanged retraction { reportId year reason author agency { name } } }
}`;
const RESTORE = "mutation ($report: ID!) { restoreReport(report: $report) { hasChanged report { id } } }";
const INGEST = `mutation ($document: DocumentToIngest!, $origin: String) {
  ingestDocument(document: $document, origin: $origin) {
    origin hasChanged documents { origin outcome code detail } reports { id year source { name } provenance { url origin } }
  }
}`;
const AUDIT = `query ($first: Int) {
  auditTrail(first: $first) { totalCount { value } nodes { author action target before after reason requestId } }
}`;

async function listed() {
  const { data } = await server.ask(REPORTS);
  return data.reports.nodes as readonly { readonly id: string; readonly year: number }[];
}

async function trail(first = 100) {
  const { data } = await server.ask(AUDIT, { first }, CHIEF);
  return data.auditTrail;
}

async function brokenInvariants() {
  const { invariants } = await verifyStore(database);
  return invariants.filter(({ name, holds }) => name !== "figures-as-read" && holds === false);
}

describe("scopes", () => {
  test("let editors do what they name, and nothing else", async () => {
    const [{ id: report } = { id: "" }] = await listed();
    const calls: readonly (readonly [string, Record<string, unknown>, string])[] = [
      [RETRACT, { report, reason: "no" }, "retract"],
      [RESTORE, { report }, "retract"],
      [INGEST, { document: { text: "x" } }, "ingest"],
      [AUDIT, {}, "audit"],
      [`mutation { settleAgency(report: "x") { hasChanged } }`, {}, "settle"],
    ];
    for (const [query, variables, scope] of calls) {
      const { errors } = await server.ask(query, variables, CLERK);
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(`no scope ${scope}`),
        extensions: { code: "FORBIDDEN" },
      });
      const { errors: ofNobody } = await server.ask(query, variables);
      expect(ofNobody?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    }
    expect((await trail()).totalCount.value).toBe(0);
  });
});

describe("retracting a report", () => {
  test("takes it out of lists, figures, search, downloads and ids, until it is restored", async () => {
    const before = await listed();
    const [{ id: report, year } = { id: "", year: 0 }] = before;
    const { data } = await server.ask(RETRACT, { report, reason: "withdrawn by the agency" }, CHIEF);
    expect(data.retractReport).toMatchObject({
      hasChanged: true,
      retraction: { reportId: report, year, reason: "withdrawn by the agency", author: "chief" },
    });
    expect(await listed()).toHaveLength(before.length - 1);
    const gone = await server.ask(
      `query ($id: ID!) {
        report(id: $id) { id } node(id: $id) { id } about { counts { reports } }
        reportStats(filter: { synthetic: true }, groupBy: [], measures: [{ name: "n", cells: ["requests/received/total"] }]) { groups { reports } }
        search(query: "") { nodes { report { id } } }
        retractions { totalCount { value } nodes { reportId retractedAt } }
      }`,
      { id: report },
    );
    expect(gone.errors).toBeUndefined();
    expect(gone.data).toMatchObject({
      report: null,
      node: null,
      about: { counts: { reports: before.length - 1 } },
      reportStats: { groups: [{ reports: before.length - 1 }] },
      retractions: { totalCount: { value: 1 }, nodes: [{ reportId: report }] },
    });
    const found = gone.data.search.nodes.map((hit: { report: { id: string } }) => hit.report.id);
    expect(found).not.toContain(report);
    const csv = await (await fetch(`${server.url}/v1/reports.csv`)).text();
    expect(csv.trim().split("\n")).toHaveLength(before.length);
    expect((await fetch(`${server.url}/reports/${report}/source`)).status).toBe(404);
    expect(await brokenInvariants()).toEqual([]);

    const again = await server.ask(RETRACT, { report, reason: "for another reason" }, CHIEF);
    expect(again.data.retractReport).toMatchObject({
      hasChanged: false,
      retraction: { reason: "withdrawn by the agency" },
    });
    const restored = await server.ask(RESTORE, { report }, CHIEF);
    expect(restored.data.restoreReport).toEqual({ hasChanged: true, report: { id: report } });
    expect((await server.ask(RESTORE, { report }, CHIEF)).data.restoreReport.hasChanged).toBe(false);
    expect(await listed()).toEqual(before);
  });

  test("leaves an entry for each change, with its request, and none for what changed nothing", async () => {
    const { totalCount, nodes } = await trail();
    expect(totalCount.value).toBe(2);
    expect(nodes).toMatchObject([
      {
        author: "chief",
        action: "RESTORE_REPORT",
        before: expect.stringContaining("withdrawn by the agency"),
        after: null,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      { author: "chief", action: "RETRACT_REPORT", before: null, reason: "withdrawn by the agency" },
    ]);
  });

  test("needs a reason, and a report", async () => {
    const [{ id: report } = { id: "" }] = await listed();
    for (const wrong of [
      { report, reason: "  " },
      { report: "x", reason: "no" },
      { report, reason: "x".repeat(4001) },
    ]) {
      const { errors } = await server.ask(RETRACT, wrong, CHIEF);
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
  });
});

describe("ingesting a document", () => {
  const { text } = generateReport({ seed: 3 });
  const variables = { document: { text }, origin: "https://example.org/report.html" };

  test("stores it with its source and place, and a second time changes nothing", async () => {
    const first = await server.ask(INGEST, variables, CHIEF);
    expect(first.errors).toBeUndefined();
    expect(first.data.ingestDocument).toMatchObject({
      hasChanged: true,
      documents: [{ outcome: "STORED", code: null, detail: null }],
      reports: [{ provenance: { url: "https://example.org/report.html" } }],
    });
    const { totalCount, nodes } = await trail(1);
    expect(nodes[0]).toMatchObject({ action: "INGEST_DOCUMENT", target: first.data.ingestDocument.origin });
    const second = await server.ask(INGEST, variables, CHIEF);
    expect(second.data.ingestDocument).toEqual({
      ...first.data.ingestDocument,
      hasChanged: false,
      documents: [],
    });
    expect((await trail(1)).totalCount).toEqual(totalCount);
    expect(await brokenInvariants()).toEqual([]);
  });

  test("does not bring back what was retracted", async () => {
    const { data } = await server.ask(INGEST, variables, CHIEF);
    const [{ id: report }] = data.ingestDocument.reports;
    await server.ask(RETRACT, { report, reason: "not a report" }, CHIEF);
    const elsewhere = { document: { text }, origin: "a mirror" };
    const again = await server.ask(INGEST, elsewhere, CHIEF);
    expect(again.data.ingestDocument).toMatchObject({ documents: [{ outcome: "UNCHANGED" }], reports: [] });
    expect((await listed()).map(({ id }) => id)).not.toContain(report);
  });

  test("says why nothing is stored of what is no report, cannot be read or may not be fetched", async () => {
    const outcomes = [
      [
        { text: "关于召开会议的通知" },
        { outcome: "NO_REPORT", detail: expect.stringContaining("no report") },
      ],
      [
        { file: { name: "scan.pdf", base64: Buffer.from("%PDF-1.7").toString("base64") } },
        { outcome: "QUARANTINED", code: "UNSUPPORTED_DOCUMENT", detail: expect.stringContaining("scan.pdf") },
      ],
      [{ url: "http://127.0.0.1:9/report.html" }, { outcome: "FAILED", code: "ADDRESS_REFUSED" }],
    ] as const;
    for (const [document, expected] of outcomes) {
      const { data, errors } = await server.ask(INGEST, { document }, CHIEF);
      expect(errors).toBeUndefined();
      expect(data.ingestDocument.documents).toMatchObject([expected]);
    }
    expect(await brokenInvariants()).toEqual([]);
  });
});
