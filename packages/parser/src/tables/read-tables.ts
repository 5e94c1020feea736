import {
  type Diagnostic,
  type Edition,
  FORMS,
  type FormTable,
  type MappedText,
  type ReportTables,
  type Source,
  type Subtotal,
  TABLE_IDS,
  type TableId,
  type UnreadCell,
} from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { coverDrawings, NO_DRAWINGS } from "../drawings/drawings.ts";
import { readDrawings } from "../drawings/read-drawings.ts";
import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { uniformRow } from "./cells-of-row.ts";
import { isDeduplicated } from "./detect-deduplication.ts";
import { labelKey } from "./label-key.ts";
import { PROACTIVE_DISCLOSURE_WORDS, readProactiveDisclosure } from "./read-proactive-disclosure.ts";
import { REMEDIES_WORDS, readRemedies } from "./read-remedies.ts";
import { REQUESTS_WORDS, readRequests } from "./read-requests.ts";
import { diagnose, type TableContext } from "./table-context.ts";
import { findTableExtent, type TableExtent } from "./table-extent.ts";
import { type TabFinder, type Token, type Tokens, tokenize } from "./tokens.ts";

/** The tables of one copy, and where they stand among the lines of their sections. */
export interface TablesReading {
  readonly tables: ReportTables;
  readonly subtotals: readonly Subtotal[];
  /** The edition by which the tables are read; null when none is printed and none is expected. */
  readonly edition: Edition | null;
  /** Whether any of the three tables is printed. */
  readonly isPrinted: boolean;
  readonly extents: ReadonlyMap<TableId, TableExtent>;
  /** Every number that the tables print, in order, wherever it was placed. */
  readonly printedNumbers: () => string;
}

const WORDS: Readonly<Record<TableId, ReadonlySet<string>>> = {
  proactiveDisclosure: new Set(PROACTIVE_DISCLOSURE_WORDS.map(labelKey)),
  requests: new Set(REQUESTS_WORDS.map(labelKey)),
  remedies: new Set(REMEDIES_WORDS.map(labelKey)),
};

interface Region {
  readonly lines: readonly Line[];
  readonly extent: TableExtent | null;
  readonly tokens: Tokens;
  /** Whether every number stands in a drawing that gives each cell its place. */
  readonly isGrid: boolean;
  /** Whether tabs stand between the cells. */
  readonly isTabbed: boolean;
}

/** A table has more lines with tabs; a few of them only indent paragraphs. */
const FEWEST_TABBED_LINES = 3;

/** Where tabs stand between the cells of these lines; null where they do not. */
function findTabs(source: string, { starts }: MappedText, lines: readonly Line[]): TabFinder | null {
  if (!source.includes("\t")) return null;
  const isTab = (at: number) => source.charCodeAt(starts[at] ?? -1) === TAB;
  let count = 0;
  for (const line of lines) {
    for (let at = line.start; at < line.end; at += 1) {
      if (!isTab(at)) continue;
      count += 1;
      break;
    }
    if (count >= FEWEST_TABBED_LINES) return isTab;
  }
  return null;
}

const TAB = 0x09;

/** Every line of a copy, in order. */
function linesOf({ head, sections, unplaced, tail }: Copy): readonly Line[] {
  const lines = [...head, ...sections.flatMap((section) => section.lines), ...unplaced, ...tail];
  return unplaced.length === 0 ? lines : lines.toSorted((one, other) => one.start - other.start);
}

/** The cells of a table: those of its section, or of the whole copy when the section's heading was not found. */
function findRegion(source: Source, reading: MappedText, copy: Copy, table: TableId): Region {
  const section = copy.sections.find((item) => item.heading.section === table);
  const lines = section?.lines ?? linesOf(copy);
  const isMarkup = source.visible !== undefined;
  const isTab = isMarkup ? null : findTabs(source.text, reading, lines);
  const drawings =
    isMarkup || isTab !== null ? NO_DRAWINGS : readDrawings(source.text, reading, lines, table);
  const all = tokenize(reading.text, lines, isMarkup, drawings.lines, isTab);
  const extent = coverDrawings(findTableExtent(lines, all, WORDS[table]), drawings);
  const isInside = (token: Token) =>
    extent !== null && token.line >= extent.first && token.line <= extent.last;
  const tokens = all.tokens.filter(isInside);
  const isGrid =
    drawings.gridLines.size > 0 &&
    tokens.every(({ isValue, line }) => !isValue || drawings.gridLines.has(line));
  return { lines, extent, tokens: { ...all, tokens }, isGrid, isTabbed: isTab !== null };
}

/** A table of which nothing can be read. */
function unreadTable(table: FormTable, because: UnreadCell["because"]) {
  return Object.fromEntries(
    table.blocks.flatMap((block) =>
      block.rows
        .filter((row) => !row.isGroup)
        .map((row) => [row.id, uniformRow(block.columns, { state: "unread", because })]),
    ),
  );
}

/**
 * Reads the three tables of one copy.
 *
 * `expected` is the edition meant for the report's year, used where the tables themselves do not say; null for
 * years without a form, in which case tables that are not printed stay null instead of unread.
 */
export function readTables(
  source: Source,
  reading: MappedText,
  copy: Copy,
  expected: Edition | null,
  report: (diagnostic: Diagnostic) => void,
): TablesReading {
  const isMarkup = source.visible !== undefined;
  const regions = {
    proactiveDisclosure: findRegion(source, reading, copy, "proactiveDisclosure"),
    requests: findRegion(source, reading, copy, "requests"),
    remedies: findRegion(source, reading, copy, "remedies"),
  };
  const context: TableContext = {
    sourceText: source.text,
    isMarkup,
    isTabbed: false,
    // Markup is not read line by line, so no line of it gets lost.
    isDeduplicated: !isMarkup && isDeduplicated(Object.values(regions)),
    spanOf: (start, end) => sourceSpan(reading, start, end),
    report,
  };
  const contextOf = (table: TableId): TableContext => {
    const { isGrid, isTabbed } = regions[table];
    // The row of table remedies has no label, so that every cell between tabs is one of its columns.
    return { ...context, isMarkup: isMarkup || isGrid || (isTabbed && table === "remedies"), isTabbed };
  };
  if (context.isDeduplicated) {
    report(diagnose("lines-deduplicated", "hardly a line of the three tables occurs twice"));
  }
  // Table requests first: its rows tell the editions apart even where the headers of the others are lost.
  const requests = readRequests(regions.requests.tokens, expected ?? "2021", contextOf("requests"));
  const fallback = requests?.edition ?? expected ?? "2021";
  const proactive = readProactiveDisclosure(
    regions.proactiveDisclosure.tokens,
    fallback,
    contextOf("proactiveDisclosure"),
  );
  const hasLostCells = requests?.hasLostCells === true || proactive?.hasLostCells === true;
  const remedies = readRemedies(regions.remedies.tokens, contextOf("remedies"), hasLostCells);

  const read = { proactiveDisclosure: proactive?.cells ?? null, requests: requests?.cells ?? null, remedies };
  const isPrinted = Object.values(read).some((table) => table !== null);
  const votes = [...(requests?.edition ? [requests.edition] : []), ...(proactive?.editions ?? [])];
  const isFormExpected = isPrinted || expected !== null;
  const edition = votes[0] ?? (isFormExpected ? fallback : null);
  if (new Set(votes).size > 1) report(diagnose("edition-mixed", votes.join(", ")));
  if (edition !== null && votes.length === 0) {
    report(
      diagnose(
        "edition-undetermined",
        `read by the form of ${edition}${expected === null ? "" : ", meant for the year"}`,
      ),
    );
  }

  const tables = { ...read };
  for (const table of TABLE_IDS) {
    if (tables[table] !== null || !isFormExpected) continue;
    report(diagnose("table-missing", table, { table }));
    const unread = unreadTable(FORMS[fallback][table], "table-missing");
    // Built from the form's own declaration, which each table's type is derived from.
    Object.assign(tables, { [table]: unread });
  }
  const extents = new Map(
    TABLE_IDS.flatMap((table) => {
      const { extent } = regions[table];
      const hasSection = copy.sections.some((section) => section.heading.section === table);
      return extent !== null && hasSection ? [[table, extent] as const] : [];
    }),
  );
  const printedNumbers = () =>
    TABLE_IDS.map((table) =>
      regions[table].tokens.tokens.flatMap(({ isValue, text }) => (isValue ? [text] : [])).join(" "),
    ).join("\n");
  const subtotals = requests?.subtotals ?? [];
  return { tables, subtotals, edition, isPrinted, extents, printedNumbers };
}
