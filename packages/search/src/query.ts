import type { Span } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import type { SearchTerm } from "./engine.ts";

/** A word or phrase of a query, where it stands in the text as typed. */
export interface QueryPart {
  readonly kind: "word" | "phrase";
  readonly isExcluded: boolean;
  /** With its quotation marks and hyphen. */
  readonly span: Span;
  /** What is looked for. */
  readonly content: Span;
}

/** What separates words: every space and line break but those that the normaliser removes as invisible. */
export const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

/** Hyphens and minus signs that people type before what they do not want. */
const HYPHENS = "-－﹣−‐‑";

interface Quotes {
  readonly opening: string;
  readonly closing: string;
}

/** Quotation marks that close each other. Of the first ones every one opens and closes, as input methods mix them up. */
const QUOTES: readonly Quotes[] = [
  { opening: '"＂“”„‟〝〞〟❝❞', closing: '"＂“”„‟〝〞〟❝❞' },
  { opening: "「『｢﹁﹃", closing: "」』｣﹂﹄" },
  { opening: "«", closing: "»" },
  { opening: "‘", closing: "’" },
];

/** Marks that end a word wherever they stand. A lone ’ is an apostrophe. */
const MARKS: ReadonlySet<string> = new Set(
  QUOTES.flatMap(({ opening, closing }) => [...opening, ...closing]).filter((mark) => mark !== "’"),
);

/**
 * Takes a query apart into words and phrases, in the order typed; none of them overlap.
 *
 *     公開 "IPv6  网站"  -“三公” －经费   →   公開, "IPv6  网站", -“三公”, －经费
 *
 * What stands between quotation marks of one kind is a phrase; a mark that never closes only separates words. A hyphen
 * at the beginning of a word or phrase excludes it, unless another hyphen follows. Every other character is text.
 */
export function splitQuery(text: string): readonly QueryPart[] {
  const closingPlaces = QUOTES.map(({ closing }) => placesOf(text, closing));
  const parts: QueryPart[] = [];
  /** Whether a hyphen here would be the first character of a word. */
  let isBoundary = true;
  let at = 0;
  while (at < text.length) {
    const start = at;
    if (SPACE.test(text.charAt(at))) {
      isBoundary = true;
      at++;
      continue;
    }
    const isExcluded = isBoundary && excludes(text, at);
    if (isExcluded) at++;
    const close = closingPlace(text, at, closingPlaces);
    if (close !== undefined) {
      const content = { start: at + 1, end: close };
      parts.push({ kind: "phrase", isExcluded, span: { start, end: close + 1 }, content });
      isBoundary = true;
      at = close + 1;
      continue;
    }
    isBoundary = MARKS.has(text.charAt(at));
    if (isBoundary) at++;
    // A mark that never closes does not keep its hyphen from the word behind it.
    if (isBoundary && !isExcluded) continue;
    const end = wordEnd(text, at);
    if (end > at) parts.push({ kind: "word", isExcluded, span: { start, end }, content: { start: at, end } });
    at = end;
  }
  return parts;
}

/** The words and phrases of a query, normalised, without repetition, in the order typed. */
export function queryTerms(text: string): readonly SearchTerm[] {
  return uniqueTerms(splitQuery(text).flatMap((part) => termOf(text, part)));
}

/** What one part of a query looks for; nothing where only invisible characters stand there. */
export function termOf(
  text: string,
  { kind, isExcluded, content }: Pick<QueryPart, "kind" | "isExcluded" | "content">,
): readonly SearchTerm[] {
  const normalised = searchable(text.slice(content.start, content.end)).text.replaceAll("\n", " ");
  return normalised === "" ? [] : [{ text: normalised, isPhrase: kind === "phrase", isExcluded }];
}

/** The first of every term that is there more than once. */
export function uniqueTerms(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const byKey = new Map<string, SearchTerm>();
  for (const term of terms) {
    const key = `${term.isExcluded ? "-" : "+"}${term.text}`;
    if (!byKey.has(key)) byKey.set(key, term);
  }
  return [...byKey.values()];
}

function excludes(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return HYPHENS.includes(text.charAt(at)) && next !== "" && !HYPHENS.includes(next) && !SPACE.test(next);
}

/** Places of any of the characters, the last first. */
function placesOf(text: string, characters: string): number[] {
  const places: number[] = [];
  for (let at = text.length - 1; at >= 0; at--) if (characters.includes(text.charAt(at))) places.push(at);
  return places;
}

/** Where the phrase ends that begins at `at`; undefined where none does. Places up to there are forgotten. */
function closingPlace(text: string, at: number, closingPlaces: readonly number[][]): number | undefined {
  const mark = text.charAt(at);
  const kind = mark === "" ? -1 : QUOTES.findIndex(({ opening }) => opening.includes(mark));
  const places = closingPlaces[kind];
  if (places === undefined) return undefined;
  while ((places.at(-1) ?? Number.POSITIVE_INFINITY) <= at) places.pop();
  return places.at(-1);
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !SPACE.test(text.charAt(end)) && !MARKS.has(text.charAt(end))) end++;
  return end;
}
