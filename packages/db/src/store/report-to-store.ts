import { createHash } from "node:crypto";
import type { Diagnostic, Finding, Report, Source } from "@gongkai/schema";
import type { AgencyMatch } from "../schema/reports.ts";
import { judgeAgency } from "./judge-agency.ts";
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
  /** What names the rules that gave the findings; findings of other rules are replaced. */
  readonly rulesVersion: string;
  /** Whether a generator made the report up. */
  readonly synthetic: boolean;
}

/** A report in characters that PostgreSQL takes, with the keys it is stored under. */
export interface PreparedReport extends ReportToStore {
  readonly agencyMatch: AgencyMatch;
  /** Null unless the text names the agency. */
  readonly agencyId: string | null;
  readonly reportId: string;
  /** See `parseDigest`. */
  readonly digest: string;
  /** SHA-256 of the decoded text. */
  readonly textSha256: string;
}

/** Works out the keys of a report. */
export function prepareReport(input: ReportToStore): PreparedReport {
  const storable = toStorableText(input);
  const { report, source, synthetic, diagnostics } = storable;
  const agencyMatch = judgeAgency(report.agency);
  const agencyId =
    report.agency === null || agencyMatch !== "named" ? null : agencyKey({ ...report.agency, synthetic });
  const reportId = reportKey({ agencyId, year: report.year, sourceSha256: source.sha256, synthetic });
  const textSha256 = createHash("sha256").update(source.text).digest("hex");
  return {
    ...storable,
    agencyMatch,
    agencyId,
    reportId,
    digest: parseDigest(report, diagnostics),
    textSha256,
  };
}
