import {
  cellAt,
  cellPlace,
  type Diagnosis,
  type Finding,
  type FindingPlace,
  type Report,
  type Span,
} from "@gongkai/schema";
import type { CheckedReport, CheckResult } from "./check-result.ts";
import { cutLine, type LinePiece, type Mark } from "./cut-line.ts";
import type { Language } from "./language.ts";
import { namedCells } from "./named-cells.ts";
import { cellText, columnName, placeName, rowName } from "./place-names.ts";
import { printable } from "./printable.ts";
import { type CoveredLine, createSourceText, type Position, type SourceText } from "./source-text.ts";
import { tellingPlaces } from "./telling-places.ts";
import { WORDS } from "./words.ts";

/** A row of quoted source, with its marks and what is marked. */
export interface ExcerptRow {
  /** The number of the line in the source, from 1. */
  readonly line: number;
  readonly pieces: readonly LinePiece[];
  /** What the marked places are, in the words of the form; null where the text says it itself. */
  readonly label: string | null;
}

/** The lines of one source that a finding rests on. */
export interface Excerpt {
  readonly of: FindingPlace["of"];
  /** The name of the source. */
  readonly source: string;
  /** Where its main mark stands; null where nothing is printed. */
  readonly position: Position | null;
  readonly rows: readonly ExcerptRow[];
  /** Places that are printed nowhere, as people read them. */
  readonly unprinted: readonly string[];
  /** How many zeros of a long sum are left out. */
  readonly zeros: number;
  /** How many further lines are left out. */
  readonly leftOut: number;
}

/** Quotes what findings of one report rest on. */
export interface Quoter {
  readonly quote: (finding: Finding, diagnosis: Diagnosis | null) => readonly Excerpt[];
  readonly positionAt: (span: Span) => Position;
}

/** How results are quoted. */
export interface QuoteOptions {
  readonly language: Language;
  /** Columns a quoted line may take. */
  readonly width: number;
}

/** Beside numbers a longer stretch of text is shown by its beginning. */
const LINES_OF_PLACE = 3;

/** How many rows are quoted where a finding points to numbers. */
const ROWS_OF_NUMBERS = 12;

/** How many rows are quoted where it points to stretches of text only: enough to find them. */
const ROWS_OF_TEXT = 3;

/** A line of more characters holds more than one row of a table, whatever it prints. */
const LONGEST_ROW = 160;

interface MarkedPlace {
  readonly place: FindingPlace;
  readonly mark: Mark;
}

interface MarkedLine {
  readonly line: CoveredLine;
  readonly marked: MarkedPlace[];
}

/** The marked lines of some places, in the order of the source. */
function markLines(
  places: readonly FindingPlace[],
  text: SourceText,
  isMain: (place: FindingPlace) => boolean,
  linesOfPlace: number | undefined,
): readonly MarkedLine[] {
  const lines = new Map<number, MarkedLine>();
  for (const place of places) {
    if (place.span === null) continue;
    for (const line of text.linesOf(place.span).slice(0, linesOfPlace)) {
      const known = lines.get(line.start) ?? { line, marked: [] };
      known.marked.push({ place, mark: { from: line.from, to: line.to, isMain: isMain(place) } });
      lines.set(line.start, known);
    }
  }
  return [...lines.values()].sort((one, other) => one.line.start - other.line.start);
}

/** Without what differs from print to print: width of punctuation, and space. */
function comparable(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** What the places marked on a line are; cells of one row name it once, and not at all where the line prints it. */
function labelOf({ line, marked }: MarkedLine, report: Report | null, language: Language): string | null {
  const places = [...new Set(marked.map(({ place }) => place))];
  const cells = places.flatMap(({ cell }) => (cell === null ? [] : [cell]));
  const [first, ...others] = cells;
  const isOneRow =
    first !== undefined &&
    cells.length === places.length &&
    others.every((cell) => cellPlace(cell).row === cellPlace(first).row);
  if (isOneRow && report !== null) {
    const edition = report.edition;
    const columns = cells.map(
      (cell) => `${columnName(cell, edition, language)} ${cellText(cellAt(report.tables, cell), language)}`,
    );
    const row = rowName(first, edition, language);
    const cellsOfRow = columns.join(WORDS.comma[language]);
    const isPrinted = line.text.length <= LONGEST_ROW && comparable(line.text).includes(comparable(row));
    if (isPrinted) return cellsOfRow;
    return `${row}${others.length === 0 ? " · " : WORDS.colon[language]}${cellsOfRow}`;
  }
  const names = places.flatMap((place) => placeName(place, report, language) ?? []);
  return names.length === 0 ? null : names.join(WORDS.semicolon[language]);
}

/** Prepares a checked report for being quoted. */
export function createQuoter(
  { source, previous }: CheckResult,
  reading: CheckedReport,
  { language, width }: QuoteOptions,
): Quoter {
  const texts = {
    report: createSourceText(source),
    previous: previous === null ? null : createSourceText(previous),
    other: null,
  };
  const reports = { report: reading.report, previous: reading.previous, other: null };
  const names = {
    report: source.name,
    previous: previous?.name ?? WORDS.lastYear[language],
    other: WORDS.otherReport[language],
  };

  const quoteFrom = (
    of: FindingPlace["of"],
    places: readonly FindingPlace[],
    diagnosis: Diagnosis | null,
    zeros: number,
  ): Excerpt => {
    const text = texts[of];
    const isSuspect = ({ of: from, cell }: FindingPlace) =>
      from === "report" && cell !== null && diagnosis?.cell === cell;
    const hasSuspect = places.some(isSuspect);
    const isMain = (place: FindingPlace) => !hasSuspect || isSuspect(place);
    const isOfNumbers = places.some(({ cell, claim }) => cell !== null || claim !== null);
    const shown = isOfNumbers ? ROWS_OF_NUMBERS : ROWS_OF_TEXT;
    const linesOfPlace = isOfNumbers ? LINES_OF_PLACE : undefined;
    const lines = text === null ? [] : markLines(places, text, isMain, linesOfPlace);
    const rows = lines.flatMap(({ line, marked }) => {
      const cut = cutLine(
        printable(line.text),
        marked.map(({ mark }) => mark),
        width,
      );
      return cut.map((pieces, at) => ({
        line: line.number,
        pieces,
        label: at === cut.length - 1 ? labelOf({ line, marked }, reports[of], language) : null,
      }));
    });
    const unquoted = text === null ? places : places.filter(({ span }) => span === null);
    const main = places.find((place) => place.span !== null && isMain(place))?.span;
    return {
      of,
      source: names[of],
      position: text === null || main === undefined || main === null ? null : text.positionAt(main.start),
      rows: rows.slice(0, shown),
      unprinted: unquoted.flatMap((place) => placeName(place, reports[of], language) ?? []),
      zeros,
      leftOut: Math.max(0, rows.length - shown),
    };
  };

  return {
    positionAt: ({ start }) => texts.report.positionAt(start),
    quote: (finding, diagnosis) => {
      const { places, zeros } = tellingPlaces(finding, reports, namedCells(diagnosis));
      return (["report", "previous", "other"] as const).flatMap((of) => {
        const own = places.filter((place) => place.of === of);
        return own.length === 0 ? [] : [quoteFrom(of, own, diagnosis, of === "report" ? zeros : 0)];
      });
    },
  };
}
