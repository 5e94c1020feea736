import {
  type Diagnostic,
  editionForYear,
  type ParseResult,
  type Report,
  reportCells,
  SECTIONS,
  type Source,
} from "@gongkai/schema";
import { readable } from "@gongkai/text";
import { canBeOneReport, findFacts } from "./facts/report-facts.ts";
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

/** Diagnostics in the order they were raised, each once: the copies of a report raise the same ones. */
function collectDiagnostics() {
  const collected = new Map<string, Diagnostic>();
  return {
    report: (diagnostic: Diagnostic) => {
      const key = `${diagnostic.code} ${diagnostic.message}`;
      if (!collected.has(key)) collected.set(key, diagnostic);
    },
    all: () => [...collected.values()],
  };
}

/** Codes that explain unread cells and say nothing where no cell is left unread for them. */
const ONLY_FOR_UNREAD: readonly Diagnostic["code"][] = [
  "table-missing",
  "row-missing",
  "column-ambiguous",
  "too-many-numbers",
];

/** Leaves out what one copy could not read and another copy of the same report could. */
function withoutSettled(diagnostics: readonly Diagnostic[], report: Report): readonly Diagnostic[] {
  const reasons = new Set(
    reportCells(report).flatMap(([, cell]) => (cell.state === "unread" ? [cell.because] : [])),
  );
  return diagnostics.filter(({ code }) => !ONLY_FOR_UNREAD.includes(code) || reasons.has(code));
}

/**
 * Reads one source into a report and what could not be read.
 *
 * Pure and deterministic; never throws on content. Every span is an offset into `source.text`, and cutting the
 * text by a cell's span gives the cell's `raw`. A number that the source does not print is never in the result:
 * a cell that cannot be known is `unread` with the diagnostic that explains it.
 */
export function parseReport(source: Source): ParseResult {
  const { report, all } = collectDiagnostics();
  for (const diagnostic of source.diagnostics ?? []) report(diagnostic);
  const { mapped, glossCount } = readable(source.visible ?? source.text);
  const [copy, ...later] = segment(mapped.text);
  if (copy === undefined) return { report: null, diagnostics: [diagnose("no-report", source.name)] };

  const own = findFacts(copy, mapped, ignore);
  const copies = later.filter((other) => canBeOneReport(own, findFacts(other, mapped, ignore)));
  if (copies.length < later.length) {
    report(diagnose("several-reports", `${later.length - copies.length} more`));
  }
  // A footer or signature may stand under one of several copies only. What stands below the first of two
  // different reports is the head of the second.
  const tail = copies.length === later.length ? [copy, ...copies].flatMap((one) => one.tail) : [];
  const facts = findFacts({ ...copy, tail }, mapped, report);

  const expected = facts.year === null ? null : editionForYear(facts.year);
  const first = readTables(source, mapped, copy, expected, report);
  if (!isReport(copy, first)) return { report: null, diagnostics: [diagnose("no-report", source.name)] };
  const others = copies.map((other) => readTables(source, mapped, other, expected, report).tables);
  const result: Report = {
    source: { name: source.name, sha256: source.sha256 },
    ...facts,
    edition: first.edition,
    tables: mergeCopies(first.tables, others, report),
    sections: readSections(source, mapped, copy, first.extents),
    claims: [],
  };
  if (glossCount > 0) report(diagnose("glosses-removed", `${glossCount} glosses`));
  for (const { id, ordinal } of first.edition === null ? [] : SECTIONS) {
    if (!result.sections.some((section) => section.id === id)) {
      report(diagnose("section-missing", `${ordinal} ${id}`));
    }
  }
  return { report: result, diagnostics: withoutSettled(all(), result) };
}

function ignore(): void {}
