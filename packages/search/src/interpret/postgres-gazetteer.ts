import { BEGIN_READING } from "../postgres/begin-reading.ts";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";
import type { Gazetteer, GazetteerEntry } from "./gazetteer.ts";

/** How many meanings of one name are read. More than one needs a region beside it, and those in such regions come first. */
const MAXIMUM_MEANINGS = 20;

/** Looks all names up at once. A region holds what has a code that begins as its own does without the zeros. */
const FIND = `
with found as (select * from search.names where name_n = any($1::text[])),
places as (
  select region_code as code, regexp_replace(region_code, '(00){1,2}$', '') || '%' as inside
  from found where agency_id is null
),
ranked as (
  select *, row_number() over (
    partition by name_n
    order by kind = 'full' desc,
      region_code = any(array(select code from places)) desc nulls last,
      region_code like any(array(select inside from places)) desc nulls last,
      agency_id, region_code
  ) as rank
  from found
)
select name_n as "name", kind, agency_id as "agencyId", region_code as "regionCode", full_name as "fullName"
from ranked where rank <= ${MAXIMUM_MEANINGS}`;

/** A gazetteer over the names that the index in PostgreSQL has been told of. */
export function createPostgresGazetteer({ pool }: { readonly pool: SqlPool }): Gazetteer {
  return {
    async find(names) {
      if (names.length === 0) return [];
      const { rows } = await inTransaction(pool, BEGIN_READING, (client) => client.query(FIND, [names]));
      // The columns are written from typed documents.
      return rows as unknown as readonly GazetteerEntry[];
    },
  };
}
