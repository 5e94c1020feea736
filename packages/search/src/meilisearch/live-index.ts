import type { SynchronisedIndex } from "../search.ts";
import type { Connection } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";
import { type Following, followChanges } from "./follow-index.ts";
import { type OwnIndex, ownName } from "./index-name.ts";
import {
  addFollower,
  type Follower,
  forgetFollower,
  readFollowers,
  readFormerFollowers,
  renameFollower,
} from "./progress-table.ts";
import { deleteSearchKey } from "./scoped-key.ts";
import {
  createBuilding,
  deleteIndex,
  drainTasks,
  finishTask,
  listBuilding,
  readDatabase,
  readIdentity,
} from "./server-indexes.ts";

/**
 * Finds the live index as this version of the program left it; null where it has to be built: there is none, it is another
 * one than the one that was filled, or it has other settings or texts.
 */
export async function findLiveIndex(
  { client, connection, note }: Following,
  { indexName }: OwnIndex,
): Promise<Follower | null> {
  const identity = await readIdentity(connection, indexName);
  if (identity === null) return null;
  const followers = await readFollowers(client, indexName);
  const follower = followers.find((each) => each.identity === identity);
  if (follower === undefined || !follower.isCurrent) return null;
  if (follower.indexName === indexName) return follower;
  // The swap was the last thing that happened before the work was broken off.
  await note((notes) => renameFollower(notes, follower.indexName, indexName));
  return { ...follower, indexName, tasks: [], pendingChange: null };
}

/**
 * Fills a new index, puts it in the place of the live one in one step, and deletes the old one. One that was begun and broken
 * off is gone on with.
 *
 * @throws SearchError SEARCH_UNAVAILABLE; LostTask; the reason of the signal
 */
export async function buildIndex(following: Following, own: OwnIndex): Promise<SynchronisedIndex> {
  const { connection, note } = following;
  const liveName = own.indexName;
  await checkOwnership(following, own);
  const building = (await findBegun(following, liveName)) ?? (await beginIndex(following, own));
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
  await note((notes) => renameFollower(notes, building.indexName, liveName));
  if (!isFirst) await deleteIndex(following, building.indexName);
  return { reports: filled.reports + late.reports, refused: [...filled.refused, ...late.refused] };
}

/**
 * Deletes the indexes that the database was followed by under other names than it is now, with their keys for searches. Of
 * such a name only the very index goes that was filled from here: another one is somebody else's. A copy of a database knows
 * what the original was followed by, and is told to use another name. So the name that a database has by itself is kept, and
 * so is what has gone on since.
 */
export async function deleteFormerIndexes(
  following: Following,
  { indexName, database }: OwnIndex,
): Promise<void> {
  const { client, connection, note } = following;
  for (const former of await readFormerFollowers(client, indexName)) {
    if (former.indexName === ownName(database)) continue;
    const isSame = (await readIdentity(connection, former.indexName)) === former.identity;
    if (isSame && !(await isAhead(connection, former))) {
      await deleteIndex(following, former.indexName);
      await deleteSearchKey(connection, former.indexName);
    }
    await note((notes) => forgetFollower(notes, former.indexName));
  }
}

/** Whether an index holds what it was not told of from here. */
async function isAhead(
  { run }: Connection,
  { indexName, change, pendingChange }: Follower,
): Promise<boolean> {
  const filter = `change > ${Math.max(change, pendingChange ?? 0)}`;
  const { total } = await run((client) => client.index(indexName).getDocuments({ filter, limit: 0 }));
  return total > 0;
}

async function readAgain(
  { client }: Following,
  liveName: string,
  { indexName }: Follower,
): Promise<Partial<Follower>> {
  const followers = await readFollowers(client, liveName);
  return followers.find((each) => each.indexName === indexName) ?? {};
}

/** An index of that name that was not filled from this database is nothing to put another one in place of. */
async function checkOwnership(
  { client, connection }: Following,
  { indexName, database }: OwnIndex,
): Promise<void> {
  const identity = await readIdentity(connection, indexName);
  if (identity === null) return;
  const followers = await readFollowers(client, indexName);
  if (followers.some((follower) => follower.identity === identity)) return;
  const followed = await readDatabase(connection, indexName);
  if (followed === database) return;
  const whose = followed === null ? "is somebody else's" : "follows another database";
  throw new MeilisearchFailure(
    "refused",
    `Meilisearch at ${connection.host} has an index ${indexName} that ${whose}. Delete it, or set MEILI_INDEX to another name.`,
  );
}

/** Finds an index that was being filled, and deletes every other that is in nobody's use any more. */
async function findBegun(following: Following, liveName: string): Promise<Follower | null> {
  const { client, connection, note } = following;
  const followers = (await readFollowers(client, liveName)).filter(({ indexName }) => indexName !== liveName);
  let begun: Follower | null = null;
  for (const { indexName, identity } of await listBuilding(connection, liveName)) {
    const follower = followers.find((each) => each.indexName === indexName && each.identity === identity);
    if (follower?.isCurrent && begun === null) begun = follower;
    else await deleteIndex(following, indexName);
  }
  for (const { indexName } of followers) {
    if (indexName !== begun?.indexName) await note((notes) => forgetFollower(notes, indexName));
  }
  return begun;
}

async function beginIndex(
  following: Following,
  { indexName: liveName, database }: OwnIndex,
): Promise<Follower> {
  const { indexName, identity } = await createBuilding(following, liveName, database);
  await following.note((notes) => addFollower(notes, { indexName, liveName, identity }));
  return { indexName, identity, isCurrent: true, change: 0, tasks: [], pendingChange: null };
}
