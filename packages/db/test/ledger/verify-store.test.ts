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
import { FOUR_READINGS, failedDocument, ingestReports, SUPERSEDED, startReading } from "./ledger-samples.ts";
import { DAMAGES, INDEX } from "./store-damages.ts";

/** Inputs and documents of every kind: four that hold reports, two that failed, one that is in hand. */
async function fill(database: Database): Promise<void> {
  await ingestReports(database, FOUR_READINGS);
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
    const bySha256 = new Map(FOUR_READINGS.map((report) => [report.source.sha256, report]));
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
    const { sha256, text } = SUPERSEDED.source;
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
