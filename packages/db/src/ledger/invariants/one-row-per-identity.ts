import { type SQL, sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

/** What tells the rows of each table apart, and the constraint or index that sees to it. */
const IDENTITIES: readonly (readonly [table: string, constraint: string, columns: readonly string[]])[] = [
  ["sources", "sources_pkey", ["sha256"]],
  ["source_texts", "source_texts_pkey", ["sha256"]],
  ["source_bytes", "source_bytes_pkey", ["sha256"]],
  ["source_observations", "source_observations_key", ["source_sha256", "origin"]],
  ["agencies", "agencies_pkey", ["id"]],
  ["reports", "reports_pkey", ["id"]],
  ["report_versions", "report_versions_pkey", ["id"]],
  ["report_versions", "report_versions_key", ["report_id", "source_sha256", "parser_version", "digest"]],
  ["sections", "sections_pkey", ["version_id", "position"]],
  ["proactive_disclosure_figures", "proactive_disclosure_figures_pkey", ["version_id"]],
  ["requests_figures", "requests_figures_pkey", ["version_id", "applicant"]],
  ["remedies_figures", "remedies_figures_pkey", ["version_id", "remedy_group"]],
  ["findings", "findings_pkey", ["version_id", "position"]],
  ["inputs", "inputs_pkey", ["id"]],
  ["inputs", "inputs_origin_key", ["origin"]],
  ["input_documents", "input_documents_pkey", ["input_id", "ordinal"]],
  ["quarantine", "quarantine_key", ["input_id", "ordinal"]],
];

function missingConstraint([table, constraint]: (typeof IDENTITIES)[number]): SQL {
  return sql`
    select ${`table ${table}`}::text, ${`has no working constraint ${constraint}`}::text
    where not exists (
      select from pg_index
      where indexrelid = to_regclass(${constraint}) and indrelid = to_regclass(${table}) and indisunique and indisvalid)`;
}

function doubles([table, , columns]: (typeof IDENTITIES)[number]): SQL {
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  return sql`
    select ${table} || ' ' || concat_ws('/', ${names}), 'is there ' || count(*) || ' times'
    from ${sql.identifier(table)} group by ${names} having count(*) > 1`;
}

/** The agency and year of a report are its key wherever both are known. */
const KEYS = sql`
  select 'report ' || id, 'is of agency ' || agency_id || ' and year ' || year
  from reports where agency_id is not null and year is not null and id <> agency_id || '-' || year
    and exists (select from report_versions where report_id = reports.id and is_current)`;

/**
 * I2. Proven by the unique constraints, as long as they are there and whole: each is looked for, and only where one is missing
 * the rows are counted. Beside them, the key of a report is compared with its agency and year.
 */
export const oneRowPerIdentity: Invariant = {
  name: "one-row-per-identity",
  meaning:
    "No document, text, report, version, input or part of one is there twice, and a report goes by its agency and year.",
  async check(snapshot) {
    const breaches = [...(await findBreaches(snapshot, [KEYS]))];
    for (const identity of IDENTITIES) {
      const missing = await findBreaches(snapshot, [missingConstraint(identity)]);
      if (missing.length > 0)
        breaches.push(...missing, ...(await findBreaches(snapshot, [doubles(identity)])));
    }
    return { breaches: breaches.slice(0, snapshot.limit + 1) };
  },
};
