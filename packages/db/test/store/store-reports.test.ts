import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  agencyKey,
  countReports,
  encodeReport,
  encodeSource,
  type ReportToStore,
  settleAgency,
  storeReport,
  storeReports,
  storeSource,
  transferablesOf,
} from "../../src/index.ts";
import { bareAgency, bareResolution, describeDatabases } from "../../src/testing/index.ts";
import { emptyTables, readComparable } from "../support/comparable-contents.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

/** Narratives long enough for a fingerprint. */
const REMARKS = ["", "甲", "本机关主动公开政府信息，及时办理申请，加强监督保障。".repeat(12)];

/** Reports of few agencies and years, so that they meet: same source, same report, same origin, other parser and rules. */
const report: fc.Arbitrary<ReportToStore> = fc
  .record({
    agency: fc.constantFrom("清河县司法局", "清河县财政局", "清河县教育局", "清河县民政局", null),
    year: fc.constantFrom(2021, 2022, null),
    remark: fc.constantFrom(...REMARKS),
    origin: fc.constantFrom("/a/report.txt", "/b/report.txt"),
    parserVersion: fc.constantFrom("1.0.0", "1.1.0"),
    rulesVersion: fc.constantFrom("rules@1", "rules@2"),
    isCertain: fc.boolean(),
    day: fc.integer({ min: 1, max: 9 }),
    url: fc.constantFrom(null, "https://example.org/report"),
    hasOwnBytes: fc.boolean(),
  })
  .map(({ day, url, hasOwnBytes, ...options }) => {
    const sample = sampleReport({ ...options, synthetic: true });
    const sighted = { ...sample, url, observedAt: new Date(Date.UTC(2024, 0, day)) };
    return hasOwnBytes ? inBytesOfItsOwn(sighted) : sighted;
  });

/** The same report from a document whose bytes are not those of its text. */
function inBytesOfItsOwn(sample: ReportToStore): ReportToStore {
  const bytes = Buffer.from(`<html>${sample.source.text}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { ...sample, bytes, source: { ...sample.source, sha256, mediaType: "text/html" } };
}

/** Lists cut into batches. */
const batches = fc.array(fc.array(report, { maxLength: 6 }), { minLength: 1, maxLength: 4 });

describeDatabases("Reports stored together", (testDatabase) => {
  const openDatabase = openMigratedDatabases(testDatabase);

  test("count as seen now where their time is none", async () => {
    const database = await openDatabase();
    const dates = [new Date(Number.NaN), new Date(8.64e15), new Date(-8.64e15)];
    const encoded = dates.map((observedAt, index) =>
      encodeReport({ ...sampleReport({ remark: `${index}` }), observedAt }),
    );
    expect(await storeReports(database, encoded)).toHaveLength(3);
    const { rows } = await database.pool.query(
      "select count(*) as seen from source_observations where observed_at between now() - interval '1 hour' and now()",
    );
    expect(rows).toEqual([{ seen: 3 }]);
  });

  test("leave what the same reports leave that are stored one after the other", async () => {
    const [together, alone] = [await openDatabase(), await openDatabase()];
    await fc.assert(
      fc.asyncProperty(batches, async (lists) => {
        await emptyTables(together);
        await emptyTables(alone);
        for (const list of lists) {
          const stored = await storeReports(together, list.map(encodeReport));
          expect(stored).toHaveLength(list.length);
          for (const each of list) await storeReport(alone, each);
        }
        expect(await readComparable(together)).toEqual(await readComparable(alone));
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test("say of each what became of it, whichever way it was written", async () => {
    const database = await openDatabase();
    const known = sampleReport({ year: 2020 });
    await storeReport(database, known);
    const fresh = sampleReport({ year: 2021 });
    const correction = sampleReport({ year: 2020, remark: "更正" });
    const stored = await storeReports(database, [fresh, known, correction, fresh].map(encodeReport));
    expect(stored.map(({ outcome }) => outcome)).toEqual(["stored", "unchanged", "newVersion", "unchanged"]);
    expect(stored[3]?.versionId).toBe(stored[0]?.versionId);
  });

  test("that are stored already at their place write nothing", async () => {
    const database = await openDatabase();
    const observedAt = new Date(Date.UTC(2024, 0, 1));
    const reports = [2020, 2021, 2022].map((year) => ({ ...sampleReport({ year }), observedAt }));
    const encoded = [...reports, inBytesOfItsOwn({ ...sampleReport({ year: 2023 }), observedAt })].map(
      encodeReport,
    );
    const stored = await storeReports(database, encoded);
    const again = await storeReports(database, encoded, async (transaction) => {
      const { rows } = await transaction.execute(
        sql`select pg_current_xact_id_if_assigned() is null as "isReader"`,
      );
      expect(rows).toEqual([{ isReader: true }]);
    });
    expect(again).toEqual(stored.map((each) => ({ ...each, outcome: "unchanged" })));
  });

  test("hold characters that PostgreSQL refuses as U+FFFD", async () => {
    const database = await openDatabase();
    const refused = encodeReport(sampleReport({ remark: "a\0b\ud800c\u{20000}\\u0000" }));
    const [stored] = await storeReports(database, [refused]);
    expect(await storeReports(database, [refused])).toEqual([{ ...stored, outcome: "unchanged" }]);
    const { rows } = await database.pool.query("select text from source_texts");
    expect(rows[0].text).toContain("a\ufffdb\ufffdc\u{20000}\\u0000");
  });

  test("of one source are stored as one source", async () => {
    const [together, alone] = [await openDatabase(), await openDatabase()];
    const { report, agency, diagnostics, findings, ...sighting } = sampleReport({ year: 2021 });
    const other = { report: { ...report, year: 2022 }, agency, diagnostics, findings };
    const observedAt = new Date("2024-01-01T00:00:00Z");
    const source = { ...sighting, observedAt, readings: [{ report, agency, diagnostics, findings }, other] };
    const encoded = encodeSource(source);
    const stored = await storeReports(together, encoded);
    expect(stored.map(({ reportId }) => reportId.slice(-4))).toEqual(["2021", "2022"]);
    await storeSource(alone, source);
    expect(await readComparable(together)).toEqual(await readComparable(alone));
    await expect(storeReports(together, encoded.slice(1))).rejects.toThrow("must be stored together");
  });

  test("of a settled source go to the agency that was settled", async () => {
    const database = await openDatabase();
    const unknown = sampleReport({ agency: "司法局", isCertain: false });
    const { reportId } = await storeReport(database, unknown);
    const agency = bareAgency("清河县司法局");
    await settleAgency(database, { reportId, agency: { agency, parents: [] }, author: "甲" });
    const again = sampleReport({ agency: "司法局", isCertain: false, origin: "/b/report.txt" });
    const [stored] = await storeReports(database, [again, sampleReport({ year: 2019 })].map(encodeReport));
    expect(stored?.agencyId).toBe(agencyKey({ ...agency, synthetic: false }));
  });

  test("are there if and only if what is done within their transaction is", async () => {
    const database = await openDatabase();
    const failed = storeReports(database, [encodeReport(sampleReport())], async () => {
      throw new Error("The lease is lost.");
    });
    await expect(failed).rejects.toThrow("The lease is lost.");
    expect(await countReports(database, {})).toBe(0);
    let seen = 0;
    await storeReports(database, [encodeReport(sampleReport())], async (transaction, outcomes) => {
      seen = outcomes.length;
      expect((await transaction.execute("select from report_versions")).rowCount).toBe(1);
    });
    expect(seen).toBe(1);
    expect(await storeReports(database, [])).toEqual([]);
  });

  test("come to the same when many clients store them at once in different orders", async () => {
    const [together, alone] = [await openDatabase(), await openDatabase()];
    // Whoever comes last says which rules hold and what a name means, and a place is seen once.
    const samples = fc.sample(report, { numRuns: 60, seed: 5 }).map((each) => ({
      ...each,
      rulesVersion: "rules@1",
      agency: bareResolution(each.report.agency),
      observedAt: new Date(Date.UTC(2024, 0, each.origin.startsWith("/a") ? 3 : 5)),
    }));
    await Promise.all(
      [1, 3, 7, 11].map(async (step) => {
        const mine = samples.map((_, place) => samples[(place * step) % samples.length] ?? sampleReport());
        for (const at of [0, 15, 30, 45])
          await storeReports(together, mine.slice(at, at + 15).map(encodeReport));
      }),
    );
    for (const each of samples) await storeReport(alone, each);
    // What was current for a while is checked again, and that depends on the order.
    const [{ check_queue: _, ...stored }, { check_queue: __, ...expected }] = [
      await readComparable(together),
      await readComparable(alone),
    ];
    expect(stored).toEqual(expected);
  }, 60_000);

  test("pass to another thread as they are", async () => {
    const database = await openDatabase();
    const encoded = encodeReport(sampleReport());
    const passed = structuredClone(encoded, { transfer: [...transferablesOf(encoded)] });
    expect(await storeReports(database, [passed])).toMatchObject([{ outcome: "stored" }]);
  });
});
