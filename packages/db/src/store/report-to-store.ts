import { createHash } from "node:crypto";
import type { Diagnostic, Finding, Report, Source } from "@gongkai/schema";
import { type AgencyResolution, lineOf } from "../schema/agency-resolution.ts";
import type { AgencyMatch } from "../schema/reports.ts";
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
  /** Whose report it is, as far as its text says. */
  readonly agency: AgencyResolution;
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[];
  readonly parserVersion: string;
  /** What names the rules that gave the findings; findings of other rules are replaced. */
  readonly rulesVersion: string;
  /** Whether a generator made the report up. */
  readonly synthetic: boolean;
}

/** A report in characters that PostgreSQL takes, with what follows from its content. */
export interface PreparedReport extends ReportToStore {
  /** See `parseDigest`. */
  readonly digest: string;
  /** SHA-256 of the decoded text. */
  readonly textSha256: string;
}

/** A report with the keys it is stored under. */
export interface IdentifiedReport extends PreparedReport {
  readonly agencyMatch: AgencyMatch;
  /** Null unless the text names the agency, or a person has said whose report it is. */
  readonly agencyId: string | null;
  readonly reportId: string;
}

/** Makes a report storable. */
export function prepareReport(input: ReportToStore): PreparedReport {
  const storable = toStorableText(input);
  const { report, source, diagnostics } = storable;
  const textSha256 = createHash("sha256").update(source.text).digest("hex");
  return { ...storable, digest: parseDigest(report, diagnostics), textSha256 };
}

/** Works out the keys of a report. `settledId` is the id of the agency that a person said it is of, or null. */
export function identifyReport(prepared: PreparedReport, settledId: string | null): IdentifiedReport {
  const { report, source, synthetic, agency } = prepared;
  const line = lineOf(agency);
  const agencyMatch = settledId === null ? agency.match : "settled";
  const agencyId = settledId ?? (line === null ? null : agencyKey({ ...line.agency, synthetic }));
  const reportId = reportKey({ agencyId, year: report.year, sourceSha256: source.sha256, synthetic });
  return { ...prepared, agencyMatch, agencyId, reportId };
}
