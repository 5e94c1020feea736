import { GongkaiError, type SearchAgency } from "@gongkai/schema";
import type { SqlPool } from "../../src/index.ts";
import type { CorpusSection } from "./corpus.ts";

/** How many sections are held in memory at most: some 4 KB each. */
const MAXIMUM_SECTIONS = 300_000;

/**
 * Reads the sections that the index in a database holds. Nothing is written.
 *
 * @throws GongkaiError BAD_USER_INPUT where there are none, or more than fit into memory
 */
export async function readDatabase(pool: SqlPool): Promise<readonly CorpusSection[]> {
  const client = await pool.connect();
  try {
    const counted = await client.query("select count(*)::integer as count from search.documents");
    const count = Number(counted.rows[0]?.count);
    if (count === 0 || count > MAXIMUM_SECTIONS) {
      throw new GongkaiError(
        "BAD_USER_INPUT",
        `The index holds ${count} sections. Evaluate one of 1 to ${MAXIMUM_SECTIONS}.`,
      );
    }
    const { rows } = await client.query(
      `select d.id, d.year, d.section, d.heading, d.title, d.text,
         case when a.id is not null then jsonb_build_object(
           'id', a.id, 'name', a.name, 'aliases', a.aliases, 'level', a.level, 'kind', a.kind, 'regions', a.regions
         ) end as agency
       from search.documents d left join search.agencies a on a.id = d.agency_id order by d.id`,
    );
    // The columns are declared not null, or nullable, as the type says; JSON may come as text.
    return (rows as unknown as (CorpusSection & { readonly agency: SearchAgency | string | null })[]).map(
      (row) => ({ ...row, agency: typeof row.agency === "string" ? JSON.parse(row.agency) : row.agency }),
    );
  } finally {
    client.release();
  }
}
