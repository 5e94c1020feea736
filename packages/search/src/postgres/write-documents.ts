import type { ReportRevision, SearchDocument } from "@gongkai/schema";
import { NORMALIZER_VERSION } from "@gongkai/text";
import { indexedColumns } from "./indexed-columns.ts";
import { storable } from "./sql-parameters.ts";
import type { SqlClient } from "./sql-pool.ts";

/** How much text one statement carries at most, in UTF-16 units, unless a single document is longer. */
const STATEMENT_LENGTH = 1_000_000;

const INSERT = `
insert into search.documents (
  id, report_id, version_id, position, agency_id, agency_name, year, section, heading, title, text, synthetic,
  normalizer, head, content, grams, is_partial
)
select id, report_id, version_id, position, agency_id, agency_name, year, section, heading, title, text, synthetic,
  $1, head, content, array_to_tsvector(string_to_array(lexemes, E'\\x1f')), is_partial
from unnest(
  $2::text[], $3::text[], $4::bigint[], $5::integer[], $6::text[], $7::text[], $8::integer[], $9::text[],
  $10::text[], $11::text[], $12::text[], $13::boolean[], $14::text[], $15::text[], $16::text[], $17::boolean[]
) as n (
  id, report_id, version_id, position, agency_id, agency_name, year, section, heading, title, text,
  synthetic, head, content, lexemes, is_partial
)
on conflict (id) do update set
  report_id = excluded.report_id, version_id = excluded.version_id, position = excluded.position,
  agency_id = excluded.agency_id, agency_name = excluded.agency_name,
  year = excluded.year, section = excluded.section, heading = excluded.heading, title = excluded.title,
  text = excluded.text, synthetic = excluded.synthetic, normalizer = excluded.normalizer, head = excluded.head,
  content = excluded.content, grams = excluded.grams, is_partial = excluded.is_partial`;

/** Of reports that the index was told of in a later revision nothing comes back. */
const TAKE_REVISIONS = `
insert into search.revisions as known (report_id, revision)
select report_id, max(revision) from unnest($1::text[], $2::bigint[]) as told (report_id, revision)
group by report_id
on conflict (report_id) do update set revision = excluded.revision where known.revision <= excluded.revision
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
  return new Set(taken);
}

/** Inserts documents in place of those of their reports, except where a later revision is known. */
export async function replaceDocuments(
  client: SqlClient,
  documents: readonly SearchDocument[],
): Promise<void> {
  const taken = await takeRevisions(client, documents);
  await insertDocuments(
    client,
    documents.filter(({ reportId }) => taken.has(storable(reportId))),
  );
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
    NORMALIZER_VERSION,
    stored.map((document) => document.id),
    stored.map((document) => document.reportId),
    stored.map((document) => document.versionId),
    stored.map((document) => document.position),
    stored.map((document) => document.agencyId),
    stored.map((document) => document.agencyName),
    stored.map((document) => document.year),
    stored.map((document) => document.section),
    stored.map((document) => document.heading),
    stored.map((document) => document.title),
    stored.map((document) => document.text),
    stored.map((document) => document.synthetic),
    columns.map((column) => column.head),
    columns.map((column) => column.content),
    columns.map((column) => column.lexemes),
    columns.map((column) => column.isPartial),
  ]);
}

function storableDocument(document: SearchDocument): SearchDocument {
  const { id, reportId, agencyId, agencyName, heading, title, text } = document;
  return {
    ...document,
    id: storable(id),
    reportId: storable(reportId),
    agencyId: agencyId === null ? null : storable(agencyId),
    agencyName: agencyName === null ? null : storable(agencyName),
    heading: storable(heading),
    title: title === null ? null : storable(title),
    text: storable(text),
  };
}
