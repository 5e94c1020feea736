import { PARSER_VERSION } from "@gongkai/parser";
import { RULES_VERSION } from "@gongkai/rules";
import type { Diagnostic, Finding, FindingPlace, Source, Span } from "@gongkai/schema";
import type { CheckedReport, CheckResult } from "../check-result.ts";
import { createSourceText, type Position, type SourceText } from "../source-text.ts";

type Texts = Readonly<
  Record<FindingPlace["of"], { readonly source: Source; readonly text: SourceText } | null>
>;

/** A span with its first and, exclusive, last position. */
function located(span: Span, text: SourceText): { span: Span; start: Position; end: Position } {
  return { span, start: text.positionAt(span.start), end: text.positionAt(span.end) };
}

function placeObject(place: FindingPlace, texts: Texts) {
  const from = texts[place.of];
  const where =
    place.span === null || from === null
      ? { span: place.span, start: null, end: null, text: null }
      : {
          ...located(place.span, from.text),
          text: from.source.text.slice(place.span.start, place.span.end),
        };
  return { of: place.of, cell: place.cell, claim: place.claim, ...where };
}

function findingObject(finding: Finding, at: number, { diagnoses }: CheckedReport, texts: Texts) {
  const diagnosis = diagnoses.findIndex(({ findings }) => findings.includes(at));
  return {
    ...finding,
    places: finding.places.map((place) => placeObject(place, texts)),
    diagnosis: diagnosis < 0 ? null : diagnosis,
  };
}

function diagnosticObject(diagnostic: Diagnostic, text: SourceText) {
  const { span, ...rest } = diagnostic;
  return span === undefined ? rest : { ...rest, ...located(span, text) };
}

function readingObject(reading: CheckedReport, texts: Texts, text: SourceText) {
  const { report, previous } = reading;
  return {
    agency: report.agency === null ? null : { name: report.agency.name, place: report.agency.place },
    year: report.year,
    edition: report.edition,
    title: report.title,
    previous: previous === null ? null : { source: previous.source, year: previous.year },
    notCompared: reading.notCompared,
    counts: reading.counts,
    rules: reading.rules,
    findings: reading.findings.map((finding, at) => findingObject(finding, at, reading, texts)),
    diagnoses: reading.diagnoses,
    diagnostics: reading.diagnostics.map((diagnostic) => diagnosticObject(diagnostic, text)),
  };
}

/**
 * A result as one JSON object on one line; its shape is in the package's README.
 *
 * Offsets are UTF-16 units from 0, lines and columns count from 1, and ends are exclusive.
 */
export function renderJson(result: CheckResult): string {
  const { source, previous } = result;
  const text = createSourceText(source);
  const texts: Texts = {
    report: { source, text },
    previous: previous === null ? null : { source: previous, text: createSourceText(previous) },
    other: null,
  };
  return JSON.stringify({
    source: { name: source.name, sha256: source.sha256, mediaType: source.mediaType },
    previous: previous === null ? null : { name: previous.name, sha256: previous.sha256 },
    parserVersion: PARSER_VERSION,
    rulesVersion: RULES_VERSION,
    counts: result.counts,
    reports: result.readings.map((reading) => readingObject(reading, texts, text)),
    diagnostics: result.diagnostics.map((diagnostic) => diagnosticObject(diagnostic, text)),
  });
}
