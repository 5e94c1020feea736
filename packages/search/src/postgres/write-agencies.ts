import type { SearchAgency, SearchDocument } from "@gongkai/schema";
import { writeNameKeys } from "../suggest/name-keys.ts";
import type { PinyinReader } from "../suggest/pinyin.ts";
import { deriveAgain } from "./derive-again.ts";
import { writeNames } from "./names.ts";
import { storable } from "./sql-parameters.ts";
import type { SqlClient } from "./sql-pool.ts";

/**
 * What documents say of agencies. `revision` is that of the documents that said it last: of what an agency is called, the
 * latest revision counts, whichever report it is of.
 */
export const AGENCIES_TABLE = `
create table if not exists search.agencies (
  id text collate "C" primary key,
  name text not null,
  aliases text[] not null,
  level text,
  kind text,
  regions jsonb not null,
  revision bigint not null default 0
);
do $upgrade$ begin
  if not exists (
    select from information_schema.columns
    where table_schema = 'search' and table_name = 'agencies' and column_name = 'revision'
  ) then
    alter table search.agencies add column revision bigint not null default 0;
  end if;
end $upgrade$;
`;

/** An agency as documents of a revision know it. */
interface ToldAgency extends SearchAgency {
  readonly revision: number;
}

const TOLD = `
with told as (
  select id, name, array(select jsonb_array_elements_text(aliases)) as aliases, level, kind, regions, revision
  from jsonb_to_recordset($1::jsonb)
    as told (id text, name text, aliases jsonb, level text, kind text, regions jsonb, revision bigint)
)`;

const COMPARE = `${TOLD}
select told.id, known.revision > told.revision as "isLate"
from told join search.agencies known on known.id = told.id
where known.revision > told.revision or (known.name, known.aliases, known.level, known.kind, known.regions)
  is distinct from (told.name, told.aliases, told.level, told.kind, told.regions)`;

const UPSERT = `${TOLD}
insert into search.agencies as known (id, name, aliases, level, kind, regions, revision) select * from told
on conflict (id) do update set
  name = excluded.name, aliases = excluded.aliases, level = excluded.level, kind = excluded.kind,
  regions = excluded.regions, revision = excluded.revision
where known.revision <= excluded.revision`;

/** Which documents have been written from another state of their agency than the one that is known. */
const DIFFERING =
  "d.agency_id = any($1::text[]) or (d.agency_id = any($2::text[]) and d.report_id = any($3::text[]))";

/**
 * Notes the agencies of documents that were just inserted, and by which names they are found. Where an agency is called
 * otherwise than before, or stands elsewhere, its other documents are written anew as well, which is a change of their
 * reports; what documents of a late revision say of it is put right in those documents.
 *
 * @param reportIds the reports of the documents
 * @returns the reports whose documents are others now
 */
export async function writeAgencies(
  client: SqlClient,
  documents: readonly SearchDocument[],
  reportIds: readonly string[],
  reader: PinyinReader,
): Promise<readonly string[]> {
  const agencies = toldBy(documents);
  if (agencies.length === 0) return [];
  const told = JSON.stringify(agencies);
  const { rows } = await client.query(COMPARE, [told]);
  const late = new Set(rows.filter(({ isLate }) => isLate === true).map(({ id }) => String(id)));
  const changed = rows.map(({ id }) => String(id)).filter((id) => !late.has(id));
  await client.query(UPSERT, [told]);
  const current = agencies.filter(({ id }) => !late.has(id));
  await writeNames(client, current, (name) => reader.readings(name)[0] ?? null);
  await writeNameKeys(client, current, reader);
  return rows.length === 0 ? [] : rewriteDocuments(client, changed, [...late], reportIds);
}

/** Each agency as the documents of the latest revision have it. */
function toldBy(documents: readonly SearchDocument[]): readonly ToldAgency[] {
  const byId = new Map<string, ToldAgency>();
  for (const { agency, revision } of documents) {
    if (agency === null) continue;
    const known = byId.get(agency.id);
    if (known === undefined || known.revision <= revision) {
      byId.set(agency.id, { ...storableAgency(agency), revision });
    }
  }
  return [...byId.values()];
}

async function rewriteDocuments(
  client: SqlClient,
  changed: readonly string[],
  late: readonly string[],
  reportIds: readonly string[],
): Promise<readonly string[]> {
  const differing = { condition: DIFFERING, values: [changed, late, reportIds] };
  await client.query(
    `update search.documents d set level = a.level, kind = a.kind, region_code = a.regions -> -1 ->> 'code'
     from search.agencies a where a.id = d.agency_id and (${DIFFERING})`,
    [...differing.values],
  );
  for (let last: string | null = ""; last !== null; ) last = await deriveAgain(client, last, differing);
  const { rows } = await client.query(
    `with found as (select distinct d.report_id from search.documents d where ${DIFFERING}),
     noted as (
       update search.revisions r set change = nextval('search.changes') from found
       where r.report_id = found.report_id and not (r.report_id = any($3::text[]))
     )
     select report_id as "reportId" from found`,
    [...differing.values],
  );
  return rows.map(({ reportId }) => String(reportId));
}

function storableAgency({ id, name, aliases, level, kind, regions }: SearchAgency): SearchAgency {
  return {
    id: storable(id),
    name: storable(name),
    aliases: aliases.map(storable),
    level,
    kind,
    regions: regions.map((region) => ({ code: storable(region.code), name: storable(region.name) })),
  };
}
