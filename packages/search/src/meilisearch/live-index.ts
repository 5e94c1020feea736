import type { SynchronisedIndex } from "../search.ts";
import type { Connection } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";
import { type Following, followChanges } from "./follow-index.ts";
import { INDEX_SETTINGS, OWN_ATTRIBUTE } from "./index-settings.ts";
import {
  addFollower,
  type Follower,
  forgetFollower,
  readFollowers,
  renameFollower,
} from "./progress-table.ts";
import { waitForTask } from "./task-waiting.ts";

/**
 * Finds the live index as this version of the program left it; null where it has to be built: there is none, it is another
 * one than the one that was filled, or it has other settings or texts.
 */
export async function findLiveIndex(following: Following, liveName: string): Promise<Follower | null> {
  const { client, connection } = following;
  const identity = await readIdentity(connection, liveName);
  if (identity === null) return null;
  const followers = await readFollowers(client, liveName);
  const follower = followers.find((each) => each.identity === identity);
  if (follower === undefined || !follower.isCurrent) return null;
  if (follower.indexName === liveName) return follower;
  // The swap was the last thing that happened before the work was broken off.
  await renameFollower(client, follower.indexName, liveName);
  return { ...follower, indexName: liveName, tasks: [], pendingChange: null };
}

/**
 * Fills a new index, puts it in the place of the live one in one step, and deletes the old one. One that was begun and broken
 * off is gone on with.
 *
 * @throws SearchError SEARCH_UNAVAILABLE; LostTask; the reason of the signal
 */
export async function buildIndex(following: Following, liveName: string): Promise<SynchronisedIndex> {
  const { client, connection } = following;
  await checkOwnership(following, liveName);
  const building = (await findBegun(following, liveName)) ?? (await createIndex(following, liveName));
  const filled = await followChanges(following, building);
  // The names in tasks that wait are not swapped: what is meant for one index would be written to the other.
  await drainTasks(following, [liveName, building.indexName]);
  const late = await followChanges(following, {
    ...building,
    ...(await readAgain(following, liveName, building)),
  });
  const isFirst = (await readIdentity(connection, liveName)) === null;
  await finishTask(
    following,
    connection.run((client) =>
      client.swapIndexes([{ indexes: [building.indexName, liveName], rename: isFirst }]),
    ),
  );
  await renameFollower(client, building.indexName, liveName);
  if (!isFirst) await deleteIndex(following, building.indexName);
  return { reports: filled.reports + late.reports, refused: [...filled.refused, ...late.refused] };
}

async function readAgain(
  { client }: Following,
  liveName: string,
  { indexName }: Follower,
): Promise<Partial<Follower>> {
  const followers = await readFollowers(client, liveName);
  return followers.find((each) => each.indexName === indexName) ?? {};
}

/** An index of that name that this program did not make is nothing to put another one in place of. */
async function checkOwnership({ client, connection }: Following, liveName: string): Promise<void> {
  const identity = await readIdentity(connection, liveName);
  if (identity === null) return;
  const followers = await readFollowers(client, liveName);
  if (followers.some((follower) => follower.identity === identity)) return;
  // One that another database was followed by is known by its attributes.
  const { searchableAttributes } = await connection.run((server) => server.index(liveName).getSettings());
  if (searchableAttributes?.includes(OWN_ATTRIBUTE)) return;
  throw new MeilisearchFailure(
    "refused",
    `Meilisearch at ${connection.host} has an index ${liveName} that is somebody else's. Delete it, or give another name.`,
  );
}

/** Finds an index that was being filled, and deletes every other that is in nobody's use any more. */
async function findBegun(following: Following, liveName: string): Promise<Follower | null> {
  const { client, connection } = following;
  const followers = (await readFollowers(client, liveName)).filter(({ indexName }) => indexName !== liveName);
  let begun: Follower | null = null;
  for (const { uid, createdAt } of await listIndexes(connection, liveName)) {
    const follower = followers.find(({ indexName, identity }) => indexName === uid && identity === createdAt);
    if (follower?.isCurrent && begun === null) begun = follower;
    else await deleteIndex(following, uid);
  }
  for (const { indexName } of followers) {
    if (indexName !== begun?.indexName) await forgetFollower(client, indexName);
  }
  return begun;
}

async function createIndex(following: Following, liveName: string): Promise<Follower> {
  const { client, connection } = following;
  // Not the name of one that was just deleted: a task that still names it would find this one.
  const indexName = `${liveName}_${Date.now()}`;
  await finishTask(
    following,
    connection.run((client) => client.createIndex(indexName, { primaryKey: "id" })),
  );
  await applySettings(following, indexName);
  const identity = await readIdentity(connection, indexName);
  if (identity === null) throw vanished(connection, indexName);
  await addFollower(client, { indexName, liveName, identity });
  return { indexName, identity, isCurrent: true, change: 0, tasks: [], pendingChange: null };
}

/** Gives an index the settings it should have; the engine does nothing where it has them. */
export async function applySettings(following: Following, indexName: string): Promise<void> {
  await finishTask(
    following,
    following.connection.run((client) => client.index(indexName).updateSettings(INDEX_SETTINGS)),
  );
}

async function deleteIndex(following: Following, indexName: string): Promise<void> {
  await finishTask(
    following,
    following.connection.run((client) => client.deleteIndex(indexName)),
    "index_not_found",
  );
}

async function drainTasks(following: Following, indexUids: string[]): Promise<void> {
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

async function listIndexes(
  { run }: Connection,
  liveName: string,
): Promise<readonly { readonly uid: string; readonly createdAt: string }[]> {
  const { results } = await run((client) => client.getRawIndexes({ limit: 10_000 }));
  const building = results.filter(
    ({ uid }) => uid.startsWith(`${liveName}_`) && /^[0-9]{13}$/.test(uid.slice(liveName.length + 1)),
  );
  return building.map(({ uid, createdAt }) => ({ uid, createdAt: String(createdAt) }));
}

function vanished({ host }: Connection, indexName: string): MeilisearchFailure {
  return new MeilisearchFailure(
    "missing",
    `Meilisearch at ${host} has lost the index ${indexName} while it was set up. Synchronise again.`,
  );
}
