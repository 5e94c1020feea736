import { createHash } from "node:crypto";
import {
  applyMigrations,
  createSearchOutbox,
  type Database,
  type ReportToStore,
  reportsByIds,
  sectionsOfVersions,
  storeReport,
} from "@gongkai/db";
import { bareResolution, describeDatabases } from "@gongkai/db/testing";
import type { Section } from "@gongkai/schema";
import { beforeEach, expect, it } from "vitest";
import { createPostgresEngine, createSearch, drainOutbox, type SearchEngine } from "../src/index.ts";

const NOWHERE = { start: 0, end: 0 };

/** A report of one agency and year whose sections, all headed the same, have these texts. */
function reportOf(...texts: readonly string[]): ReportToStore {
  const text = texts.join("\n");
  const sha256 = createHash("sha256").update(text).digest("hex");
  const sections = texts.map(
    (each): Section => ({
      id: "overview",
      heading: "一、总体情况",
      headingSpan: NOWHERE,
      span: NOWHERE,
      text: each,
      paragraphs: [],
    }),
  );
  return {
    source: { name: "report.txt", mediaType: "text/plain", text, sha256 },
    origin: "report.txt",
    report: {
      source: { name: "report.txt", sha256 },
      title: null,
      agency: { name: "清河县司法局", place: null, evidence: [] },
      year: 2022,
      edition: "2021",
      period: null,
      signedOn: null,
      publishedOn: null,
      documentNumber: null,
      contact: null,
      claims: [],
      tables: { proactiveDisclosure: null, requests: null, remedies: null },
      sections,
    },
    agency: bareResolution({ name: "清河县司法局", place: null }),
    diagnostics: [],
    findings: [],
    parserVersion: "1.0.0",
    rulesVersion: "1",
    synthetic: false,
  };
}

describeDatabases("searching what is stored", ({ open }) => {
  let database: Database;
  let engine: SearchEngine;
  beforeEach(async () => {
    database = await open();
    await applyMigrations(database);
    engine = createPostgresEngine({ pool: database.pool });
    await engine.prepare();
    return () => database.close();
  });

  const find = async (text: string) =>
    (await createSearch({ engine, pool: database.pool }).search({ text, first: 10 })).hits;
  const endLeases = () =>
    database.pool.query("update search_outbox set leased_until = now() - interval '1 second'");

  it("ends with the newest version when a worker puts an older one after everybody else is done", async () => {
    const outbox = createSearchOutbox(database);
    await storeReport(database, reportOf("第三版。"));
    const late = await outbox.claim(10);
    await endLeases();
    await drainOutbox(outbox, engine);
    await storeReport(database, reportOf("第四版独有。"));
    await drainOutbox(outbox, engine);

    await engine.put(late.put);
    await late.complete([]);
    expect(await outbox.waiting()).toBe(0);
    expect(await find("第四版独有")).toHaveLength(1);
    expect(await find("第三版")).toEqual([]);
  });

  it("ends with the newest version when two workers hold rows of one report and the older row comes last", async () => {
    const outbox = createSearchOutbox(database);
    await storeReport(database, reportOf("第三版。"));
    const older = await outbox.claim(10);
    await storeReport(database, reportOf("第四版独有。"));
    await drainOutbox(outbox, engine);
    await engine.put(older.put);
    await older.complete([]);
    expect(await find("第四版独有")).toHaveLength(1);
    expect(await outbox.waiting()).toBe(0);
  });

  it("does not bring a report back whose source has moved to another one", async () => {
    const outbox = createSearchOutbox(database);
    const input = reportOf("初读。");
    const unknown = await storeReport(database, {
      ...input,
      report: { ...input.report, agency: null },
      agency: bareResolution(null),
    });
    const late = await outbox.claim(10);
    await endLeases();
    await storeReport(database, { ...input, parserVersion: "2.0.0" });
    await drainOutbox(outbox, engine);
    await engine.put(late.put);
    const found = (await find("初读")).map((hit) => hit.reportId);
    expect(found).toHaveLength(1);
    expect(found).not.toContain(unknown.reportId);
  });

  it("leads from a hit to the very section it was cut from, also where a report prints a section twice", async () => {
    const { reportId } = await storeReport(database, reportOf("第一份的总体情况。", "第二份提到独角兽。"));
    await drainOutbox(createSearchOutbox(database), engine);
    const [hit, ...others] = await find("独角兽");
    expect(others).toEqual([]);
    const [report] = await reportsByIds(database, [reportId]);
    expect(hit).toMatchObject({ reportId, versionId: report?.versionId, position: 1, section: "overview" });
    const versionId = hit?.versionId ?? 0;
    const sections = (await sectionsOfVersions(database, [versionId])).get(versionId);
    const text = sections?.[hit?.position ?? 0]?.text;
    expect(text?.slice(hit?.snippet.start, hit?.snippet.end)).toBe(hit?.snippet.text);
    expect(hit?.snippet.text).toContain("独角兽");
  });
});
