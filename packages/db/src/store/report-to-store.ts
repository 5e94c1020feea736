import { createHash } from "node:crypto";
import type { Diagnostic, Finding, Report, Source } from "@gongkai/schema";
import { type AgencyResolution, lineOf } from "../schema/agency-resolution.ts";
import type { AgencyMatch } from "../schema/reports.ts";
import { agencyKey, reportKey } from "./keys.ts";
import { parseDigest } from "./parse-digest.ts";
import { toStorableText } from "./storable-text.ts";

/** A source as it was met at one place and read by one parser. */
export interface SourceSighting {
  readonly source: Pick<Source, "name" | "sha256" | "mediaType" | "text">;
  /** The original bytes, which are kept; their SHA-256 must be the source's. */
  readonly bytes?: Uint8Array | undefined;
  /** Length of the original bytes, where known. Follows from `bytes` where those are given. */
  readonly byteLength?: number | undefined;
  /** Where the source was met: a path or URL, or a place in an archive. */
  readonly origin: string;
  /** The address that it was fetched from, where it came from the web. */
  readonly url?: string | null | undefined;
  /** When the origin held it, as far as known; by default now. The content first seen last is the current one. */
  readonly observedAt?: Date | undefined;
  /** The row of `inputs` in which it was met. */
  readonly inputId?: number | null | undefined;
  readonly parserVersion: string;
  /** What names the rules that gave the findings; findings of other rules are replaced. */
  readonly rulesVersion: string;
  /** Whether a generator made the source up. */
  readonly synthetic: boolean;
}

/** One report of a source as it was read and checked. */
export interface ReadingToStore {
  readonly report: Report;
  /** Whose report it is, as far as its text says. */
  readonly agency: AgencyResolution;
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[];
}

/** A report that is alone in its source, with everything that is kept of it. */
export interface ReportToStore extends SourceSighting, ReadingToStore {}

/** A source with all of its reports, in the order in which they stand in it. */
export interface SourceToStore extends SourceSighting {
  readonly readings: readonly ReadingToStore[];
}

/** A report in characters that PostgreSQL takes, with what follows from its content. */
export interface PreparedReport extends ReportToStore {
  /** Its place among the reports of its source, from 0. */
  readonly ordinal: number;
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

/** Makes sure that bytes are those of their source: by nothing else could they ever be found. */
function requireOwnBytes({ source: { name, sha256 }, bytes }: SourceSighting): void {
  if (bytes === undefined || createHash("sha256").update(bytes).digest("hex") === sha256) return;
  throw new Error(
    `The SHA-256 of the bytes of ${name} is not ${sha256}. Pass the bytes that the source was made of.`,
  );
}

/** The years of which ISO 8601 and PostgreSQL write every moment alike. */
const [FIRST_MOMENT, LAST_MOMENT] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T00:00:00Z")];

/** The moment of a sighting, unless it is none: a crawl may date a page with what is no date. */
export function knownMoment(moment: Date | undefined): Date | undefined {
  const time = moment?.getTime() ?? Number.NaN;
  return time >= FIRST_MOMENT && time <= LAST_MOMENT ? moment : undefined;
}

/** Makes the reports of a source storable; they keep their order. */
export function prepareSource({ readings, ...sighting }: SourceToStore): readonly PreparedReport[] {
  requireOwnBytes(sighting);
  // Neither is text, and copying bytes as JSON would cost more than all the rest.
  const { bytes, observedAt: moment, ...words } = sighting;
  const observedAt = knownMoment(moment);
  const storable = toStorableText(words);
  const byteLength = bytes?.byteLength ?? storable.byteLength;
  const textSha256 = createHash("sha256").update(storable.source.text).digest("hex");
  return readings.map((reading, ordinal) => {
    const read = toStorableText(reading);
    const digest = parseDigest(read.report, read.diagnostics);
    return { ...storable, ...read, bytes, observedAt, byteLength, ordinal, digest, textSha256 };
  });
}

/** Makes a report storable that is alone in its source. */
export function prepareReport(input: ReportToStore): PreparedReport {
  const { report, agency, diagnostics, findings, ...sighting } = input;
  const [prepared] = prepareSource({ ...sighting, readings: [{ report, agency, diagnostics, findings }] });
  if (prepared === undefined) throw new Error("One reading makes one report.");
  return prepared;
}

/** Works out the keys of a report. `settledId` is the id of the agency that a person said it is of, or null. */
export function identifyReport(prepared: PreparedReport, settledId: string | null): IdentifiedReport {
  const { report, source, synthetic, agency, ordinal } = prepared;
  const line = lineOf(agency);
  const agencyMatch = settledId === null ? agency.match : "settled";
  const agencyId = settledId ?? (line === null ? null : agencyKey({ ...line.agency, synthetic }));
  const { year } = report;
  const reportId = reportKey({ agencyId, year, sourceSha256: source.sha256, ordinal, synthetic });
  return { ...prepared, agencyMatch, agencyId, reportId };
}
