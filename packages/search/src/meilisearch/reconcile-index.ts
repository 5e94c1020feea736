import type { RefusedReport } from "@gongkai/schema";
import type { SynchronisedIndex } from "../search.ts";
import { filterValue } from "./engine-values.ts";
import { outdatedDocuments } from "./filter-expression.ts";
import { type Following, mendReports, takeUp } from "./follow-index.ts";
import type { Statements } from "./follower-lease.ts";
import type { OwnIndex } from "./index-name.ts";
import type { Follower } from "./progress-table.ts";
import { readReports } from "./read-changes.ts";
import { applySettings, finishTask } from "./server-indexes.ts";

const PAGE = 1000;
/** How many reports are written together. */
const BATCH = 200;

/** What an index holds of a report. */
interface Held {
  readonly documents: number;
  /** The change that all of its documents are of; null where they are of several. */
  readonly change: number | null;
}

/**
 * Compares an index with PostgreSQL, report by report, and mends what differs: reports that it lacks, has in another state, or
 * should not have. What was sent to it before is waited for. Changes that it has not seen yet are left to synchronising, and
 * settings that somebody changed are set again. Takes some hundred bytes of memory for each report.
 *
 * @returns how many reports differed and were mended
 */
export async function reconcileIndex(
  following: Following,
  { database }: OwnIndex,
  follower: Follower,
): Promise<SynchronisedIndex> {
  const { client, signal } = following;
  const { indexName } = follower;
  await applySettings(following, indexName, database);
  const change = await takeUp(following, follower);
  const held = await readHeld(following, indexName);
  const different: string[] = [];
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const expected = await readExpected(client, indexName, after);
    for (const report of expected) {
      const key = filterValue(report.reportId);
      const has = held.get(key) ?? { documents: 0, change: report.change };
      held.delete(key);
      const isSame =
        has.documents === report.documents && (has.documents === 0 || has.change === report.change);
      if (!isSame && report.change <= change) different.push(report.reportId);
    }
    const last = expected.at(-1);
    if (last === undefined) break;
    after = last.reportId;
  }
  await deleteStrangers(following, indexName, [...held.keys()]);
  const refused: RefusedReport[] = [];
  for (let start = 0; start < different.length; start += BATCH) {
    const reports = await readReports(client, different.slice(start, start + BATCH));
    refused.push(...(await mendReports(following, indexName, reports)));
  }
  return { reports: different.length + held.size - refused.length, refused };
}

/** What the engine holds, by the reports' ids as they are filtered by. */
async function readHeld({ connection, signal }: Following, indexName: string): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  for (let offset = 0; ; offset += PAGE) {
    signal.throwIfAborted();
    const { results } = await connection.run((client) =>
      client
        .index<{ reportId: string; change: number }>(indexName)
        .getDocuments({ fields: ["reportId", "change"], limit: PAGE, offset }),
    );
    for (const { reportId, change } of results) {
      const before = held.get(reportId);
      held.set(reportId, {
        documents: (before?.documents ?? 0) + 1,
        change: before === undefined || before.change === change ? change : null,
      });
    }
    if (results.length < PAGE) return held;
  }
}

/** What an index should hold of the next reports by their ids; of refused ones nothing. */
async function readExpected(
  client: Statements,
  indexName: string,
  after: string,
): Promise<readonly { readonly reportId: string; readonly change: number; readonly documents: number }[]> {
  const { rows } = await client.query(
    `select r.report_id as "reportId", r.change::float8 as change, case when exists (
       select from search.refused f
       where f.index_name = $1 and f.report_id = r.report_id and f.change = r.change
     ) then 0 else (select count(*) from search.documents d where d.report_id = r.report_id)::integer end as documents
     from search.revisions r where r.report_id > $2 order by r.report_id limit ${PAGE}`,
    [indexName, after],
  );
  // The columns are those of the statement.
  return rows as unknown as readonly { reportId: string; change: number; documents: number }[];
}

async function deleteStrangers(
  following: Following,
  indexName: string,
  reportIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < reportIds.length; start += PAGE) {
    const filter = outdatedDocuments(reportIds.slice(start, start + PAGE), []);
    await finishTask(
      following,
      following.connection.run((client) => client.index(indexName).deleteDocuments({ filter })),
    );
  }
}
