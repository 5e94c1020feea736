import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReport } from "@gongkai/corpus";
import { countStored, listQuarantine } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { afterAll, expect, test } from "vitest";
import { createTestPlatform, ingestOperands } from "./support/run-pipeline.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-guards-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const seed of [1, 2, 3]) writeFileSync(join(folder, `${seed}.txt`), generateReport({ seed }).text);

/** What tells the rows of a table apart, beside their ids. */
const SECOND_ROWS = [
  ["a second current version", "update report_versions set is_current = true"],
  ["a version twice", "insert into report_versions select * from report_versions"],
  ["a source twice", "insert into sources select * from sources"],
  ["a sighting twice", "insert into source_observations select * from source_observations"],
  ["an input twice", "insert into inputs (origin, kind, state) select origin, kind, state from inputs"],
  ["a document of an input twice", "insert into input_documents select * from input_documents"],
] as const;

describeDatabases("the database itself", (databases) => {
  test("refuses to hold anything twice", async () => {
    const { database, ...platform } = await createTestPlatform(await databases.open());
    await ingestOperands({ database, ...platform }, [folder]);
    // A former version of a report, which must not become current beside the one that is.
    await database.pool.query(`
      do $former$ declare former report_versions; begin
        select * into former from report_versions order by id limit 1;
        former.id := 1000000; former.is_current := false; former.digest := 'another reading';
        insert into report_versions overriding system value select former.*;
      end $former$`);
    for (const [what, statement] of SECOND_ROWS) {
      const attempt = database.pool.query(
        statement.replace(
          "insert into report_versions ",
          "insert into report_versions overriding system value ",
        ),
      );
      await expect(attempt, what).rejects.toMatchObject({ code: "23505" });
    }
  });

  test("may refuse one document, which alone is quarantined", async () => {
    const platform = await createTestPlatform(await databases.open());
    const { database } = platform;
    const [{ id } = { id: "" }] = await idsOfReports();
    await database.pool.query(`alter table reports add constraint refused check (id <> '${id}')`);
    const { run } = await ingestOperands(platform, [folder]);
    expect(run.endedBy).toBeNull();
    expect(await countStored(database)).toMatchObject({ reports: 2 });
    expect(await listQuarantine(database, {}, { limit: 10 })).toMatchObject([{ stage: "store" }]);
  });

  /** What the reports go by, as another database stores them. */
  async function idsOfReports(): Promise<readonly { readonly id: string }[]> {
    const platform = await createTestPlatform(await databases.open());
    await ingestOperands(platform, [folder]);
    return (await platform.database.pool.query<{ id: string }>("select id from reports order by id")).rows;
  }
});
