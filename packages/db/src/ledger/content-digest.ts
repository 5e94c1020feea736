import { createHash, type Hash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { DrizzleConnection, Transaction } from "../store/drizzle-connection.ts";

/** What a store holds, as SHA-256 in hexadecimal. Equal digests mean equal content. */
export interface ContentDigest {
  /** Of all the parts. */
  readonly digest: string;
  /** Of each part by itself, to see where two stores differ. */
  readonly parts: Readonly<Record<DigestPart, string>>;
}

/** A part of the content that has a digest of its own. */
export type DigestPart =
  | "agencies"
  | "reports"
  | "versions"
  | "findings"
  | "settlements"
  | "retractions"
  | "judgements"
  | "observations"
  | "documents";

/** Text in the order of its characters, whatever the order of the database is. */
function byCharacters(...columns: readonly SQL[]): SQL {
  return sql.join(
    columns.map((column) => sql`${column} collate "C"`),
    sql`, `,
  );
}

function rowsOf(table: string, order: SQL): SQL {
  return sql`(
    select string_agg((to_jsonb(part) - 'version_id')::text, E'\\n' order by ${order})
    from ${sql.identifier(table)} part where part.version_id = version.id)`;
}

/** What a table has of an agency, as one value. */
function ofAgency(table: string, ...columns: readonly string[]): SQL {
  const row = sql`jsonb_build_array(${sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  )})`;
  return sql`(
    select jsonb_agg(${row} order by ${row}::text collate "C") from ${sql.identifier(table)} where agency_id = agencies.id)`;
}

/** The versions in an order that does not depend on when they were stored. */
const VERSIONS = sql`
  select * from report_versions order by ${byCharacters(
    sql`report_id`,
    sql`source_sha256`,
    sql`parser_version`,
    sql`digest`,
  )} offset 0`;

/**
 * What of each part makes a line. Left out is what differs between two ways to the same content: ids, times, which of two names
 * a document was met under first, which of two equal documents was the one that was stored, and what the registry of the day says
 * of an agency beside its names. Findings count only where they
 * are of a current version: what beside neighbours was found of another depends on how long it was current.
 */
const LINES: Readonly<Record<DigestPart, SQL>> = {
  agencies: sql`
    select jsonb_build_array(id, name, place, synthetic, ${ofAgency("agency_aliases", "alias")},
      ${ofAgency("agency_lineage", "relation", "relative_id", "type", "year")})::text as line
    from agencies order by ${byCharacters(sql`id`)}`,
  reports: sql`
    select jsonb_build_array(id, agency_id, year, synthetic)::text as line from reports order by ${byCharacters(sql`id`)}`,
  versions: sql`
    select encode(sha256(convert_to(concat_ws(E'\\n\\n',
      (to_jsonb(version) - array['id', 'stored_at', 'origin', 'rules_version', 'agency_match', 'agency_candidates',
        'fingerprint_version', 'is_checked_beside'])::text,
      ${rowsOf("sections", sql`position`)},
      ${rowsOf("proactive_disclosure_figures", sql`version_id`)},
      ${rowsOf("requests_figures", byCharacters(sql`applicant`))},
      ${rowsOf("remedies_figures", byCharacters(sql`remedy_group`))}
    ), 'UTF8')), 'hex') as line
    from (${VERSIONS}) as version`,
  findings: sql`
    select encode(sha256(convert_to(concat_ws(E'\\n\\n',
      jsonb_build_array(report_id, source_sha256, parser_version, digest, rules_version, agency_match, agency_candidates)::text,
      ${rowsOf("findings", sql`position`)}
    ), 'UTF8')), 'hex') as line
    from (${VERSIONS}) as version where is_current`,
  settlements: sql`
    select jsonb_build_array(source_sha256, agency_id, author, note, replaced)::text as line from agency_settlements
    order by ${byCharacters(sql`source_sha256`)}`,
  retractions: sql`
    select jsonb_build_array(report_id, reason, author)::text as line from retractions order by ${byCharacters(sql`report_id`)}`,
  judgements: sql`
    select line from (
      select jsonb_build_array(report_id, rule, input, judgement, note, author)::text as line from judgements
    ) as said order by ${byCharacters(sql`line`)}`,
  observations: sql`
    select jsonb_build_array(source_sha256, origin, url)::text as line from source_observations
    order by ${byCharacters(sql`source_sha256`, sql`origin`)}`,
  documents: sql`
    select jsonb_build_array(origin, kind, state, inputs.code, passed_over, document.ordinal, document.sha256,
      case when outcome in ('stored', 'newVersion', 'unchanged') then 'kept' else outcome end, stage, quarantine.code)::text as line
    from (select id, origin, kind, state, code, passed_over from inputs) as inputs (id, origin, kind, state, code, passed_over)
    left join input_documents document on document.input_id = inputs.id
    left join (select input_id, ordinal, stage, code from quarantine) as quarantine
      on quarantine.input_id = document.input_id and quarantine.ordinal = document.ordinal
    order by ${byCharacters(sql`origin`)}, document.ordinal`,
};

/** How many lines are fetched at once. */
const FETCH = sql.raw("2000");

/** Reads lines through a cursor: sorted once, and never all in memory. */
async function hashLines(transaction: Transaction, lines: SQL, hash: Hash): Promise<void> {
  await transaction.execute(sql`declare content_lines no scroll cursor for ${lines}`);
  for (;;) {
    const { rows } = await transaction.execute<{ line: string }>(sql`fetch ${FETCH} from content_lines`);
    if (rows.length === 0) break;
    for (const { line } of rows) hash.update(line).update("\n");
  }
  await transaction.execute(sql`close content_lines`);
}

/** The digest of what a transaction sees. */
export async function digestOf(transaction: Transaction): Promise<ContentDigest> {
  const all = createHash("sha256");
  const parts = new Map<string, string>();
  for (const [part, lines] of Object.entries(LINES)) {
    const hash = createHash("sha256");
    await hashLines(transaction, lines, hash);
    const digest = hash.digest("hex");
    parts.set(part, digest);
    all.update(`${part} ${digest}\n`);
  }
  // One entry for each part of LINES.
  return { digest: all.digest("hex"), parts: Object.fromEntries(parts) as Record<DigestPart, string> };
}

/**
 * The digest of what a store holds: of its agencies, reports, versions with their sections and tables, findings, what people said of
 * agencies, findings and reports they took back, places where sources were met, and what became of each document. It is the same
 * whichever way the store came to its content: in whatever order and by however many processes documents were read, and however
 * often. Take it when nothing waits to be checked.
 */
export async function contentDigest({ drizzle }: DrizzleConnection): Promise<ContentDigest> {
  return drizzle.transaction(digestOf, { isolationLevel: "repeatable read", accessMode: "read only" });
}
