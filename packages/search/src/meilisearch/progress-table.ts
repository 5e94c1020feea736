import type { RefusedReport } from "@gongkai/schema";
import { NORMALIZER_VERSION } from "@gongkai/text";
import { LEASES_TABLE, type Statements } from "./follower-lease.ts";
import { IDENTITY_TABLE } from "./index-name.ts";
import { INDEX_FORM } from "./index-settings.ts";

/**
 * `followers` has a row for each index that follows the one in PostgreSQL: the live one under its own name, and one that is
 * being filled under the name it has until it takes the live one's place.
 *
 * `identity` is the moment at which the server made the index, which stays with its contents when indexes swap names.
 * `change` is the last change that is in the index, with all before it. `tasks` are writes that the server was given and that
 * were not seen to end; once they have succeeded, everything up to `pending_change` is in the index.
 */
const TABLES = `
create table if not exists search.followers (
  index_name text collate "C" primary key,
  live_name text collate "C" not null,
  identity text not null,
  form integer not null,
  normalizer integer not null,
  change bigint not null default 0,
  tasks bigint[] not null default '{}',
  pending_change bigint
);
create table if not exists search.refused (
  index_name text collate "C" not null,
  report_id text not null,
  change bigint not null,
  reason text not null,
  primary key (index_name, report_id)
);
${LEASES_TABLE};
${IDENTITY_TABLE}`;

/** How far an index has come. */
export interface Follower {
  readonly indexName: string;
  readonly identity: string;
  /** Whether its settings and texts are of this version of the program. */
  readonly isCurrent: boolean;
  readonly change: number;
  readonly tasks: readonly number[];
  readonly pendingChange: number | null;
}

/** Creates the tables where they are missing. To be called in `inWriteTransaction`: two at once would fail. */
export async function prepareFollowers(client: Statements): Promise<void> {
  await client.query(TABLES);
}

/** Reads the rows of a live index and of whatever is to take its place. */
export function readFollowers(client: Statements, liveName: string): Promise<readonly Follower[]> {
  return selectFollowers(client, "live_name = $1", liveName);
}

/** Reads the rows of the indexes that the database was followed by under other names than its live one has now. */
export function readFormerFollowers(client: Statements, liveName: string): Promise<readonly Follower[]> {
  return selectFollowers(client, "live_name <> $1", liveName);
}

async function selectFollowers(
  client: Statements,
  condition: string,
  liveName: string,
): Promise<readonly Follower[]> {
  const { rows } = await client.query(
    `select index_name as "indexName", identity, form = $2 and normalizer = $3 as "isCurrent",
       change::float8 as change, tasks::float8[] as tasks, pending_change::float8 as "pendingChange"
     from search.followers where ${condition} order by index_name`,
    [liveName, INDEX_FORM, NORMALIZER_VERSION],
  );
  // Only this file writes the table; change numbers stay below 2⁵³.
  return rows as unknown as Follower[];
}

/** Notes an index that holds nothing yet, with the settings of this version. */
export async function addFollower(
  client: Statements,
  {
    indexName,
    liveName,
    identity,
  }: { readonly indexName: string; readonly liveName: string; readonly identity: string },
): Promise<void> {
  await forgetFollower(client, indexName);
  await client.query(
    `insert into search.followers (index_name, live_name, identity, form, normalizer) values ($1, $2, $3, $4, $5)`,
    [indexName, liveName, identity, INDEX_FORM, NORMALIZER_VERSION],
  );
}

/** Removes what is noted of an index. */
export async function forgetFollower(client: Statements, indexName: string): Promise<void> {
  await client.query("delete from search.followers where index_name = $1", [indexName]);
  await client.query("delete from search.refused where index_name = $1", [indexName]);
}

/** Notes a write that the server has taken, before it is waited for; `change` is what the index has after it. */
export async function noteTask(
  client: Statements,
  indexName: string,
  task: number,
  pendingChange: number | null,
): Promise<void> {
  await client.query(
    "update search.followers set tasks = tasks || $2::bigint, pending_change = $3 where index_name = $1",
    [indexName, task, pendingChange],
  );
}

/** Notes that everything up to a change is in the index, and that nothing is waited for. */
export async function noteChange(client: Statements, indexName: string, change: number): Promise<void> {
  await client.query(
    `update search.followers set change = greatest(change, $2), tasks = '{}', pending_change = null
     where index_name = $1`,
    [indexName, change],
  );
}

/** Notes that the writes that were waited for count for nothing. */
export async function forgetTasks(client: Statements, indexName: string): Promise<void> {
  await client.query(
    "update search.followers set tasks = '{}', pending_change = null where index_name = $1",
    [indexName],
  );
}

/** Gives what is noted of an index to another name, in place of what was noted of that. To be called in a transaction. */
export async function renameFollower(client: Statements, from: string, to: string): Promise<void> {
  await forgetFollower(client, to);
  await client.query("update search.followers set index_name = $2 where index_name = $1", [from, to]);
  await client.query("update search.refused set index_name = $2 where index_name = $1", [from, to]);
}

/** Notes which of the reports were refused; those that were not are no longer. */
export async function noteRefused(
  client: Statements,
  indexName: string,
  reports: readonly { readonly reportId: string; readonly change: number }[],
  refused: readonly RefusedReport[],
): Promise<void> {
  await client.query("delete from search.refused where index_name = $1 and report_id = any($2::text[])", [
    indexName,
    reports.map(({ reportId }) => reportId),
  ]);
  const changes = new Map(reports.map(({ reportId, change }) => [reportId, change]));
  for (const { reportId, reason } of refused) {
    await client.query(
      "insert into search.refused (index_name, report_id, change, reason) values ($1, $2, $3, $4)",
      [indexName, reportId, changes.get(reportId) ?? 0, reason.replaceAll("\0", "\ufffd")],
    );
  }
}

/** The reports that an index does not hold because the engine refused them. */
export async function readRefused(client: Statements, indexName: string): Promise<readonly RefusedReport[]> {
  const { rows } = await client.query(
    `select report_id as "reportId", reason from search.refused where index_name = $1 order by report_id`,
    [indexName],
  );
  // Both columns are texts that are never null.
  return rows as unknown as RefusedReport[];
}
