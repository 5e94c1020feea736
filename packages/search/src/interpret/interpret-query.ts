import type { Span } from "@gongkai/schema";
import type { SearchTerm } from "../engine.ts";
import { type QueryPart, splitQuery, termOf, uniqueTerms } from "../query.ts";
import type { Interpretation, Recognition } from "../search.ts";
import type { Find } from "./find.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { residualSpans } from "./residual-spans.ts";
import { type Stretch, stretchesOf } from "./stretch.ts";
import { takeFormLines } from "./take-form-lines.ts";
import { takeDocumentNumbers, takeQuantities } from "./take-numbers.ts";
import { takeQuestions, takeReportNames } from "./take-passed-over.ts";
import { takePlaces } from "./take-places.ts";
import { takeSections } from "./take-sections.ts";
import { takeYears } from "./take-years.ts";
import { uniteFilters } from "./unite-filters.ts";

/** What a query is interpreted with. */
export interface InterpretOptions {
  readonly gazetteer: Gazetteer;
  /** What 今年 and 去年 are counted from; the year is that of China. */
  readonly today: Date;
  /** False leaves nothing but words, phrases and exclusions. True by default. */
  readonly isInterpreted?: boolean;
  /**
   * True takes names of lines of the form, such as 无法提供, for the section with their table, where the query names no
   * section itself but narrows the search down otherwise. False by default.
   */
  readonly areLinesSections?: boolean;
  /** Pieces of the text that are to be words, as {@link Recognition.text} gives them. */
  readonly asWords?: readonly string[];
}

/** A term and where it was typed. */
interface PlacedTerm {
  readonly at: number;
  readonly term: SearchTerm;
}

/**
 * Understands a query as typed: what narrows the search down, and what is looked for in the text. Any text has an
 * interpretation, and what is not understood is looked for. The filter says only what the text does.
 *
 *     去年宿迁不予公开多少件   →   year 2024, region 宿迁市, 不予公开, 多少件 passed over
 *
 * Names of agencies and regions are looked for in about the first 80 characters of a long query.
 *
 * @throws SearchError SEARCH_UNAVAILABLE where the gazetteer cannot be reached
 */
export async function interpretQuery(
  text: string,
  { gazetteer, today, isInterpreted = true, areLinesSections = false, asWords = [] }: InterpretOptions,
): Promise<Interpretation> {
  const parts = splitQuery(text);
  const thisYear = yearInChina(today);
  const undone = new Set(asWords);
  const finds = isInterpreted
    ? await findEverything(text, parts, { gazetteer, thisYear, areLinesSections, undone })
    : [];
  const understood = withoutOverlaps(text, finds).filter(({ recognition }) => !undone.has(recognition.text));
  const isNarrowed = understood.some(({ recognition }) => recognition.filter !== null);
  const named = understood.filter(({ recognition }) => recognition.kind !== "reportName" || isNarrowed);
  const withoutQuestions = named.filter(({ recognition }) => recognition.kind !== "question");
  // Of a query of nothing but question words these are looked for.
  const hasMore = isNarrowed || termsOf(text, parts, named).some(({ term }) => !term.isExcluded);
  const kept = hasMore ? named : withoutQuestions;
  const marks = parts.flatMap((part) => recogniseMarks(text, part));
  const recognised = [...kept.map(({ recognition }) => recognition), ...marks];
  const terms = termsOf(text, parts, kept).sort((one, other) => one.at - other.at);
  return {
    recognised: recognised.sort((one, other) => one.span.start - other.span.start),
    filter: uniteFilters(
      kept.flatMap(({ recognition: { filter } }) => filter ?? []),
      thisYear,
    ),
    terms: uniqueTerms(terms.map(({ term }) => term)),
  };
}

const CHINA_AHEAD_OF_UTC = 8 * 60 * 60 * 1000;

function yearInChina(today: Date): number {
  return new Date(today.getTime() + CHINA_AHEAD_OF_UTC).getUTCFullYear();
}

/** In the order in which they are believed: what is more certain takes its place first. */
async function findEverything(
  text: string,
  parts: readonly QueryPart[],
  options: {
    readonly gazetteer: Gazetteer;
    readonly thisYear: number;
    readonly areLinesSections: boolean;
    readonly undone: ReadonlySet<string>;
  },
): Promise<readonly Find[]> {
  const stretches = stretchesOf(text, parts);
  const take = (takers: readonly ((stretch: Stretch) => readonly Find[])[]) =>
    takers.flatMap((taker) => stretches.flatMap((stretch) => taker(stretch)));
  const takeTheseYears = (stretch: Stretch) => takeYears(stretch, options.thisYear);
  const first = take([takeDocumentNumbers, takeSections, takeQuantities, takeTheseYears]);
  const isUndone = (stretch: Stretch, start: number, end: number) => {
    const span = stretch.spanOf(start, end);
    return options.undone.has(text.slice(span.start, span.end));
  };
  const places = await takePlaces(stretches, options.gazetteer, isUndone);
  const narrowing = [...first, ...places].filter(({ filter }) => filter !== null);
  const isAboutLines =
    options.areLinesSections && narrowing.length > 0 && narrowing.every(({ kind }) => kind !== "section");
  const lines = isAboutLines ? take([takeFormLines]) : [];
  return [...first, ...places, ...lines, ...take([takeQuestions, takeReportNames])];
}

/** A recognition, and what is looked for in its place. */
interface Understood {
  readonly recognition: Recognition;
  readonly term: string | null;
}

/** Finds as recognitions in the order typed. One typed character can stand for several normalised ones. */
function withoutOverlaps(text: string, finds: readonly Find[]): readonly Understood[] {
  const placed = finds
    .map((find) => ({ find, span: find.stretch.spanOf(find.start, find.end) }))
    .sort((one, other) => one.span.start - other.span.start);
  let end = 0;
  return placed.flatMap(({ find: { kind, meaning, filter, term }, span }) => {
    if (span.start < end) return [];
    end = span.end;
    const recognition = { kind, span, text: text.slice(span.start, span.end), meaning, filter };
    return [{ recognition, term }];
  });
}

function recogniseMarks(text: string, part: QueryPart): readonly Recognition[] {
  const [term] = termOf(text, part);
  if (term === undefined || (part.kind === "word" && !part.isExcluded)) return [];
  const { span, isExcluded } = part;
  const kind = isExcluded ? "exclusion" : "phrase";
  return [{ kind, span, text: text.slice(span.start, span.end), meaning: term.text, filter: null }];
}

/** Phrases, exclusions, what is looked for as a whole, and the words that are left. */
function termsOf(text: string, parts: readonly QueryPart[], understood: readonly Understood[]): PlacedTerm[] {
  const spans: readonly Span[] = understood.map(({ recognition }) => recognition.span);
  const whole = understood.flatMap(({ recognition: { span }, term }) =>
    term === null ? [] : [{ at: span.start, term: { text: term, isPhrase: true, isExcluded: false } }],
  );
  const words = parts.filter(({ kind, isExcluded }) => kind === "word" && !isExcluded);
  const residual = residualSpans(
    text,
    words.map(({ span }) => span),
    spans,
  ).map(
    (content): Pick<QueryPart, "kind" | "isExcluded" | "content"> => ({
      kind: "word",
      isExcluded: false,
      content,
    }),
  );
  const marked = parts.filter(({ kind, isExcluded }) => kind === "phrase" || isExcluded);
  const rest = [...residual, ...marked].flatMap((part) =>
    termOf(text, part).map((term) => ({ at: part.content.start, term })),
  );
  return [...whole, ...rest];
}
