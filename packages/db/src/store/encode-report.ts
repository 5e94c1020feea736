import { createHash } from "node:crypto";
import { fingerprintText } from "@gongkai/text";
import { lineOf } from "../schema/agency-resolution.ts";
import { BinaryRowWriter, type LaterIds } from "./binary-row-writer.ts";
import { COPIED_TABLE_KEYS, COPIED_TABLES, type CopiedTableKey } from "./copied-tables.ts";
import { proactiveDisclosureRow, remediesRows, requestsRows } from "./figures-rows.ts";
import { findingInput } from "./finding-input.ts";
import { canonicalReading } from "./parse-digest.ts";
import { type AgencyRows, agencyRows } from "./register-agencies.ts";
import {
  type IdentifiedReport,
  identifyReport,
  knownMoment,
  type PreparedReport,
  type ReadingToStore,
  type ReportToStore,
  type SourceSighting,
  type SourceToStore,
} from "./report-to-store.ts";
import { isStorableJson, isStorableText, toStorableText } from "./storable-text.ts";
import { sectionRows, versionRow } from "./version-row.ts";

/** Where something is in the bytes of an encoded report. */
type Extent = readonly [start: number, end: number];

/**
 * A report made ready to be stored, in strings, numbers and bytes that pass cheaply from one thread to another. What it is
 * made of is between `encodeSource` and `storeReports`, of one version of this package.
 */
export interface EncodedReport {
  readonly sourceSha256: string;
  readonly textSha256: string;
  /** The key of its report, unless a person has settled whose its source is. */
  readonly reportId: string;
  readonly agencyId: string | null;
  readonly year: number | null;
  readonly synthetic: boolean;
  readonly digest: string;
  /** Its place among the reports of its source, and how many those are. */
  readonly ordinal: number;
  readonly siblings: number;
  readonly named: Pick<PreparedReport["source"], "name" | "mediaType"> & Pick<PreparedReport, "byteLength">;
  /** Where its source was met, and by what it was read. */
  readonly met: Pick<SourceSighting, "origin" | "url" | "inputId" | "parserVersion" | "rulesVersion">;
  /** The source and where it was met, without bytes and text, and what is not in `reading`; as JSON. */
  readonly sighting: string;
  /** The rows of its agency; null where the text names none for certain. */
  readonly agencies: AgencyRows | null;
  readonly sourceBytes: Uint8Array | undefined;
  readonly observedAt: Date;
  /** Its text, the reading, and then its rows in PostgreSQL's binary form, table by table. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the rows of each table end. */
  readonly ends: readonly number[];
  readonly later: LaterIds;
  readonly fingerprints: number;
  /** The decoded text, behind its length in four bytes. */
  readonly text: Extent;
  /** The report without its source, and its diagnostics, as canonical JSON. */
  readonly reading: Extent;
}

/** What stands in the JSON `sighting`. */
interface Sighting extends Omit<SourceSighting, "source" | "bytes" | "observedAt"> {
  readonly source: Omit<SourceSighting["source"], "text">;
  readonly reportSource: ReadingToStore["report"]["source"];
  readonly agency: ReadingToStore["agency"];
  readonly findings: ReadingToStore["findings"];
}

/** A report with the two texts that it can be made from again. */
interface WrittenReport {
  readonly report: ReportToStore;
  readonly sighting: string;
  readonly reading: string;
}

/** Grows with the largest report of this thread and serves one after the other. */
const writer = new BinaryRowWriter();

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function writeReport(input: ReportToStore): WrittenReport {
  const { report, diagnostics, bytes: _, observedAt: __, source, ...rest } = input;
  const { text: ___, ...named } = source;
  const sighting: Sighting = { ...rest, source: named, reportSource: report.source };
  return {
    report: input,
    sighting: JSON.stringify(sighting),
    reading: canonicalReading(report, diagnostics),
  };
}

/** Writes a report in characters that PostgreSQL takes. */
function writeStorable(input: ReportToStore): WrittenReport {
  const written = writeReport(input);
  const { sighting, reading } = written;
  if (isStorableJson(sighting) && isStorableJson(reading) && isStorableText(input.source.text))
    return written;
  const { bytes, observedAt, ...words } = input;
  return writeReport({ ...toStorableText(words), bytes, observedAt });
}

function append(text: string): Extent {
  const start = writer.length;
  writer.measured(() => writer.utf8(text));
  return [start, writer.length];
}

/** What is in an extent, behind the four bytes of its length. */
function contentOf(bytes: Uint8Array, [start, end]: Extent): Uint8Array {
  return bytes.subarray(start + 4, end);
}

interface Rows {
  readonly ends: readonly number[];
  readonly fingerprints: number;
}

/** Writes the rows of every table. */
function writeRows(identified: IdentifiedReport, observedAt: Date): Rows {
  const { report, reportId, source, origin, url = null, inputId = null, findings } = identified;
  const { proactiveDisclosure, requests, remedies } = report.tables;
  const sectionsOf = sectionRows(0, identified);
  const made = sectionsOf.flatMap(({ position, text }) => {
    const fingerprint = fingerprintText(text);
    return fingerprint === null ? [] : [{ versionId: 0, position, bands: [...fingerprint.bands] }];
  });
  const state = { isLatest: true, isCurrent: true, isCheckedBeside: false };
  const rows: Readonly<Record<CopiedTableKey, readonly Readonly<Record<string, unknown>>[]>> = {
    observations: [{ sourceSha256: source.sha256, origin, url, inputId, observedAt }],
    versions: [{ id: 0, ...versionRow(identified, state) }],
    sections: sectionsOf,
    proactiveDisclosure: proactiveDisclosure === null ? [] : [proactiveDisclosureRow(0, proactiveDisclosure)],
    requests: requests === null ? [] : requestsRows(0, requests),
    remedies: remedies === null ? [] : remediesRows(0, remedies),
    findings: findings.map((finding, position) => ({
      versionId: 0,
      position,
      ...finding,
      input: findingInput(finding, report, source.text),
    })),
    fingerprints: made.map((each, id) => ({ id, ...each })),
    bands: made.flatMap(({ bands }, fingerprintId) =>
      [...new Set(bands)].map((band) => ({ band, fingerprintId })),
    ),
    outbox: [{ reportId }],
    checks: [{ reportId }],
  };
  const ends = COPIED_TABLE_KEYS.map((key) => {
    for (const row of rows[key]) writer.row(COPIED_TABLES[key], row);
    return writer.length;
  });
  return { ends, fingerprints: made.length };
}

function encode(input: ReportToStore, ordinal: number, siblings: number): EncodedReport {
  const { report: storable, sighting, reading: json } = writeStorable(input);
  const observedAt = storable.observedAt ?? new Date();
  writer.clear();
  const text = append(storable.source.text);
  const textSha256 = sha256Of(contentOf(writer.written(), text));
  const reading = append(json);
  const digest = sha256Of(contentOf(writer.written(), reading));
  const identified = identifyReport({ ...storable, ordinal, digest, textSha256 }, null);
  // A source of several reports is stored with care, report by report; that it is one of several is rare.
  const rows = siblings === 1 ? writeRows(identified, observedAt) : { ends: [], fingerprints: 0 };
  const { reportId, agencyId, report, source, synthetic } = identified;
  const { origin, url = null, inputId = null, parserVersion, rulesVersion } = identified;
  const line = lineOf(storable.agency);
  const calledBy = report.agency?.evidence.map(({ name }) => name) ?? [];
  return {
    sourceSha256: source.sha256,
    textSha256,
    digest,
    reportId,
    agencyId,
    year: report.year,
    synthetic,
    ordinal,
    siblings,
    named: { name: source.name, mediaType: source.mediaType, byteLength: storable.byteLength },
    met: { origin, url, inputId, parserVersion, rulesVersion },
    sighting,
    agencies: line === null ? null : agencyRows(line, synthetic, calledBy),
    sourceBytes: storable.bytes,
    observedAt,
    bytes: writer.copy(),
    text,
    reading,
    later: writer.later,
    ...rows,
  };
}

/**
 * Does all of the work of storing a source that needs no database, which is most of it; meant for worker threads. Gives an
 * encoded report for each of its reports, which belong together: hand all of them to one call of `storeReports`, in their
 * order. A source without a time of its own counts as seen now.
 */
export function encodeSource({ readings, ...sighting }: SourceToStore): readonly EncodedReport[] {
  const seen = { ...sighting, observedAt: knownMoment(sighting.observedAt) ?? new Date() };
  const byteLength = sighting.bytes?.byteLength ?? sighting.byteLength;
  return readings.map((reading, ordinal) =>
    encode({ ...seen, byteLength, ...reading }, ordinal, readings.length),
  );
}

/** Encodes a report that is alone in its source: `encodeSource` with one reading. */
export function encodeReport(input: ReportToStore): EncodedReport {
  const { report, agency, diagnostics, findings, ...sighting } = input;
  const [encoded] = encodeSource({ ...sighting, readings: [{ report, agency, diagnostics, findings }] });
  if (encoded === undefined) throw new Error("One reading makes one encoded report.");
  return encoded;
}

/** What may be handed to another thread without being copied; an encoded report is of no use here after that. */
export function transferablesOf({ bytes }: EncodedReport): readonly ArrayBuffer[] {
  return [bytes.buffer];
}

/** The report that was encoded. */
export function decodeReport(encoded: EncodedReport): PreparedReport {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const textOf = (extent: Extent) => decoder.decode(contentOf(encoded.bytes, extent));
  // Both are what was written above.
  const { source, reportSource, ...sighting } = JSON.parse(encoded.sighting) as Sighting;
  const [read, diagnostics] = JSON.parse(textOf(encoded.reading)) as [
    Omit<ReadingToStore["report"], "source">,
    ReadingToStore["diagnostics"],
  ];
  const { sourceBytes: bytes, observedAt, ordinal, digest, textSha256 } = encoded;
  return {
    ...sighting,
    source: { ...source, text: textOf(encoded.text) },
    report: { ...read, source: reportSource },
    diagnostics,
    bytes,
    observedAt,
    ordinal,
    digest,
    textSha256,
  };
}
