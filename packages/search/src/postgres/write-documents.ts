import type { ReportRevision, SearchDocument } from "@gongkai/schema";
import { NORMALIZER_VERSION } from "@gongkai/text";
import type { PinyinReader } from "../suggest/pinyin.ts";
import { settleKeys } from "./grams.ts";
import { INDEX_FORM, indexedColumns } from "./indexed-columns.ts";
import { storable } from "./sql-parameters.ts";
import type { SqlClient } from "./sql-pool.ts";
import { deleteTallies, writeTallies } from "./tallies.ts";
import { writeAgencies } from "./write-agencies.ts";

/** How much text one statement carries at most, in UTF-16 units, unless a single document is longer. */
const STATEMENT_LENGTH = 1_000_000;

const INSERT = `
insert into search.documents (
  id, report_id, revision, version_id, position, agency_id, year, section, level, kind, region_code, heading, title,
  published_on, text, synthetic, form, normalizer, head_length, content
)
select id, report_id, revision, version_id, position, agency_id, year, section, level, kind, region_code, heading, title,
  published_on, text, synthetic, $1, $2, head_length, content
from unnest(
  $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::integer[], $8::text[], $9::integer[], $10::text[],
  $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::boolean[],
  $19::integer[], $20::text[]
) as n (
  id, report_id, revision, version_id, position, agency_id, year, section, level, kind, region_code, heading, title,
  published_on, text, synthetic, head_length, content
)
on conflict (id) do update set
  report_id = excluded.report_id, revision = excluded.revision, version_id = excluded.version_id,
  position = excluded.position, agency_id = excluded.agency_id, year = excluded.year, section = excluded.section,
  level = excluded.level, kind = excluded.kind, region_code = excluded.region_code, heading = excluded.heading,
  title = excluded.title, published_on = excluded.published_on, text = excluded.text,
  synthetic = excluded.synthetic, form = excluded.form, normalizer = excluded.normalizer,
  head_length = excluded.head_length, content = excluded.content`;

/** Of reports that the index was told of in a later revision nothing comes back. */
const TAKE_REVISIONS = `
insert into search.revisions as known (report_id, revision, change)
select report_id, revision, nextval('search.changes')
from (
  select report_id, max(revision) as revision from unnest($1::text[], $2::bigint[]) as told (report_id, revision)
  group by report_id order by report_id
) as told
on conflict (report_id) do update set revision = excluded.revision, change = excluded.change
where known.revision <= excluded.revision
returning report_id as "reportId"`;

/**
 * Notes the revisions and deletes the documents of those reports, except where a later revision is known.
 *
 * @returns ids of the reports of which documents may now be inserted
 */
export async function takeRevisions(
  client: SqlClient,
  reports: readonly ReportRevision[],
): Promise<ReadonlySet<unknown>> {
  const { rows } = await client.query(TAKE_REVISIONS, [
    reports.map(({ reportId }) => storable(reportId)),
    reports.map(({ revision }) => revision),
  ]);
  const taken = rows.map((row) => row.reportId);
  await client.query("delete from search.documents where report_id = any($1::text[])", [taken]);
  await deleteTallies(client, taken);
  return new Set(taken);
}

/** Deletes every document and numbers that as a change of every report that had any. The revisions stay. */
export async function deleteEverything(client: SqlClient): Promise<void> {
  await client.query(
    `update search.revisions set change = nextval('search.changes')
     where report_id in (select report_id from search.documents)`,
  );
  // A truncation would make readers wait, and show them an index that is empty too early.
  await client.query("delete from search.documents");
  await client.query("delete from search.tallies");
}

/** Inserts documents in place of those of their reports, except where a later revision is known. */
export async function replaceDocuments(
  client: SqlClient,
  documents: readonly SearchDocument[],
  reader: PinyinReader,
): Promise<void> {
  const taken = await takeRevisions(client, documents);
  const current = documents.filter(({ reportId }) => taken.has(storable(reportId)));
  await insertDocuments(client, current);
  const reportIds = [...taken].map(String);
  const others = (await writeAgencies(client, current, reportIds, reader)).filter((id) => !taken.has(id));
  await deleteTallies(client, others);
  await writeTallies(client, [...reportIds, ...others]);
  await settleKeys(client);
}

/** Inserts documents; of several with one id the last is taken. */
async function insertDocuments(client: SqlClient, documents: readonly SearchDocument[]): Promise<void> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  let statement: SearchDocument[] = [];
  let length = 0;
  for (const document of byId.values()) {
    statement.push(document);
    length += document.text.length;
    if (length < STATEMENT_LENGTH) continue;
    await insertStatement(client, statement);
    statement = [];
    length = 0;
  }
  if (statement.length > 0) await insertStatement(client, statement);
}

async function insertStatement(client: SqlClient, documents: readonly SearchDocument[]): Promise<void> {
  const stored = documents.map(storableDocument);
  const columns = stored.map(indexedColumns);
  await client.query(INSERT, [
    INDEX_FORM,
    NORMALIZER_VERSION,
    stored.map((document) => document.id),
    stored.map((document) => document.reportId),
    stored.map((document) => document.revision),
    stored.map((document) => document.versionId),
    stored.map((document) => document.position),
    stored.map((document) => document.agency?.id ?? null),
    stored.map((document) => document.year),
    stored.map((document) => document.section),
    stored.map((document) => document.agency?.level ?? null),
    stored.map((document) => document.agency?.kind ?? null),
    stored.map((document) => document.agency?.regions.at(-1)?.code ?? null),
    stored.map((document) => document.heading),
    stored.map((document) => document.title),
    stored.map((document) => document.publishedOn),
    stored.map((document) => document.text),
    stored.map((document) => document.synthetic),
    columns.map((column) => column.headLength),
    columns.map((column) => column.content),
  ]);
}

function storableDocument(document: SearchDocument): SearchDocument {
  const { id, reportId, agency, heading, title, publishedOn, text } = document;
  return {
    ...document,
    id: storable(id),
    reportId: storable(reportId),
    agency:
      agency === null
        ? null
        : {
            ...agency,
            id: storable(agency.id),
            name: storable(agency.name),
            aliases: agency.aliases.map(storable),
            regions: agency.regions.map(({ code, name }) => ({ code: storable(code), name: storable(name) })),
          },
    heading: storable(heading),
    title: title === null ? null : storable(title),
    publishedOn: publishedOn === null ? null : storable(publishedOn),
    text: storable(text),
  };
}
