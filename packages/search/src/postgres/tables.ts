import { NORMALIZER_VERSION } from "@gongkai/text";
import { SUGGESTION_TABLES } from "../suggest/tables.ts";
import { deriveAgain } from "./derive-again.ts";
import { KEYS_INDEX, settleKeys } from "./grams.ts";
import { INDEX_FORM } from "./indexed-columns.ts";
import { NAMES_TABLE } from "./names.ts";
import { inTransaction, type SqlClient, type SqlPool } from "./sql-pool.ts";
import { TALLIES_TABLE } from "./tallies.ts";
import { AGENCIES_TABLE } from "./write-agencies.ts";

/** Held while the index is created or written: statements that create what exists fail when two run at once. */
const WRITE_LOCK = "select pg_advisory_xact_lock(hashtext('gongkai.search'))";

/** Numbers what the version before this one knows of; only there, because adding a column makes readers wait. */
const UPGRADE_REVISIONS = `
do $upgrade$ begin
  if not exists (
    select from information_schema.columns
    where table_schema = 'search' and table_name = 'revisions' and column_name = 'change'
  ) then
    alter table search.revisions add column change bigint not null default nextval('search.changes');
  end if;
end $upgrade$;
`;

/** Takes the index of the version before this one as far as the new tables; `prepareTables` does the rest. */
const UPGRADE = `
do $upgrade$ begin
  if exists (
    select from information_schema.columns
    where table_schema = 'search' and table_name = 'documents' and column_name = 'agency_name'
  ) then
    insert into search.agencies (id, name, aliases, regions)
    select distinct on (agency_id) agency_id, agency_name, '{}'::text[], '[]'::jsonb from search.documents
    where agency_id is not null and agency_name is not null order by agency_id
    on conflict do nothing;
    alter table search.documents
      drop column grams, drop column is_partial, drop column head, drop column recency, drop column agency_name,
      add column form integer not null default 1,
      add column revision bigint not null default 0,
      add column level text,
      add column kind text,
      add column region_code text collate "C",
      add column published_on text,
      add column head_length integer not null default 0;
  end if;
end $upgrade$;
`;

/**
 * Texts out of line, everything else in line: most of a search looks at the short columns of many rows, and sorts
 * them by their ids.
 */
const KEEP_ROWS_SHORT = `
do $storage$ begin
  if to_regclass('search.documents_report') is null then
    alter table search.documents set (toast_tuple_target = 128),
      alter column id set storage main, alter column report_id set storage main,
      alter column agency_id set storage main, alter column section set storage main,
      alter column level set storage main, alter column kind set storage main,
      alter column region_code set storage main, alter column heading set storage main,
      alter column title set storage main, alter column published_on set storage main;
  end if;
end $storage$;
`;

/**
 * Texts are read by the thousand, and lz4 gives them back in less than half the time. Where the server was built without it,
 * as PGlite is, they are stored as they are: a tenth more room for a quarter of the time of a search.
 */
const STORE_FOR_READING = `
do $storage$
declare
  has_lz4 boolean := exists (
    select from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)
  );
  content pg_attribute;
begin
  select * into content from pg_attribute where attrelid = 'search.documents'::regclass and attname = 'content';
  if has_lz4 and content.attcompression <> 'l' then
    alter table search.documents alter column content set compression lz4;
  elsif not has_lz4 and content.attstorage <> 'e' then
    alter table search.documents alter column content set storage external;
  end if;
end $storage$;
`;

/**
 * `revisions` holds the last revision of each report that the index was told of, removed reports among them: it
 * outlives the documents, so that a late `put` cannot bring them back. `change` numbers what was done, in the order
 * in which it could be seen.
 *
 * `text` is the original; `content` and `head_length` are what `indexedColumns` derives.
 */
const TABLES = `
create schema if not exists search;
create sequence if not exists search.changes;
create table if not exists search.revisions (
  report_id text primary key,
  revision bigint not null,
  change bigint not null default nextval('search.changes')
);
${UPGRADE_REVISIONS}
create index if not exists revisions_change on search.revisions (change);
create table if not exists search.documents (
  id text collate "C" primary key,
  report_id text not null,
  revision bigint not null,
  version_id bigint not null,
  position integer not null,
  agency_id text,
  year integer,
  section text not null,
  level text,
  kind text,
  region_code text collate "C",
  heading text not null,
  title text,
  published_on text,
  text text not null,
  synthetic boolean not null,
  form integer not null,
  normalizer integer not null,
  head_length integer not null,
  content text not null
);
${AGENCIES_TABLE}
${NAMES_TABLE}
${SUGGESTION_TABLES}
${UPGRADE}
${KEEP_ROWS_SHORT}
${STORE_FOR_READING}
create index if not exists documents_report on search.documents (report_id);
create index if not exists documents_newest on search.documents ((-coalesce(year, 0)), id);
create index if not exists documents_oldest on search.documents ((coalesce(year, 99999)), id);
create index if not exists documents_of_agency on search.documents (agency_id);
create index if not exists documents_region on search.documents (region_code);
${KEYS_INDEX}
${TALLIES_TABLE}
`;

/** Runs work in a transaction that no other writer of the index shares. */
export function inWriteTransaction(pool: SqlPool, work: (client: SqlClient) => Promise<void>): Promise<void> {
  return inTransaction(pool, "begin", async (client) => {
    await client.query(WRITE_LOCK);
    await work(client);
  });
}

/**
 * Creates the tables where they are missing and derives again what another version of the index or of the normaliser
 * derived. Searches find what is there meanwhile, in the one form or the other.
 *
 * A rebuild that is broken off goes on at the next call.
 *
 * @param onRebuild told how many documents are about to be derived again, where there are any
 * @returns how many there were
 */
export async function prepareTables(pool: SqlPool, onRebuild: (documents: number) => void): Promise<number> {
  let outdated = 0;
  await inWriteTransaction(pool, async (client) => {
    await client.query(TABLES);
    const { rows } = await client.query(
      "select count(*)::integer as outdated from search.documents where normalizer <> $1 or form <> $2",
      [NORMALIZER_VERSION, INDEX_FORM],
    );
    outdated = Number(rows[0]?.outdated);
  });
  if (outdated === 0) return 0;
  onRebuild(outdated);
  let after: string | null = "";
  while (after !== null) after = await rebuildBatch(pool, after);
  await inWriteTransaction(pool, settleKeys);
  return outdated;
}

/** Rebuilds the next outdated documents; returns the last id, or null when none was left. */
async function rebuildBatch(pool: SqlPool, after: string): Promise<string | null> {
  const outdated = {
    condition: "d.normalizer <> $1 or d.form <> $2",
    values: [NORMALIZER_VERSION, INDEX_FORM],
  };
  let last: string | null = null;
  await inWriteTransaction(pool, async (client) => {
    last = await deriveAgain(client, after, outdated);
  });
  return last;
}
