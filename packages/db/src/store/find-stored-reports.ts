import { sql } from "drizzle-orm";
import type { Transaction } from "./drizzle-connection.ts";
import type { EncodedReport } from "./encode-report.ts";

/** What is looked for: a report as it was read, and where and when its source was met. */
function wantedOf(encoded: EncodedReport) {
  const { sourceSha256, reportId, digest, sourceBytes, observedAt, met } = encoded;
  const { origin, url, inputId, parserVersion, rulesVersion } = met;
  return {
    source: sourceSha256,
    report: reportId,
    digest,
    hasBytes: sourceBytes !== undefined,
    observedAt,
    origin,
    url,
    inputId,
    parser: parserVersion,
    rules: rulesVersion,
  };
}

/**
 * Finds the reports of which everything is stored already, as this parser and these rules read them at this very place, in one
 * statement however many there are: what is ingested again. Gives the version of each. Whatever has more to it is left out, as
 * what a person has settled, and is looked at one by one.
 */
export async function findStoredReports(
  transaction: Pick<Transaction, "execute">,
  encoded: readonly EncodedReport[],
): Promise<ReadonlyMap<EncodedReport, number>> {
  const alone = encoded.filter(({ siblings }) => siblings === 1);
  if (alone.length === 0) return new Map();
  const wanted = JSON.stringify(alone.map((each, place) => ({ place, ...wantedOf(each) })));
  const { rows } = await transaction.execute<{ place: number; id: number }>(sql`
    select wanted.place, version.id::int8 as id
    from jsonb_to_recordset(${wanted}::jsonb) as wanted (place int, source text, report text, digest text, "hasBytes" bool,
      "observedAt" timestamptz, origin text, url text, "inputId" int8, parser text, rules text)
    join sources source on source.sha256 = wanted.source and source.found_empty_by is null
    join source_observations noted on noted.source_sha256 = wanted.source and noted.origin = wanted.origin
      and noted.observed_at <= wanted."observedAt"
      and (noted.url is not null or wanted.url is null) and (noted.input_id is not null or wanted."inputId" is null)
    join report_versions version on version.source_sha256 = wanted.source and version.report_id = wanted.report
      and version.digest = wanted.digest and version.parser_version = wanted.parser
      and version.rules_version = wanted.rules and version.origin = wanted.origin
    where not exists (
        select from report_versions other where other.source_sha256 = wanted.source and other.report_id = wanted.report
          and other.digest = wanted.digest and other.id <> version.id
      )
      and not exists (select from agency_settlements settled where settled.source_sha256 = wanted.source)
      and (not wanted."hasBytes" or exists (select from source_bytes kept where kept.sha256 = wanted.source)
        or exists (select from source_texts kept where kept.sha256 = wanted.source))`);
  return new Map(
    rows.flatMap(({ place, id }) => {
      const found = alone[place];
      return found === undefined ? [] : [[found, Number(id)] as const];
    }),
  );
}
