import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { beforeAll, describe, expect, test } from "vitest";
import {
  applyMigrations,
  contentDigest,
  type Database,
  type DrizzleConnection,
  INVARIANTS,
  type InvariantName,
  type ReportToStore,
  recordDocuments,
  type SourceToRead,
  type VerifyOptions,
  verifyStore,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { failedDocument, ingestReports, printedReport, startReading } from "./ledger-samples.ts";

const OLD = printedReport({ origin: "/inbox/old.html", remark: "一稿" });
const REPORTS: readonly ReportToStore[] = [
  { ...OLD, observedAt: new Date("2023-03-01T00:00:00Z") },
  {
    ...printedReport({ origin: "/inbox/new.html", remark: "二稿" }),
    observedAt: new Date("2023-04-01T00:00:00Z"),
  },
  printedReport({ origin: "/inbox/2019.html", year: 2020, edition: "2019" }),
  printedReport({ origin: "/inbox/nameless.html", agency: null }),
];

/** Inputs and documents of every kind: four that hold reports, two that failed, one that is in hand. */
async function fill(database: Database): Promise<void> {
  await ingestReports(database, REPORTS);
  const { worker, inputId } = await startReading(database, "/inbox/bad.zip", { kind: "container" });
  await database.drizzle.transaction((transaction) =>
    recordDocuments(transaction, worker.lease, [failedDocument(inputId, 0), failedDocument(inputId, 1)]),
  );
}

async function breachesOf(
  connection: DrizzleConnection,
  options?: VerifyOptions,
): Promise<Partial<Record<InvariantName, readonly string[]>>> {
  const { invariants } = await verifyStore(connection, options);
  return Object.fromEntries(
    invariants
      .filter(({ holds }) => holds === false)
      .map(({ name, breaches }) => [name, breaches.map(({ of, problem }) => `${of}: ${problem}`)]),
  );
}

/** A search index as its tables are, told of everything that is published. */
const INDEX = `
  create schema search;
  create table search.revisions as
    select report_id, max(id) as revision from search_outbox group by report_id;
  create table search.documents as
    select version.report_id || '-' || position as id, version.report_id, version.id as version_id, position,
      section, heading, text
    from report_versions version join sections on version_id = version.id where is_current;
  delete from search_outbox;`;

const DAMAGES: readonly (readonly [name: InvariantName, what: string, statements: string, breach: RegExp])[] =
  [
    [
      "every-input-accounted",
      "an input in no state",
      "update inputs set state = 'lost'",
      /^input \d+: is lost/,
    ],
    [
      "every-input-accounted",
      "an input that waits and is held",
      "update inputs set state = 'waiting' where lease is not null",
      /is waiting and held by a worker/,
    ],
    [
      "every-input-accounted",
      "a document that came to no end",
      "delete from input_documents where outcome = 'stored'",
      /of 1 documents only 0 are accounted for/,
    ],
    [
      "every-input-accounted",
      "a document before the last that came to no end",
      "update input_documents set ordinal = 7 where outcome = 'newVersion'",
      /of 8 documents only 1 are accounted for/,
    ],
    [
      "every-input-accounted",
      "a document whose source is not there",
      "update input_documents set sha256 = repeat('0', 64) where outcome = 'stored'",
      /is stored, and its source is not stored/,
    ],
    [
      "every-input-accounted",
      "a document of which nobody noted that it was met",
      "update source_observations set input_id = null, origin = 'elsewhere' where origin = '/inbox/old.html'",
      /nothing says that its source was met there/,
    ],
    [
      "every-input-accounted",
      "a failure of which nothing is kept",
      "delete from quarantine where ordinal = 1",
      /^document \d+\/1: is quarantined, and nothing is kept/,
    ],
    [
      "every-input-accounted",
      "a failure that the ledger knows otherwise",
      "update input_documents set outcome = 'noReport' where outcome = 'quarantined'",
      /stands in the ledger as noReport/,
    ],
    [
      "one-row-per-identity",
      "a version that is there twice",
      `alter table report_versions drop constraint report_versions_key;
     insert into report_versions overriding system value
       select (jsonb_populate_record(v, '{"id": 99, "is_current": false, "is_latest": false}')).* from report_versions v where id = 1`,
      /is there 2 times/,
    ],
    [
      "one-row-per-identity",
      "a constraint that is gone",
      "alter table input_documents drop constraint input_documents_pkey",
      /has no working constraint input_documents_pkey/,
    ],
    [
      "one-row-per-identity",
      "a report under the key of another",
      "update reports set year = 2007 where year = 2020",
      /is of agency \w+ and year 2007/,
    ],
    [
      "one-current-version",
      "a report with no current version",
      "update report_versions set is_current = false where id = 3",
      /has no current version, and 1 that could be/,
    ],
    [
      "one-current-version",
      "a report with two",
      "drop index report_versions_one_current; update report_versions set is_current = true",
      /has 2 current versions/,
    ],
    [
      "one-current-version",
      "a report whose current version is not the one seen last",
      "update sources set first_seen_at = '2022-01-01' where sha256 = (select source_sha256 from report_versions where id = 2)",
      /was first seen later/,
    ],
    [
      "one-current-version",
      "a source that counts as first seen when no place held it",
      "update sources set first_seen_at = '2022-01-01' where sha256 = (select source_sha256 from report_versions where id = 3)",
      /counts as first seen at another time/,
    ],
    [
      "one-current-version",
      "a report whose current version is not the first of two seen at one time",
      `update source_observations set observed_at = '2023-03-01Z' where source_sha256 in (
        select source_sha256 from report_versions where id in (1, 2));
      update sources set first_seen_at = '2023-03-01Z' where sha256 in (
        select source_sha256 from report_versions where id in (1, 2));
      update report_versions set is_current = false where id in (1, 2);
      update report_versions set is_current = true where id = (
        select id from report_versions where id in (1, 2) order by source_sha256 limit 1)`,
      /first seen at the same time comes before it/,
    ],
    [
      "one-current-version",
      "a current version that is read otherwise now",
      "update report_versions set is_latest = false where id = 3",
      /its source is read otherwise now/,
    ],
    [
      "content-as-hashed",
      "a text that was changed",
      "update source_texts set text = overlay(text placing '?' from 5) where sha256 = (select text_sha256 from report_versions where id = 1)",
      /^text \w+: hashes to/,
    ],
    [
      "content-as-hashed",
      "bytes that are not those of the source",
      "insert into source_bytes select sha256, '\\x00' from sources limit 1 on conflict (sha256) do update set bytes = excluded.bytes",
      /^bytes \w+: hash to/,
    ],
    [
      "content-as-hashed",
      "a source without content",
      `insert into sources (sha256, name, media_type) values ('lost', 'lost.html', 'text/html');
     insert into source_observations (source_sha256, origin) values ('lost', '/lost.html')`,
      /^source lost: has neither bytes nor a text/,
    ],
    [
      "versions-whole",
      "a section in the middle that is gone",
      "delete from sections where version_id = 1 and position = 2",
      /^version 1: has 5 sections, and the last is number 6/,
    ],
    [
      "versions-whole",
      "a section at the end that is gone",
      "delete from sections where version_id = 2 and position = 5",
      /^version 2: was stored with digest/,
    ],
    [
      "versions-whole",
      "a word that was changed",
      "update sections set text = text || '。' where version_id = 3 and position = 0",
      /^version 3: was stored with digest/,
    ],
    [
      "versions-whole",
      "a row of figures that is gone",
      "delete from requests_figures where version_id = 1 and applicant = 'total'",
      /^version 1: has \d rows of \d in requests_figures/,
    ],
    [
      "versions-whole",
      "a table that is gone",
      "delete from proactive_disclosure_figures where version_id = 1",
      /^version 1: has 0 rows of 1 in proactive_disclosure_figures/,
    ],
    [
      "versions-whole",
      "a number without a cell",
      "update remedies_figures set cells = cells - 'upheld' where version_id = 1 and upheld is not null",
      /upheld is no cell with number/,
    ],
    [
      "versions-whole",
      "a cell without its number",
      "update requests_figures set received = null where version_id = 1 and received is not null",
      /received is .* with number none/,
    ],
    [
      "published-is-searchable",
      "a section that the index lacks",
      "delete from search.documents where version_id = 2 and position = 3",
      /has 6 sections, of which the index has 5, and 0 others/,
    ],
    [
      "published-is-searchable",
      "a former version that is found",
      "update search.documents set version_id = 1 where version_id = 2",
      /has 6 sections, of which the index has 0, and 6 others/,
    ],
    [
      "published-is-searchable",
      "a report of which the index was never told",
      "delete from search.revisions; delete from search.documents",
      /the index was never told of it/,
    ],
    [
      "published-is-searchable",
      "a document of nothing",
      "update search.documents set report_id = 'lost' where version_id = 3",
      /is of report lost, which has no current version/,
    ],
    [
      "figures-as-read",
      "a number that the text does not print",
      "update requests_figures set received = 41 where version_id = 2 and received is not null",
      /requests\/received\/\w+ is 41, and the text has/,
    ],
    [
      "figures-as-read",
      "a number that is not the cell's, in a version that is not current",
      `update requests_figures set cells = cells || '{"received": {"state": "value", "raw": "40", "span": [1, 3]}}', received = 41
     where version_id = 1 and applicant = 'total'`,
      /^version 1: requests\/total\/received is 41 and printed as 40/,
    ],
    [
      "counts-agree",
      "documents that were kept and are not stored",
      "update input_documents set sha256 = repeat('0', 64) where outcome = 'stored'",
      /of 4 that were kept|of 2 that were kept/,
    ],
    [
      "counts-agree",
      "a source from which nothing was read",
      "insert into sources (sha256, name, media_type) values ('lost', 'lost.html', 'text/html')",
      /^source lost: is stored, and no report was read from it/,
    ],
    [
      "counts-agree",
      "a check of a report that is not there",
      "insert into check_queue (report_id) values ('lost')",
      /names report lost, which is not there/,
    ],
  ];

class Undo extends Error {}

/** Damages the store, looks what is found, and takes the damage back. */
async function findDamage(
  { drizzle }: Database,
  statements: string,
): Promise<Partial<Record<InvariantName, readonly string[]>>> {
  let found: Partial<Record<InvariantName, readonly string[]>> = {};
  const undone = drizzle.transaction(async (transaction) => {
    await transaction.execute(sql.raw(INDEX));
    await transaction.execute(sql.raw(statements));
    // Drizzle's transaction does all that is asked of a connection; one inside it is a savepoint.
    found = await breachesOf({ drizzle: transaction as unknown as NodePgDatabase });
    throw new Undo();
  });
  await expect(undone).rejects.toThrow(Undo);
  return found;
}

describeDatabases("verifying a store", (databases) => {
  let database: Database;
  beforeAll(async () => {
    database = await databases.open();
    await applyMigrations(database);
    await fill(database);
  });

  test("finds nothing where nothing is amiss, and says what each invariant means", async () => {
    const { holds, invariants, digest } = await verifyStore(database);
    expect(await breachesOf(database)).toEqual({});
    expect(await findDamage(database, "select 1")).toEqual({});
    expect(holds).toBe(true);
    expect(digest).toBeNull();
    expect(invariants.map(({ name }) => name)).toEqual(INVARIANTS);
    expect(invariants.filter((invariant) => invariant.holds === null).map(({ name }) => name)).toEqual([
      "published-is-searchable",
      "reading-again-changes-nothing",
      "order-does-not-matter",
    ]);
    for (const { meaning } of invariants) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });

  describe("finds", () => {
    test.each(DAMAGES)("%s: %s", async (name, _, statements, breach) => {
      const found = await findDamage(database, statements);
      expect(found[name]).toContainEqual(expect.stringMatching(breach));
    });
  });

  test("lists no more breaches than it is asked for, and says that there are more", async () => {
    await database.drizzle
      .transaction(async (transaction) => {
        await transaction.execute(sql`update inputs set state = 'lost'`);
        const drizzle = transaction as unknown as NodePgDatabase;
        const { holds, invariants } = await verifyStore({ drizzle }, { limit: 2 });
        expect(holds).toBe(false);
        expect(invariants[0]).toMatchObject({ holds: false, hasMore: true });
        expect(invariants[0]?.breaches).toHaveLength(2);
        throw new Undo();
      })
      .catch((error: unknown) => expect(error).toBeInstanceOf(Undo));
  });

  test("reads stored sources again and compares what they give", async () => {
    const bySha256 = new Map(REPORTS.map((report) => [report.source.sha256, report]));
    const seen = new Map<string, SourceToRead>();
    const recheck = (change: (report: ReportToStore) => ReportToStore) => ({
      sample: 100,
      parserVersion: "1.0.0",
      read: async (source: SourceToRead) => {
        seen.set(source.sha256, source);
        const report = bySha256.get(source.sha256);
        return report === undefined ? [] : [change(report)];
      },
    });
    expect(await breachesOf(database, { recheck: recheck((report) => report) })).toEqual({});
    const { sha256, text } = OLD.source;
    expect([...seen.keys()].sort()).not.toContain(sha256);
    const current = [...seen.values()].every(
      (source) => Buffer.from(source.bytes).toString() === bySha256.get(source.sha256)?.source.text,
    );
    expect([seen.size, current, text.length > 0]).toEqual([3, true, true]);
    const otherwise = recheck((report) => ({ ...report, report: { ...report.report, title: "?" } }));
    expect(
      (await breachesOf(database, { recheck: otherwise }))["reading-again-changes-nothing"],
    ).toContainEqual(expect.stringMatching(/^source \w+: was read as \w+, and reads otherwise now$/));
  });

  test("compares the content with that of another store", async () => {
    const { digest } = await contentDigest(database);
    expect(await breachesOf(database, { expectedDigest: digest })).toEqual({});
    expect(await breachesOf(database, { expectedDigest: "0" })).toEqual({
      "order-does-not-matter": [`content: has digest ${digest}, not 0`],
    });
  });
});

describeDatabases("the digest of the content", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("is the same in any order, by any number of workers and after a second run", async () => {
    const digests = [];
    for (const [reports, workers] of [
      [REPORTS, 1],
      [REPORTS.toReversed(), 1],
      [[...REPORTS, ...REPORTS], 4],
    ] as const) {
      const database = await openEmpty();
      await ingestReports(database, reports, workers);
      await ingestReports(database, reports, workers);
      digests.push(await contentDigest(database));
      await database.close();
    }
    expect(digests[1]).toEqual(digests[0]);
    expect(digests[2]).toEqual(digests[0]);
  });

  test("tells in which part two stores differ", async () => {
    const database = await openEmpty();
    await ingestReports(database, REPORTS);
    const before = await contentDigest(database);
    const changed = async (statement: string) => {
      await database.pool.query(statement);
      const after = await contentDigest(database);
      expect(after.digest).not.toBe(before.digest);
      return Object.entries(after.parts).flatMap(([part, digest]) =>
        digest === Object.entries(before.parts).find(([name]) => name === part)?.[1] ? [] : [part],
      );
    };
    expect(await changed("update source_observations set origin = origin || '?'")).toEqual(["observations"]);
    expect(await changed("delete from findings")).toEqual(["findings", "observations"]);
    expect(await changed("update requests_figures set received = 3")).toEqual([
      "versions",
      "findings",
      "observations",
    ]);
    expect(await changed("update input_documents set outcome = 'dropped'")).toEqual([
      "versions",
      "findings",
      "observations",
      "documents",
    ]);
    expect(await changed("insert into agency_aliases select '别名', id from agencies limit 1")).toContain(
      "agencies",
    );
    const judged = "select id, 'rule', '{}', 'correct', '', '张三' from reports limit 1";
    expect(
      await changed(`insert into judgements (report_id, rule, input, judgement, note, author) ${judged}`),
    ).toContain("judgements");
  });
});
