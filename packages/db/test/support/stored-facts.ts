import type { Pool } from "pg";

/** What belongs to a version; a row's own id and the version's say nothing, the version itself does. */
const PARTS = [
  "proactive_disclosure_figures",
  "requests_figures",
  "remedies_figures",
  "sections",
  "section_fingerprints",
  "findings",
];

/** Tables whose rows are told apart without ids. The queues are none of them: they say what has happened, not what is. */
const WHOLES = [
  "agencies",
  "agency_aliases",
  "agency_lineage",
  "reports",
  "sources",
  "source_bytes",
  "source_texts",
  "source_observations",
];

/**
 * Everything that is stored of reports as sorted lines, without the ids that rows were given and the times at which they
 * were written.
 */
export async function readStoredFacts({ pool }: { readonly pool: Pool }): Promise<readonly string[]> {
  const version = "version.report_id || ' ' || version.source_sha256 || ' ' || version.digest";
  const statements = [
    ...WHOLES.map((table) => `select '${table} ' || (to_jsonb(t) - 'read_at')::text as fact from ${table} t`),
    `select 'report_versions ' || (to_jsonb(version) - array['id', 'stored_at', 'origin'])::text as fact
      from report_versions version`,
    ...PARTS.map(
      (table) => `select '${table} ' || ${version} || (to_jsonb(t) - array['id', 'version_id'])::text as fact
        from ${table} t join report_versions version on version.id = t.version_id`,
    ),
  ];
  const facts: string[] = [];
  for (const statement of statements) {
    const { rows } = await pool.query<{ fact: string }>(statement);
    facts.push(...rows.map(({ fact }) => fact));
  }
  return facts.sort();
}
