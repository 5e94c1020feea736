import { type Diagnostic, editionForYear, type ParseResult, SECTIONS, type Source } from "@gongkai/schema";
import { readable } from "@gongkai/text";
import { findFacts } from "./facts/report-facts.ts";
import { readSections } from "./structure/sections.ts";
import { type Copy, segment } from "./structure/segment.ts";
import { mergeCopies } from "./tables/merge-copies.ts";
import { readTables, type TablesReading } from "./tables/read-tables.ts";
import { diagnose } from "./tables/table-context.ts";

/** The version of the parser. It changes whenever the same source could give another result. */
export const PARSER_VERSION = "0.1.0";

/** A page with fewer of the six headings, and no table, is no report. */
const FEWEST_SECTIONS = 3;

function isReport(copy: Copy, reading: TablesReading): boolean {
  return copy.sections.length >= FEWEST_SECTIONS || reading.isPrinted;
}

/** Keeps a diagnostic once: the copies of a report raise the same ones. */
function collectDiagnostics(): {
  readonly diagnostics: Diagnostic[];
  readonly report: (diagnostic: Diagnostic) => void;
} {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const report = (diagnostic: Diagnostic) => {
    const key = `${diagnostic.code} ${diagnostic.message}`;
    if (!seen.has(key)) diagnostics.push(diagnostic);
    seen.add(key);
  };
  return { diagnostics, report };
}

/**
 * Reads one source into a report and what could not be read.
 *
 * Pure and deterministic; never throws on content. Every span is an offset into `source.text`, and cutting the
 * text by a cell's span gives the cell's `raw`. A number that the source does not print is never in the result:
 * a cell that cannot be known is `unread` with the diagnostic that explains it.
 */
export function parseReport(source: Source): ParseResult {
  const { diagnostics, report } = collectDiagnostics();
  const { mapped, glossCount } = readable(source.visible ?? source.text);
  const { copies } = segment(mapped.text);
  const facts = findFacts(copies, mapped, report);
  const expected = facts.year === null ? null : editionForYear(facts.year);
  const readings = copies.map((copy) => readTables(source, mapped, copy, expected, report));
  const [firstCopy, first] = [copies[0], readings[0]];
  if (firstCopy === undefined || first === undefined || !isReport(firstCopy, first)) {
    return { report: null, diagnostics: [diagnose("no-report", source.name)] };
  }
  if (glossCount > 0) report(diagnose("glosses-removed", `${glossCount} glosses`));
  const tables = mergeCopies(
    readings.map((reading) => reading.tables),
    report,
  );
  const sections = readSections(source, mapped, firstCopy, first.extents);
  for (const { id, ordinal } of first.edition === null ? [] : SECTIONS) {
    if (!sections.some((section) => section.id === id))
      report(diagnose("section-missing", `${ordinal} ${id}`));
  }
  return {
    report: {
      source: { name: source.name, sha256: source.sha256 },
      title: facts.title,
      agency: facts.agency,
      year: facts.year,
      edition: first.edition,
      period: facts.period,
      signedOn: facts.signedOn,
      tables,
      sections,
    },
    diagnostics,
  };
}
