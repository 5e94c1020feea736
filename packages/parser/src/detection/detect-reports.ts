import type { Span } from "@gongkai/schema";
import { readable, sourceSpan } from "@gongkai/text";
import { findChains, isTableOfContents } from "../structure/chains.ts";
import type { Candidate } from "../structure/headings.ts";
import { type Line, splitLines } from "../structure/lines.ts";
import { isFooter } from "../structure/page-furniture.ts";
import { isDateLine, isNameLine, tailStart } from "../structure/tail.ts";
import { introducesReport, isCallOrNews, openingStart, titleStart } from "../structure/title-line.ts";
import { type AnchorSet, anchorSetsFor, GLOSSED_WORDS } from "./anchors.ts";
import { findHeadingCandidates } from "./find-headings.ts";
import { fold } from "./fold.ts";

/** How much above the first heading is looked through for a title, and below the last for a signature. */
const REACH = 1500;
/** How much below the first heading may introduce the report. */
const INTRODUCTION_REACH = 600;

const FEWEST_SECTIONS = 3;
const FEWEST_TITLED_SECTIONS = 2;
const FEWEST_TABLE_WORDS = 2;
const FEWEST_NUMBERS = 5;
/** A report says something under its headings; a blank form does not. */
const FEWEST_SENTENCES = 2;
const FEWEST_IN_ORDER = 4;

const [PROACTIVE_DISCLOSURE, REQUESTS] = [1, 2];
const FORM_HEADING = /[收处處]到?和[处處]理|需要[报報]告/;
const NUMBER = /(?:^|[\s|>])[+-]?\d[\d,.]*(?=$|[\s|<])/g;
const FULL_STOP = /。/g;
const MARKUP = /<[^<>]{0,300}>/g;

/** A stretch of the text, read as lines. */
interface Excerpt {
  readonly lines: readonly Line[];
  /** Where a place of the excerpt stands in the text. */
  readonly spanOf: (start: number, end: number) => Span;
}

function excerpt(text: string, anchors: AnchorSet, from: number, to: number): Excerpt {
  const part = text.slice(from, to);
  // Tags become line breaks of the same length, so that every place stays what it is.
  const plain = part.includes("<") ? part.replace(MARKUP, (tag) => "\n".repeat(tag.length)) : part;
  const { text: folded, spanOf } = fold(plain, from, anchors.isSimplified);
  return { lines: splitLines(folded), spanOf };
}

function count(text: string, pattern: RegExp, enough: number): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (found < enough && pattern.exec(text) !== null) found += 1;
  return found;
}

function tableWords(text: string, anchors: AnchorSet, from: number, to: number): number {
  // In the stretch only: a page of many reports would be searched to its end for each of them.
  const stretch = text.slice(from, to);
  return anchors.tables.filter((word) => stretch.includes(word)).length;
}

/** Whether something is said in sentences below the headings. */
function hasProse(text: string, chain: readonly Candidate[], end: number): boolean {
  const first = chain[0]?.end ?? 0;
  const part = text.slice(first, Math.min(end, (chain.at(-1)?.end ?? first) + REACH));
  return count(part, FULL_STOP, FEWEST_SENTENCES) >= FEWEST_SENTENCES;
}

/** Whether headings and what stands around them are a report. */
function isReport(
  text: string,
  anchors: AnchorSet,
  chain: readonly Candidate[],
  head: Excerpt,
  end: number,
): boolean {
  const first = chain[0];
  if (first === undefined) return false;
  const isTitled = titleStart(head.lines) !== -1;
  if (!isTitled && isCallOrNews(head.lines.slice(head.lines.findLastIndex(isFooter) + 1))) return false;
  if (
    tableWords(text, anchors, first.start, end) >= FEWEST_TABLE_WORDS &&
    count(text.slice(first.start, end), NUMBER, FEWEST_NUMBERS) >= FEWEST_NUMBERS
  ) {
    return true;
  }
  const isAboutDisclosure = chain.some(({ order }) => order === PROACTIVE_DISCLOSURE || order === REQUESTS);
  if (!isAboutDisclosure || !hasProse(text, chain, end)) return false;
  if (isTitled) return chain.length >= FEWEST_TITLED_SECTIONS;
  if (chain.length < FEWEST_SECTIONS) return false;
  const inOrder = chain.filter(({ order, number }) => number === order + 1).length;
  if (inOrder >= FEWEST_IN_ORDER) return true;
  if (chain.some((heading) => FORM_HEADING.test(text.slice(heading.start, heading.end)))) return true;
  const opening = excerpt(text, anchors, first.end, Math.min(end, first.end + INTRODUCTION_REACH));
  return head.lines.some(introducesReport) || opening.lines.some(introducesReport);
}

/** Where the report begins above its first heading: its title, else its introduction, else the heading. */
function beginning(head: Excerpt, first: Candidate): number {
  const line = head.lines[openingStart(head.lines)];
  return line === undefined ? first.start : head.spanOf(line.start, line.end).start;
}

/** Where the report ends below its last heading: behind its signature, else before the page's footer. */
function ending(text: string, anchors: AnchorSet, last: Candidate, limit: number): number {
  const to = Math.min(limit, last.end + REACH);
  const { lines, spanOf } = excerpt(text, anchors, last.end, to);
  let at = tailStart(lines, limit < text.length);
  const isTailFound = at < lines.length;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined || !(isNameLine(line) || isDateLine(line))) break;
    at += 1;
  }
  const lastLine = lines[at - 1];
  if (isTailFound || to === limit)
    return lastLine === undefined ? last.end : spanOf(lastLine.start, lastLine.end).end;
  const rest = text.slice(to, limit);
  const footers = anchors.footers.map((word) => rest.indexOf(word)).filter((place) => place !== -1);
  return to + Math.min(rest.length, ...footers);
}

interface Found extends Span {
  readonly title: string | null;
  readonly year: string | null;
  /** How the text under the first heading begins. */
  readonly opening: string;
}

const YEAR = /(?:19|20)\d\d(?=\s*年)/;
/** Two reports hardly begin with the same so many characters. */
const OPENING_LENGTH = 200;

function describe(text: string, head: Excerpt, span: Span, first: Candidate): Found {
  const title = head.lines[titleStart(head.lines)]?.text.replaceAll(" ", "") ?? null;
  const beginning = text.slice(span.start, first.end + INTRODUCTION_REACH);
  return {
    ...span,
    title,
    year: YEAR.exec(title ?? "")?.[0] ?? YEAR.exec(beginning)?.[0] ?? null,
    opening: text.slice(first.end, first.end + OPENING_LENGTH).trim(),
  };
}

/** Whether two printed bodies are of one report: they have one title, or say the same. */
function isSameReport(one: Found, other: Found): boolean {
  if (one.year !== null && other.year !== null && one.year !== other.year) return false;
  if (one.title !== null && other.title !== null) return one.title === other.title;
  return one.opening === other.opening;
}

function detectWith(text: string, anchors: AnchorSet): readonly Span[] {
  const candidates = findHeadingCandidates(text, anchors);
  const { chains } = findChains(candidates);
  const bodies = chains.filter((chain, at) => at === chains.length - 1 || !isTableOfContents(text, chain));
  const found: Found[] = [];
  let from = 0;
  for (const [index, chain] of bodies.entries()) {
    const [first, last] = [chain[0], chain.at(-1)];
    if (first === undefined || last === undefined) continue;
    const limit = bodies[index + 1]?.[0]?.start ?? text.length;
    const head = excerpt(text, anchors, Math.max(from, first.start - REACH), first.start);
    const nextHead =
      limit === text.length ? null : excerpt(text, anchors, Math.max(last.end, limit - REACH), limit);
    const next = nextHead?.lines[openingStart(nextHead.lines)];
    const end = ending(
      text,
      anchors,
      last,
      next === undefined ? limit : (nextHead?.spanOf(next.start, next.end).start ?? limit),
    );
    if (!isReport(text, anchors, chain, head, end)) continue;
    const report = describe(text, head, { start: beginning(head, first), end }, first);
    const before = found.at(-1);
    if (before !== undefined && isSameReport(before, report)) found[found.length - 1] = { ...before, end };
    else found.push(report);
    from = end;
  }
  return found.length > 0 ? found.map(({ start, end }) => ({ start, end })) : tablesAlone(text, anchors);
}

/** A report whose headings are all lost, by its tables. */
function tablesAlone(text: string, anchors: AnchorSet): readonly Span[] {
  const places = anchors.tables.map((word) => text.indexOf(word)).filter((place) => place !== -1);
  if (places.length <= FEWEST_TABLE_WORDS) return [];
  const start = text.lastIndexOf("\n", Math.min(...places)) + 1;
  const ends = anchors.footers
    .map((word) => text.indexOf(word, Math.max(...places)))
    .filter((place) => place !== -1);
  const end = Math.min(text.length, ...ends);
  return count(text.slice(start, end), NUMBER, FEWEST_NUMBERS) >= FEWEST_NUMBERS ? [{ start, end }] : [];
}

/** A Han character with its pinyin in brackets. */
const GLOSS = /[\u4e00-\u9fff][(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]/;
/** Glosses are everywhere or nowhere, so the beginning of a text tells. */
const GLOSS_REACH = 5000;

/**
 * Says where the yearly disclosure reports stand in a text, without parsing them; an empty list where there is none.
 *
 * Made for looking through millions of pages: most are left after searching for a few words, and of the rest only
 * the places of headings are looked at. Works on plain text and on markup, in both scripts and widths. Spans are
 * offsets into `text`, from title or introduction to signature, in order and without overlap; a report printed more
 * than once is one span. Says yes or no as {@link parseReports} does for nearly every page, and never throws.
 */
export function detectReports(text: string): readonly Span[] {
  const found = anchorSetsFor(text).flatMap((anchors) => detectWith(text, anchors));
  if (found.length > 0) return withoutOverlaps(found);
  const isGlossed =
    GLOSSED_WORDS.some((word) => text.includes(word)) || GLOSS.test(text.slice(0, GLOSS_REACH));
  if (!isGlossed) return [];
  // Glosses stand inside every word that could be searched for.
  const { mapped, glossCount } = readable(text);
  if (glossCount === 0) return [];
  return withoutOverlaps(
    anchorSetsFor(mapped.text).flatMap((anchors) => detectWith(mapped.text, anchors)),
  ).map(({ start, end }) => sourceSpan(mapped, start, end));
}

/** The spans in order. A page may print reports in both scripts, and words that both have show one report twice. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const kept: Span[] = [];
  for (const span of inOrder) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
