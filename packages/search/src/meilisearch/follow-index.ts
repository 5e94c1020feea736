import type { RefusedReport } from "@gongkai/schema";
import type { SynchronisedIndex } from "../search.ts";
import type { Connection } from "./connection.ts";
import type { FollowerLease } from "./follower-lease.ts";
import type { ChangedReport } from "./index-document.ts";
import { type Follower, forgetTasks, noteChange, noteRefused, noteTask } from "./progress-table.ts";
import { readChanges } from "./read-changes.ts";
import { type Patience, waitForTask } from "./task-waiting.ts";
import { deleteOutdated, type Writing, writeReports } from "./write-reports.ts";

/** What keeping an index up to date works with. */
export interface Following extends FollowerLease {
  readonly connection: Connection;
  readonly patience: Patience;
}

/**
 * Writes every change that an index does not have, batch by batch. Progress is noted after each, so that work that was
 * broken off goes on where it was.
 *
 * @throws SearchError SEARCH_UNAVAILABLE; LostTask where the server was set up anew; the reason of the signal
 */
export async function followChanges(following: Following, follower: Follower): Promise<SynchronisedIndex> {
  const { client, signal, note } = following;
  const { indexName } = follower;
  const refused: RefusedReport[] = [];
  let reports = 0;
  let change = await takeUp(following, follower);
  for (;;) {
    signal?.throwIfAborted();
    const changed = await readChanges(client, change);
    const last = changed.at(-1);
    if (last === undefined) return { reports, refused };
    const refusedNow = await writeReports(writingTo(following, indexName, last.change), changed);
    await note(async (notes) => {
      await noteRefused(notes, indexName, changed, refusedNow);
      await noteChange(notes, indexName, last.change);
    });
    change = last.change;
    reports += changed.length - refusedNow.length;
    refused.push(...refusedNow);
  }
}

/** Writes reports that an index should have already; what it has seen of the changes stays as it is. */
export async function mendReports(
  following: Following,
  indexName: string,
  reports: readonly ChangedReport[],
): Promise<readonly RefusedReport[]> {
  const refused = await writeReports(writingTo(following, indexName, null), reports);
  await following.note(async (notes) => {
    await noteRefused(notes, indexName, reports, refused);
    await forgetTasks(notes, indexName);
  });
  return refused;
}

function writingTo(following: Following, indexName: string, pendingChange: number | null): Writing {
  const { connection, note, patience, signal } = following;
  return {
    connection,
    indexName,
    patience,
    signal,
    noteTask: (uid, isWhole) =>
      note((notes) => noteTask(notes, indexName, uid, isWhole ? pendingChange : null)),
  };
}

/**
 * Waits for the tasks that were given to the server and not seen to end. Where they have put a whole batch into the index,
 * only what it replaces is left to be deleted.
 *
 * @returns the change up to which the index is complete
 */
export async function takeUp(following: Following, follower: Follower): Promise<number> {
  const { client, connection, note, patience, signal } = following;
  const { indexName, tasks, change, pendingChange } = follower;
  if (tasks.length === 0) return change;
  let areDone = true;
  for (const uid of tasks) {
    const { status } = await waitForTask(connection, uid, patience, signal);
    areDone &&= status === "succeeded";
  }
  if (!areDone || pendingChange === null) {
    await note((notes) => forgetTasks(notes, indexName));
    return change;
  }
  const { rows } = await client.query(
    `select report_id as "reportId", change::float8 as change from search.revisions where change > $1 and change <= $2`,
    [change, pendingChange],
  );
  // Both columns are declared not null.
  const reports = rows as unknown as readonly Pick<ChangedReport, "reportId" | "change">[];
  if (reports.length > 0) await deleteOutdated(writingTo(following, indexName, pendingChange), reports, []);
  await note((notes) => noteChange(notes, indexName, pendingChange));
  return pendingChange;
}
