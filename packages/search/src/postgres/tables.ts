import { NORMALIZER_VERSION } from "@gongkai/text";
import { SUGGESTION_TABLES } from "../suggest/tables.ts";
import { KEYS_INDEX } from "./grams.ts";
import { INDEX_FORM, type IndexedFields, indexedColumns } from "./indexed-columns.ts";
import { NAMES_TABLE } from "./names.ts";
import { inTransaction, type SqlClient, type SqlPool } from "./sql-pool.ts";
import { TALLIES_TABLE } from "./tallies.ts";

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
${NAMES_TABLE}
${SUGGESTION_TABLES}
${UPGRADE}
${KEEP_ROWS_SHORT}
create index if not exists documents_report on search.documents (report_id);
create index if not exists documents_newest on search.documents ((-coalesce(year, 0)), id);
create index if not exists documents_oldest on search.documents ((coalesce(year, 99999)), id);
create index if not exists documents_of_agency on search.documents (agency_id);
create index if not exists documents_region on search.documents (region_code);
${KEYS_INDEX}
${TALLIES_TABLE}
`;

const REBUILD_BATCH = 200;

/** Runs work in a transaction that no other writer of the index shares. */
export function inWriteTransaction(pool: SqlPool, work: (client: SqlClient) => Promise<void>): Promise<void> {
  return inTransaction(pool, "begin", async (client) => {
    await client.query(WRITE_LOCK);
    await work(client);
  });
}

/**
 * Creates the tables where they are missing and derives again what another version of the index or of the normaliser
 * derived.
 *
 * A rebuild that is broken off goes on at the next call.
 */
export async function prepareTables(pool: SqlPool): Promise<void> {
  await inWriteTransaction(pool, async (client) => {
    await client.query(TABLES);
  });
  let after: string | null = "";
  while (after !== null) after = await rebuildBatch(pool, after);
}

/** Rebuilds the next outdated documents; returns the last id, or null when none was left. */
async function rebuildBatch(pool: SqlPool, after: string): Promise<string | null> {
  let last: string | null = null;
  await inWriteTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `select d.id, d.title, d.year, d.heading, d.text,
         case when a.id is not null then jsonb_build_object('name', a.name, 'aliases', a.aliases) end as agency
       from search.documents d left join search.agencies a on a.id = d.agency_id
       where (d.normalizer <> $1 or d.form <> $2) and d.id > $3 order by d.id limit ${REBUILD_BATCH}`,
      [NORMALIZER_VERSION, INDEX_FORM, after],
    );
    // The columns are declared not null, or nullable, as the type says.
    const documents = rows as unknown as (IndexedFields & { readonly id: string })[];
    if (documents.length === 0) return;
    const columns = documents.map(indexedColumns);
    await client.query(
      `update search.documents d
       set normalizer = $1, form = $2, content = n.content, head_length = n.head_length,
         revision = (select r.revision from search.revisions r where r.report_id = d.report_id)
       from unnest($3::text[], $4::text[], $5::integer[]) as n (id, content, head_length)
       where d.id = n.id`,
      [
        NORMALIZER_VERSION,
        INDEX_FORM,
        documents.map((document) => document.id),
        columns.map((column) => column.content),
        columns.map((column) => column.headLength),
      ],
    );
    last = documents.at(-1)?.id ?? null;
  });
  return last;
}
