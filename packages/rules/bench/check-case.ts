import type { CorpusReport } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReports } from "@gongkai/parser";
import type { Diagnosis, Diagnostic, Finding, Report } from "@gongkai/schema";
import { checkReport, diagnoseReport, type ReusedNarrative, textSimilarity } from "../src/index.ts";
import type { Case } from "./draw-case.ts";

/** What came of reading and checking a report. */
export interface CheckedCase {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly diagnoses: readonly Diagnosis[];
}

interface Read {
  readonly report: Report;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function read({ name, text, url }: CorpusReport): Read | null {
  const source = readDocument(name, new TextEncoder().encode(text), url === undefined ? {} : { url });
  const [reading] = parseReports(source).reports;
  if (reading === undefined) return null;
  return { report: reading.report, text: source.text, diagnostics: reading.diagnostics };
}

function readAll(printed: readonly CorpusReport[]): readonly Report[] {
  return printed.flatMap((each) => read(each)?.report ?? []);
}

/** How much of each section stands in another agency's report, as whoever keeps all reports would find it. */
function reusedFrom(report: Report, other: Report | undefined): readonly ReusedNarrative[] {
  if (other === undefined) return [];
  return report.sections.flatMap(({ id, text }) => {
    const found = other.sections.find((section) => section.id === id);
    if (found === undefined) return [];
    const agency = other.agency?.name ?? "another agency";
    return [{ section: id, similarity: textSimilarity(text, found.text), agency, year: other.year }];
  });
}

/** Reads a report and those it is checked against, checks it and diagnoses it; null where no report was found. */
export function checkCase(drawn: Case): CheckedCase | null {
  const main = read(drawn.printed);
  if (main === null) return null;
  const { report, text, diagnostics } = main;
  const before = readAll(drawn.before);
  const context = {
    previous: before.at(-1),
    earlier: before.slice(0, -1),
    versions: readAll(drawn.versions),
    agency: drawn.agency,
    diagnostics,
    reused: reusedFrom(report, drawn.beside === undefined ? undefined : read(drawn.beside)?.report),
  };
  const findings = checkReport(report, context);
  return { report, findings, diagnoses: diagnoseReport(report, findings, { ...context, text }) };
}
