import { NORMALIZER_VERSION } from "@gongkai/text";
import { indexedColumns } from "./indexed-columns.ts";
import { inTransaction, type SqlClient, type SqlPool } from "./sql-pool.ts";

/** Held while the index is created or written: statements that create what exists fail when two run at once. */
const WRITE_LOCK = "select pg_advisory_xact_lock(hashtext('gongkai.search'))";

/**
 * `revisions` holds the last revision of each report that the index was told of, removed reports among them: it
 * outlives the documents, so that a late `put` cannot bring them back.
 *
 * `text` is the original, `head` and `content` are normalised: `head` holds title, agency, year and heading,
 * `content` the head and the text. `recency` orders documents, newest first.
 */
const TABLES = `
create schema if not exists search;
create table if not exists search.revisions (
  report_id text primary key,
  revision bigint not null
);
create table if not exists search.documents (
  id text collate "C" primary key,
  report_id text not null,
  version_id bigint not null,
  position integer not null,
  agency_id text,
  agency_name text,
  year integer,
  section text not null,
  heading text not null,
  title text,
  text text not null,
  synthetic boolean not null,
  recency integer not null generated always as (coalesce(year, 0)) stored,
  normalizer integer not null,
  head text not null,
  content text not null,
  grams tsvector not null,
  is_partial boolean not null
);
create index if not exists documents_report on search.documents (report_id);
create index if not exists documents_recency on search.documents (recency desc, id);
create index if not exists documents_agency on search.documents (agency_id, recency desc, id);
create index if not exists documents_grams on search.documents using gin (grams);
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
 * Creates the tables where they are missing and normalises again what another version of the normaliser wrote.
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
      `select id, title, agency_name as "agencyName", year, heading, text from search.documents
       where normalizer <> $1 and id > $2 order by id limit ${REBUILD_BATCH}`,
      [NORMALIZER_VERSION, after],
    );
    // The columns are declared not null, or nullable, as the type says.
    const documents = rows as unknown as (Parameters<typeof indexedColumns>[0] & { readonly id: string })[];
    if (documents.length === 0) return;
    const columns = documents.map(indexedColumns);
    await client.query(
      `update search.documents d
       set normalizer = $1, head = n.head, content = n.content, is_partial = n.is_partial,
         grams = array_to_tsvector(string_to_array(n.lexemes, E'\\x1f'))
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[])
         as n (id, head, content, lexemes, is_partial)
       where d.id = n.id`,
      [
        NORMALIZER_VERSION,
        documents.map((document) => document.id),
        columns.map((column) => column.head),
        columns.map((column) => column.content),
        columns.map((column) => column.lexemes),
        columns.map((column) => column.isPartial),
      ],
    );
    last = documents.at(-1)?.id ?? null;
  });
  return last;
}
