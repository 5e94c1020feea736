import type { Connection } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";
import type { Following } from "./follow-index.ts";
import { buildingName, isBuildingName } from "./index-name.ts";
import { databaseOf, settingsFor } from "./index-settings.ts";
import { waitForTask } from "./task-waiting.ts";

/** An index as the server lists it. */
interface ListedIndex {
  readonly indexName: string;
  /** When the server made it, which stays with its contents when indexes swap names. */
  readonly identity: string;
}

/** When the server made an index; null where it has none of that name. */
export async function readIdentity({ run }: Connection, indexName: string): Promise<string | null> {
  try {
    const { createdAt } = await run((client) => client.getRawIndex(indexName));
    return String(createdAt);
  } catch (error) {
    if (error instanceof MeilisearchFailure && error.kind === "missing") return null;
    throw error;
  }
}

/** The database that an index says it follows; null where it says nothing of the kind. */
export async function readDatabase({ run }: Connection, indexName: string): Promise<string | null> {
  return databaseOf(await run((client) => client.index(indexName).getSettings()));
}

/** The indexes that were made to take the place of a live one. */
export async function listBuilding({ run }: Connection, liveName: string): Promise<readonly ListedIndex[]> {
  const { results } = await run((client) => client.getRawIndexes({ limit: 10_000 }));
  return results
    .filter(({ uid }) => isBuildingName(uid, liveName))
    .map(({ uid, createdAt }) => ({ indexName: uid, identity: String(createdAt) }));
}

/** Makes an empty index to take the place of a live one. */
export async function createBuilding(
  following: Following,
  liveName: string,
  database: string,
): Promise<ListedIndex> {
  const { connection } = following;
  // Not the name of one that was just deleted: a task that still names it would find this one.
  const indexName = buildingName(liveName);
  await finishTask(
    following,
    connection.run((client) => client.createIndex(indexName, { primaryKey: "id" })),
  );
  await applySettings(following, indexName, database);
  const identity = await readIdentity(connection, indexName);
  if (identity !== null) return { indexName, identity };
  throw new MeilisearchFailure(
    "missing",
    `Meilisearch at ${connection.host} has lost the index ${indexName} while it was set up. Synchronise again.`,
  );
}

/** Gives an index the settings it should have; the engine does nothing where it has them. */
export async function applySettings(
  following: Following,
  indexName: string,
  database: string,
): Promise<void> {
  await finishTask(
    following,
    following.connection.run((client) => client.index(indexName).updateSettings(settingsFor(database))),
  );
}

/** Deletes an index; one that is gone already is as good. */
export async function deleteIndex(following: Following, indexName: string): Promise<void> {
  await finishTask(
    following,
    following.connection.run((client) => client.deleteIndex(indexName)),
    "index_not_found",
  );
}

/** Waits for every task that names one of the indexes. */
export async function drainTasks(following: Following, indexUids: string[]): Promise<void> {
  const { connection, patience, signal } = following;
  const { results } = await connection.run((client) =>
    client.tasks.getTasks({ indexUids, statuses: ["enqueued", "processing"], limit: 1000 }),
  );
  for (const { uid } of results) await waitForTask(connection, uid, patience, signal);
}

/** Waits for a task that must succeed, or fail in one way that is as good. */
export async function finishTask(
  { connection, patience, signal }: Following,
  enqueued: Promise<{ readonly taskUid: number }>,
  goodFailure?: string,
): Promise<void> {
  const { taskUid } = await enqueued;
  const outcome = await waitForTask(connection, taskUid, patience, signal);
  if (outcome.status === "succeeded") return;
  if (outcome.status === "failed" && outcome.code === goodFailure) return;
  const reason = outcome.status === "failed" ? outcome.reason : "it knows nothing of the task.";
  throw new MeilisearchFailure(
    "failed",
    `Meilisearch at ${connection.host} failed to set up the index: ${reason}`,
  );
}
