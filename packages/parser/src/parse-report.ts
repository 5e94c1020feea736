import {
  type Diagnostic,
  editionForYear,
  type MappedText,
  type ParseResult,
  type Report,
  type ReportReading,
  type ReportsResult,
  type ReportTables,
  SECTIONS,
  type Section,
  type Source,
  type Span,
  someCell,
  TABLE_IDS,
} from "@gongkai/schema";
import { type Reading, readable, sourceSpan } from "@gongkai/text";
import { placeInText } from "./claims/place-in-text.ts";
import { readClaims } from "./claims/read-claims.ts";
import { canBeOneReport, findFacts, haveDifferentTitles, type ReportFacts } from "./facts/report-facts.ts";
import { followsForm, isReportByHeadings, isReportByTables } from "./structure/report-kind.ts";
import { readSections } from "./structure/sections.ts";
import { type Copy, segment } from "./structure/segment.ts";
import { sharedText } from "./structure/shared-text.ts";
import { mergeCopies } from "./tables/merge-copies.ts";
import { agreedSubtotals } from "./tables/read-subtotals.ts";
import { readTables } from "./tables/read-tables.ts";
import { diagnose } from "./tables/table-context.ts";

/** The version of the parser. It changes whenever the same source could give another result. */
export const PARSER_VERSION = "0.3.0";

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
  const isSettled = (code: Diagnostic["code"]) =>
    ONLY_FOR_UNREAD.includes(code) &&
    !TABLE_IDS.some((table) =>
      someCell(report.tables, table, (cell) => cell.state === "unread" && cell.because === code),
    );
  const settled = new Set([...new Set(diagnostics.map(({ code }) => code))].filter(isSettled));
  return settled.size === 0 ? diagnostics : diagnostics.filter(({ code }) => !settled.has(code));
}

/** How many of the reports found last a further copy is compared with. A page that holds more is a list of reports. */
const COMPARED_REPORTS = 8;

/** The printed copies of one report, with what the first says of itself. */
interface CopiesOfReport {
  readonly copies: Copy[];
  readonly own: ReportFacts;
}

/** Copies of one report share their paragraphs, if not always all of them. */
const SMALLEST_SHARE = 0.5;

/** Whether a further copy is of a known report: by its text, or by what it says of itself where it has hardly any. */
function isOneReport(known: CopiesOfReport, copy: Copy, own: ReportFacts): boolean {
  const [first] = known.copies;
  const share = first === undefined ? null : sharedText(first, copy);
  if (share === null) return canBeOneReport(known.own, own);
  return share >= SMALLEST_SHARE && !haveDifferentTitles(known.own, own);
}

/** Puts the copies of one report together, equal or not; another agency or another year is another report. */
function groupCopies(
  copies: readonly Copy[],
  reading: MappedText,
): readonly Pick<CopiesOfReport, "copies">[] {
  // Nearly every source prints one copy, and what it says of itself need not be found out twice.
  if (copies.length === 1) return [{ copies: [...copies] }];
  const groups: CopiesOfReport[] = [];
  for (const copy of copies) {
    const own = findFacts(copy, reading, ignore);
    const group = groups.slice(-COMPARED_REPORTS).findLast((known) => isOneReport(known, copy, own));
    if (group === undefined) groups.push({ copies: [copy], own });
    else group.copies.push(copy);
  }
  return groups;
}

/** Whether the tables hold anything at all, or the sections a text: a blank form is no report. */
function hasContent(tables: ReportTables, sections: readonly Section[]): boolean {
  return (
    sections.some(({ text }) => text !== "") ||
    TABLE_IDS.some((table) =>
      someCell(tables, table, ({ state }) => state === "value" || state === "notApplicable"),
    )
  );
}

/** From the first line of the first copy to the last line of the last. */
function spanOfCopies(copies: readonly Copy[], reading: MappedText): Span {
  const [first, last] = [copies[0], copies.at(-1)];
  const start = first?.head[0]?.start ?? first?.sections[0]?.heading.line.start ?? 0;
  const section = last?.sections.at(-1);
  let end = section?.heading.line.end ?? 0;
  for (const lines of [last?.head, section?.lines, last?.unplaced, last?.tail]) {
    end = Math.max(end, lines?.at(-1)?.end ?? 0);
  }
  return sourceSpan(reading, start, end);
}

/** Reads the report that some printed copies are of; null when they are none. */
function readReport(
  source: Source,
  { mapped, glossCount }: Reading,
  [copy, ...others]: readonly Copy[],
): ReportReading | null {
  if (copy === undefined) return null;
  const { report, all } = collectDiagnostics();
  // A footer or signature may stand under one of several copies only.
  const whole = { ...copy, tail: [copy, ...others].flatMap((one) => one.tail) };
  const facts = findFacts(whole, mapped, report, source.url);
  const expected = facts.year === null || !followsForm(copy) ? null : editionForYear(facts.year);
  const first = readTables(source, mapped, copy, expected, report);
  if (!isReportByTables(copy, first.tables) && !isReportByHeadings(copy)) return null;
  const sections = readSections(source, mapped, copy, first.extents);
  if (!hasContent(first.tables, sections)) return null;

  const later = others.map((other) => readTables(source, mapped, other, expected, report));
  const subtotals = agreedSubtotals([first, ...later].map((reading) => reading.subtotals));
  const result: Report = {
    source: { name: source.name, sha256: source.sha256 },
    ...facts,
    edition: first.edition,
    tables: mergeCopies(first, later, report),
    ...(subtotals.length === 0 ? {} : { subtotals }),
    sections,
    claims: placeInText(readClaims(source, mapped, sections, facts), sections, source.visible),
  };
  if (glossCount > 0) report(diagnose("glosses-removed", `${glossCount} glosses`));
  for (const { id, ordinal } of first.edition === null ? [] : SECTIONS) {
    if (!result.sections.some((section) => section.id === id)) {
      report(diagnose("section-missing", `${ordinal} ${id}`));
    }
  }
  return {
    report: result,
    span: spanOfCopies([copy, ...others], mapped),
    diagnostics: withoutSettled(all(), result),
  };
}

/**
 * Reads every report of one source, each with its own copies, facts and diagnostics.
 *
 * Pure and deterministic; never throws on content. Every span is an offset into `source.text`, and cutting the
 * text by a cell's span gives the cell's `raw`. A number that the source does not print is never in the result:
 * a cell that cannot be known is `unread` with the diagnostic that explains it.
 */
export function parseReports(source: Source): ReportsResult {
  const reading = readable(source.visible ?? source.text);
  const groups = groupCopies(segment(reading.mapped.text), reading.mapped);
  const reports = groups.flatMap(({ copies }) => readReport(source, reading, copies) ?? []);
  const diagnostics = [...(source.diagnostics ?? [])];
  if (reports.length === 0) diagnostics.push(diagnose("no-report", source.name));
  return { reports, diagnostics };
}

/**
 * Reads the first report of one source and what could not be read.
 *
 * The same as the first of {@link parseReports}; `several-reports` says how many more there are.
 */
export function parseReport(source: Source): ParseResult {
  const { reports, diagnostics } = parseReports(source);
  const [first, ...more] = reports;
  if (first === undefined) return { report: null, diagnostics };
  const several = more.length === 0 ? [] : [diagnose("several-reports", `${more.length} more`)];
  return { report: first.report, diagnostics: [...diagnostics, ...several, ...first.diagnostics] };
}

function ignore(): void {}
