import { beforeAll, describe, expect, test } from "vitest";
import {
  applyMigrations,
  countReportChanges,
  type Database,
  listReportChanges,
  type ReportChange,
  storeReport,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("the feed of changes", ({ open, name }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
  });

  const readAfter = async (number: number): Promise<readonly ReportChange[]> => {
    const page = await listReportChanges(database, { size: 1000, from: "start", after: [number] });
    return page.items.map(({ item }) => item);
  };
  const lastNumber = async () => (await readAfter(0)).at(-1)?.number ?? 0;

  test("tells once what became of a report, whatever a transaction did on the way", async () => {
    const { reportId } = await storeReport(database, sampleReport({ year: 2021 }));
    await storeReport(database, sampleReport({ year: 2021 }));
    await storeReport(database, sampleReport({ year: 2021, remark: "更正" }));
    const reread = sampleReport({ year: 2021, remark: "更正", parserVersion: "9.0.0" });
    await storeReport(database, { ...reread, report: { ...reread.report, title: "读得更准" } });
    const client = await database.pool.connect();
    try {
      await client.query("begin");
      await client.query("update report_versions set is_current = false where report_id = $1", [reportId]);
      await client.query(
        "update report_versions set is_current = true where id = (select max(id) from report_versions where report_id = $1)",
        [reportId],
      );
      await client.query("commit");
    } finally {
      client.release();
    }
    await database.pool.query("update report_versions set is_current = false where report_id = $1", [
      reportId,
    ]);

    const changes = await readAfter(0);
    expect(changes.map(({ type }) => type)).toEqual(["added", "corrected", "reread", "retracted"]);
    for (const [index, change] of changes.entries()) {
      expect(change.reportId).toBe(reportId);
      expect(change.versionIdBefore).toBe(changes[index - 1]?.versionId ?? null);
    }
    expect(changes.at(-1)?.versionId).toBeNull();
    expect(await countReportChanges(database)).toBe(4);
  });

  test("leaves out nothing of transactions that end while somebody follows it", async () => {
    const start = await lastNumber();
    let isDone = false;
    const years = Array.from({ length: 24 }, (_, index) => 2000 + index);
    const storing = Promise.all(
      ["清河县档案局", "清河县教育局", "白杨市财政局"].map(async (agency) => {
        for (const year of years) await storeReport(database, sampleReport({ agency, year }));
      }),
    ).finally(() => {
      isDone = true;
    });
    const followed: ReportChange[] = [];
    for (let last = false; !last; ) {
      last = isDone;
      followed.push(...(await readAfter(followed.at(-1)?.number ?? start)));
    }
    await storing;
    expect(followed).toEqual(await readAfter(start));
    expect(followed).toHaveLength(72);
  });

  describe.skipIf(name === "PGlite")(
    "with a transaction that waits before its end (skipped on PGlite, which has one session)",
    () => {
      test("shows no later change before an earlier one", async () => {
        const start = await lastNumber();
        const early = await database.pool.connect();
        try {
          await early.query("begin");
          await early.query(
            "update report_versions set is_current = false where report_id = (select min(report_id) from report_versions where is_current)",
          );
          await storeReport(database, sampleReport({ agency: "清河县水务局", year: 2022 }));
          const seen = await readAfter(start);
          expect(seen.map(({ type }) => type)).toEqual(["added"]);
          await early.query("commit");
          const all = await readAfter(start);
          expect(all.slice(0, seen.length)).toEqual(seen);
          expect(all.map(({ type }) => type)).toEqual(["added", "retracted"]);
        } finally {
          early.release();
        }
      });
    },
  );
});
