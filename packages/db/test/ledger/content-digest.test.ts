import { expect, test } from "vitest";
import { contentDigest } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { FOUR_READINGS, ingestReports } from "./ledger-samples.ts";

describeDatabases("the digest of the content", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("is the same in any order, by any number of workers and after a second run", async () => {
    const digests = [];
    for (const [reports, workers] of [
      [FOUR_READINGS, 1],
      [FOUR_READINGS.toReversed(), 1],
      [[...FOUR_READINGS, ...FOUR_READINGS], 4],
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
    await ingestReports(database, FOUR_READINGS);
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
