/**
 * What finding reused text costs and finds, at so many sections, all long enough for a fingerprint.
 *
 *     npm run bench
 *     node ../../scripts/bench.mjs bench/similarity.ts [SECTIONS] [embedded|server]
 *
 * Insert: a report's sections alone and with their fingerprints, taking turns, into the full tables. Look-up: against
 * comparing with every section, and against a scan of the fingerprints that stops at no band. Recall: of the copies that
 * share 90 % or more of their text, how many lead to what they copy; and of everything that comparing with every section
 * finds, how much the look-up finds.
 */
import { compareWith, similarityOf } from "@gongkai/text";
import { sql } from "drizzle-orm";
import {
  applyMigrations,
  type Database,
  openDatabase,
  openMemoryDatabase,
  type SimilarSections,
  similarSections,
} from "../src/index.ts";
import { sections } from "../src/schema/sections.ts";
import type { Transaction } from "../src/store/drizzle-connection.ts";
import { insertRows } from "../src/store/insert-rows.ts";
import { insertFingerprints } from "../src/store/section-fingerprints.ts";
import { startPostgres } from "../src/testing/index.ts";
import { isForm, madeUpSection, originalOf, SECTIONS_OF_A_REPORT } from "./made-up-sections.ts";

const [count = 60_000, kind = "embedded"] = [Number(process.argv[2] ?? 60_000), process.argv[3]];
const REPORTS_AT_ONCE = 100;
const TIMED_REPORTS = 400;
const LOOK_UPS = 1000;
/** How many look-ups are held against comparing with everything; each takes about a second at 60,000. */
const COMPARED_WITH_ALL = Math.min(40, Math.max(2, Math.round(2_400_000 / count)));
const NEAR = 0.9;

const reportCount = Math.floor(count / SECTIONS_OF_A_REPORT);
const sectionCount = reportCount * SECTIONS_OF_A_REPORT;

function sectionRows(report: number): (typeof sections.$inferInsert)[] {
  return Array.from({ length: SECTIONS_OF_A_REPORT }, (_, position) => ({
    versionId: report + 1,
    position,
    section: "overview" as const,
    heading: "一、",
    headingSpan: { start: 0, end: 2 },
    span: { start: 2, end: 3 },
    text: madeUpSection(report * SECTIONS_OF_A_REPORT + position),
    paragraphs: [{ start: 2, end: 3 }],
  }));
}

const keyOf = (section: number) => ({
  versionId: Math.floor(section / SECTIONS_OF_A_REPORT) + 1,
  position: section % SECTIONS_OF_A_REPORT,
});

/** Reports for eight years of each agency, without anything in them. */
async function insertReports({ pool }: Database): Promise<void> {
  const last = reportCount - 1;
  await pool.query(`
    insert into agencies (id, name, synthetic) select 'a' || n, '第' || n || '局', true
    from generate_series(0, ${Math.floor(last / 8)}) n`);
  await pool.query("insert into source_texts (sha256, text) values ('t', '')");
  await pool.query(`
    insert into sources (sha256, name, media_type) select 's' || n, '', 'text/plain' from generate_series(0, ${last}) n`);
  await pool.query(`
    insert into reports (id, agency_id, year, synthetic)
    select 'r' || n, 'a' || n / 8, 2015 + n % 8, true from generate_series(0, ${last}) n`);
  await pool.query(`
    insert into report_versions (id, report_id, source_sha256, text_sha256, parser_version, origin, rules_version,
      agency_match, diagnostics, digest, is_current)
    overriding system value
    select n + 1, 'r' || n, 's' || n, 't', '', '', '', 'named', '[]', '', true from generate_series(0, ${last}) n`);
}

async function fill({ drizzle }: Database, until: number): Promise<void> {
  for (let report = 0; report < until; report += REPORTS_AT_ONCE) {
    const size = Math.min(REPORTS_AT_ONCE, until - report);
    const rows = Array.from({ length: size }, (_, at) => sectionRows(report + at)).flat();
    await drizzle.transaction(async (transaction) => {
      await insertRows(transaction, sections, rows);
      await insertFingerprints(transaction, rows);
    });
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Number((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(2));
}

/** The last reports, one transaction each, every other one without fingerprints, which it gets afterwards. */
async function timeInserts({ drizzle }: Database, from: number): Promise<Record<string, number>> {
  const [alone, together]: [number[], number[]] = [[], []];
  for (let report = from; report < reportCount; report++) {
    const rows = sectionRows(report);
    const store = (work: (transaction: Transaction) => Promise<void>) => () =>
      drizzle.transaction(async (transaction) => {
        await insertRows(transaction, sections, rows);
        await work(transaction);
      });
    if (report % 2 === 0) {
      together.push(await milliseconds(store((transaction) => insertFingerprints(transaction, rows))));
    } else {
      alone.push(await milliseconds(store(async () => undefined)));
      await drizzle.transaction((transaction) => insertFingerprints(transaction, rows));
    }
  }
  const [without, with_] = [percentile(alone, 0.5), percentile(together, 0.5)];
  return {
    "sections alone, ms a report": without,
    "with fingerprints, ms a report": with_,
    "times as long": Number((with_ / without).toFixed(2)),
  };
}

interface LookUps {
  readonly times: number[];
  readonly found: Map<number, SimilarSections>;
}

async function lookUp(database: Database, asked: readonly number[]): Promise<LookUps> {
  const [times, found]: [number[], LookUps["found"]] = [[], new Map()];
  for (const section of asked) {
    times.push(
      await milliseconds(async () => {
        found.set(section, await similarSections(database, keyOf(section), { limit: 1000 }));
      }),
    );
  }
  return { times, found };
}

function showTimes(name: string, times: readonly number[]): Record<string, string | number> {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  return { "look-up": name, asked: times.length, "p50 ms": p50, "p95 ms": p95 };
}

/** A sample of the sections that a condition leaves, spread over all of them. */
function sample(size: number, holds: (section: number) => boolean): readonly number[] {
  const picked: number[] = [];
  const step = 7919;
  for (let tried = 0, at = 11; picked.length < size && tried < sectionCount; tried++) {
    at = (at + step) % sectionCount;
    if (holds(at)) picked.push(at);
  }
  return picked;
}

function isCopy(section: number): boolean {
  const original = originalOf(section);
  if (original === null) return false;
  return similarityOf(madeUpSection(section), madeUpSection(original)).ofFirst >= NEAR;
}

function isFoundIn(found: SimilarSections | undefined, section: number): boolean {
  const { versionId, position } = keyOf(section);
  return found?.sections.some((each) => each.versionId === versionId && each.position === position) ?? false;
}

/** Compares each asked section with every other one; gives those at least as near, and how long each one took. */
function compareWithAll(asked: readonly number[]) {
  const comparisons = asked.map((section) => compareWith(madeUpSection(section)));
  const near = asked.map((): number[] => []);
  let spent = 0;
  for (let other = 0; other < sectionCount; other++) {
    const text = madeUpSection(other);
    const startedAt = performance.now();
    comparisons.forEach((compare, at) => {
      const isSameReport = keyOf(asked[at] ?? 0).versionId === keyOf(other).versionId;
      if (!isSameReport && compare(text).ofFirst >= NEAR) near[at]?.push(other);
    });
    spent += performance.now() - startedAt;
  }
  return { near, each: spent / asked.length };
}

async function scanFingerprints({ drizzle }: Database, section: number): Promise<unknown> {
  const { versionId, position } = keyOf(section);
  return drizzle.execute(sql`
    select version_id, position from section_fingerprints
    where bands && (
      select bands from section_fingerprints where version_id = ${versionId} and position = ${position}
    )`);
}

async function measure(database: Database): Promise<void> {
  await applyMigrations(database);
  await insertReports(database);
  const timed = Math.min(TIMED_REPORTS, Math.floor(reportCount / 2));
  const filling = await milliseconds(() => fill(database, reportCount - timed));
  const { rows } = await database.pool.query(`
    select pg_total_relation_size('sections') as sections,
      pg_total_relation_size('section_fingerprints') + pg_total_relation_size('section_bands') as fingerprints`);
  console.log(`${sectionCount} sections (${database.kind}), filled in ${Math.round(filling / 1000)} s`);
  console.table([
    {
      "bytes a section": Math.round(rows[0].sections / sectionCount),
      "bytes its fingerprint": Math.round(rows[0].fingerprints / sectionCount),
      ...(await timeInserts(database, reportCount - timed)),
    },
  ]);
  if (kind === "server") await database.pool.query("vacuum analyze");

  const unlike = (section: number) => originalOf(section) === null && !isForm(section);
  const copies = sample(LOOK_UPS, isCopy);
  await lookUp(database, sample(50, unlike));
  const plain = await lookUp(database, sample(LOOK_UPS, unlike));
  const copied = await lookUp(database, copies);
  const forms = await lookUp(database, sample(100, isForm));
  const scans: number[] = [];
  for (const section of copies.slice(0, 20)) {
    scans.push(await milliseconds(() => scanFingerprints(database, section)));
  }
  const withAll = copies.slice(0, COMPARED_WITH_ALL);
  const { near, each } = compareWithAll(withAll);
  console.table([
    showTimes("of a section like no other", plain.times),
    showTimes("of a copy", copied.times),
    showTimes("of a form that everybody fills in", forms.times),
    showTimes("baseline: scan of all fingerprints", scans),
    showTimes("baseline: comparing with every section", [each]),
  ]);

  const led = copies.filter((section) => isFoundIn(copied.found.get(section), originalOf(section) ?? -1));
  const all = near.flatMap((others, at) => others.map((other) => [withAll[at] ?? -1, other] as const));
  const met = all.filter(([section, other]) => isFoundIn(copied.found.get(section), other));
  const bounded = [...forms.found.values()].filter(({ isComplete }) => !isComplete);
  console.table([
    { of: "copies that share 90 % or more, led to the original", all: copies.length, found: led.length },
    { of: "what comparing with every section finds", all: all.length, found: met.length },
    { of: "forms, said to be incomplete", all: forms.found.size, found: bounded.length },
    { of: "others, said to be incomplete", all: plain.found.size, found: incomplete(plain) },
  ]);
}

function incomplete({ found }: LookUps): number {
  return [...found.values()].filter(({ isComplete }) => !isComplete).length;
}

if (kind === "server") {
  const server = await startPostgres();
  const database = await openDatabase({ url: await server.createDatabase(), role: "command" });
  await measure(database);
  await database.close();
  await server.stop();
} else {
  const database = await openMemoryDatabase();
  await measure(database);
  await database.close();
}
