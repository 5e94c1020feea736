import { NORMALIZER_VERSION } from "@gongkai/text";
import type { SearchDocument } from "../document.ts";
import { indexedColumns } from "./indexed-columns.ts";
import { storable } from "./sql-parameters.ts";
import type { SqlClient } from "./sql-pool.ts";

/** How much text one statement carries at most, in UTF-16 units, unless a single document is longer. */
const STATEMENT_LENGTH = 1_000_000;

const INSERT = `
insert into search.documents (
  id, report_id, agency_id, agency_name, year, section, heading, title, text, synthetic,
  normalizer, head, content, grams, is_partial
)
select id, report_id, agency_id, agency_name, year, section, heading, title, text, synthetic,
  $1, head, content, array_to_tsvector(string_to_array(lexemes, E'\\x1f')), is_partial
from unnest(
  $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::text[], $10::text[],
  $11::boolean[], $12::text[], $13::text[], $14::text[], $15::boolean[]
) as n (
  id, report_id, agency_id, agency_name, year, section, heading, title, text,
  synthetic, head, content, lexemes, is_partial
)
on conflict (id) do update set
  report_id = excluded.report_id, agency_id = excluded.agency_id, agency_name = excluded.agency_name,
  year = excluded.year, section = excluded.section, heading = excluded.heading, title = excluded.title,
  text = excluded.text, synthetic = excluded.synthetic, normalizer = excluded.normalizer, head = excluded.head,
  content = excluded.content, grams = excluded.grams, is_partial = excluded.is_partial`;

/** Deletes every document of the reports. */
export async function deleteReports(client: SqlClient, reportIds: readonly string[]): Promise<void> {
  await client.query("delete from search.documents where report_id = any($1::text[])", [
    reportIds.map(storable),
  ]);
}

/** Inserts documents; of several with one id the last is taken. */
export async function insertDocuments(
  client: SqlClient,
  documents: readonly SearchDocument[],
): Promise<void> {
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
