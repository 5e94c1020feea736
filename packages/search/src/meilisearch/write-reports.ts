import type { RefusedReport } from "@gongkai/schema";
import type { Connection } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";
import { outdatedDocuments } from "./filter-expression.ts";
import { type ChangedReport, indexDocument } from "./index-document.ts";
import { type Patience, type TaskOutcome, waitForTask } from "./task-waiting.ts";

/** What writing works with. */
export interface Writing {
  readonly connection: Connection;
  readonly indexName: string;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  /**
   * Told of every task that the server has taken, before it is waited for. When this one and those before have succeeded,
   * either every new document of the reports is in the index (`isWhole`), or only some are.
   */
  noteTask(uid: number, isWhole: boolean): Promise<void>;
}

/** A report as the lines that are sent of it. */
interface ReportLines {
  readonly reportId: string;
  readonly change: number;
  readonly lines: readonly string[];
}

/** The server knows nothing of a task that it was given: it was set up anew, and the index is another one. */
export class LostTask extends Error {
  override readonly name = "LostTask";
}

/**
 * Brings reports of an index to what they are now, and resolves when that can be found.
 *
 * New documents are written before what they replace is deleted: a report that is revised never vanishes in between. What
 * the engine refuses is halved until the reports are found that it refuses by themselves; nothing of those stays.
 *
 * @returns the reports that were refused
 * @throws SearchError SEARCH_UNAVAILABLE; LostTask
 */
export async function writeReports(
  writing: Writing,
  reports: readonly ChangedReport[],
): Promise<readonly RefusedReport[]> {
  const written = reports.filter(({ documents }) => documents.length > 0).map(linesOf);
  const refused = written.length === 0 ? [] : await addLines(writing, written, true);
  await deleteOutdated(writing, reports, refused);
  return refused;
}

function linesOf({ reportId, change, documents }: ChangedReport): ReportLines {
  return {
    reportId,
    change,
    lines: documents.map((document) => JSON.stringify(indexDocument(document, change))),
  };
}

async function addLines(
  writing: Writing,
  reports: readonly ReportLines[],
  isWhole: boolean,
): Promise<readonly RefusedReport[]> {
  const refusal = await sendLines(
    writing,
    reports.flatMap(({ lines }) => lines),
    isWhole,
  );
  if (refusal === null) return [];
  const [first] = reports;
  if (reports.length === 1 && first !== undefined) {
    const { lines } = first;
    // A report may be too large for one message and small enough for several.
    const alone =
      refusal.isTooLarge && lines.length > 1 ? await sendOneByOne(writing, lines) : refusal.reason;
    return alone === null ? [] : [{ reportId: first.reportId, reason: alone }];
  }
  const middle = Math.ceil(reports.length / 2);
  const refused = await addLines(writing, reports.slice(0, middle), false);
  return [...refused, ...(await addLines(writing, reports.slice(middle), false))];
}

async function sendOneByOne(writing: Writing, lines: readonly string[]): Promise<string | null> {
  for (const line of lines) {
    const refusal = await sendLines(writing, [line], false);
    if (refusal !== null) return refusal.reason;
  }
  return null;
}

/** Sends documents and waits until they are in the index; gives why they were refused. */
async function sendLines(
  writing: Writing,
  lines: readonly string[],
  isWhole: boolean,
): Promise<{ readonly reason: string; readonly isTooLarge: boolean } | null> {
  const { connection, indexName } = writing;
  writing.signal?.throwIfAborted();
  let taskUid: number;
  try {
    ({ taskUid } = await connection.run((client) =>
      client
        .index(indexName)
        .addDocumentsFromString(lines.join("\n"), "application/x-ndjson", { primaryKey: "id" }),
    ));
  } catch (error) {
    if (!(error instanceof MeilisearchFailure) || (error.kind !== "tooLarge" && error.kind !== "refused"))
      throw error;
    return { reason: error.message, isTooLarge: error.kind === "tooLarge" };
  }
  const outcome = await awaitOutcome(writing, taskUid, isWhole);
  return outcome === null ? null : { reason: outcome, isTooLarge: false };
}

/** Deletes what is in the index of the reports and not of their last change; everything where they were refused. */
export async function deleteOutdated(
  writing: Writing,
  reports: readonly Pick<ChangedReport, "reportId" | "change">[],
  refused: readonly RefusedReport[],
): Promise<void> {
  const { connection, indexName } = writing;
  const gone = new Set(refused.map(({ reportId }) => reportId));
  const filter = outdatedDocuments(
    reports.map(({ reportId }) => reportId),
    reports.filter(({ reportId }) => !gone.has(reportId)).map(({ change }) => change),
  );
  writing.signal?.throwIfAborted();
  // Most of the time there is nothing to delete, and a task for nothing is not cheap.
  const { total } = await connection.run((client) =>
    client.index(indexName).getDocuments({ filter, limit: 0 }),
  );
  if (total === 0) return;
  const { taskUid } = await connection.run((client) => client.index(indexName).deleteDocuments({ filter }));
  const refusal = await awaitOutcome(writing, taskUid, refused.length === 0);
  if (refusal !== null) {
    throw new MeilisearchFailure(
      "refused",
      `Meilisearch at ${connection.host} does not delete what was replaced: ${refusal}`,
    );
  }
}

/** Notes a task and waits for it; gives why the documents were refused. */
async function awaitOutcome(writing: Writing, uid: number, isWhole: boolean): Promise<string | null> {
  await writing.noteTask(uid, isWhole);
  return readOutcome(
    writing,
    uid,
    await waitForTask(writing.connection, uid, writing.patience, writing.signal),
  );
}

function readOutcome({ connection }: Writing, uid: number, outcome: TaskOutcome): string | null {
  if (outcome.status === "succeeded") return null;
  if (outcome.status === "lost")
    throw new LostTask(`Task ${uid} is not known to Meilisearch at ${connection.host}.`);
  if (outcome.isOfRequest) return outcome.reason;
  throw new MeilisearchFailure(
    "refused",
    `Meilisearch at ${connection.host} failed at task ${uid}: ${outcome.reason} See to that, and synchronise again.`,
  );
}
