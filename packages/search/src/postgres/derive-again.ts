import { NORMALIZER_VERSION } from "@gongkai/text";
import { INDEX_FORM, type IndexedFields, indexedColumns } from "./indexed-columns.ts";
import type { SqlClient } from "./sql-pool.ts";

/** So many documents are derived at once. */
const BATCH = 200;

/**
 * Derives the columns of some documents again, from what is stored of them and of their agencies; the next ones by their ids.
 *
 * @param condition on `d`, the documents, with parameters from `$1` on
 * @returns the last id, or null when none was left
 */
export async function deriveAgain(
  client: SqlClient,
  after: string,
  { condition, values }: { readonly condition: string; readonly values: readonly unknown[] },
): Promise<string | null> {
  const { rows } = await client.query(
    `select d.id, d.title, d.year, d.heading, d.text,
       case when a.id is not null then jsonb_build_object('name', a.name, 'aliases', a.aliases) end as agency
     from search.documents d left join search.agencies a on a.id = d.agency_id
     where (${condition}) and d.id > $${values.length + 1} order by d.id limit ${BATCH}`,
    [...values, after],
  );
  // The columns are declared not null, or nullable, as the type says.
  const documents = rows as unknown as (IndexedFields & { readonly id: string })[];
  const last = documents.at(-1);
  if (last === undefined) return null;
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
  return last.id;
}
