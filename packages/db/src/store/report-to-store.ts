import type { Diagnostic, Finding, Report, Source } from "@gongkai/schema";
import { agencyKey, reportKey } from "./keys.ts";
import { parseDigest } from "./parse-digest.ts";
import { toStorableText } from "./storable-text.ts";

/** A report as it was read and checked, with everything that is kept of it. */
export interface ReportToStore {
  readonly source: Pick<Source, "name" | "sha256" | "mediaType" | "text">;
  /** Length of the original bytes, where known. */
  readonly byteLength?: number;
  /** Where the source was met: a path or URL. */
  readonly origin: string;
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[];
  readonly parserVersion: string;
  /** Whether a generator made the report up. */
  readonly synthetic: boolean;
}

/** A report in characters that PostgreSQL takes, with the keys it is stored under. */
export interface PreparedReport extends ReportToStore {
  readonly agencyId: string | null;
  readonly reportId: string;
  /** See `parseDigest`. */
  readonly digest: string;
}

/** Works out the keys of a report. */
export function prepareReport(input: ReportToStore): PreparedReport {
  const storable = toStorableText(input);
  const { report, source, synthetic, diagnostics } = storable;
  const agencyId = report.agency === null ? null : agencyKey({ ...report.agency, synthetic });
  const reportId = reportKey({ agencyId, year: report.year, sourceSha256: source.sha256, synthetic });
  return { ...storable, agencyId, reportId, digest: parseDigest(report, diagnostics) };
}
