import { type Candidate, candidateAt, findInsideLine } from "../structure/headings.ts";
import { splitLines } from "../structure/lines.ts";
import type { AnchorSet } from "./anchors.ts";
import { fold } from "./fold.ts";

/** How far before its anchor a heading may begin, and how far behind it end. */
const BEFORE = 40;
const BEHIND = 80;
/** In a heading without a number its anchor is at most this far from the beginning. */
const WORDS_BEFORE = 16;

/** `\n`, `\r`, and what ends a piece of text in markup. */
const BOUNDARY = new Set([..."\n\r<>"].map((character) => character.charCodeAt(0)));
/** What the number of a heading is made of, in both widths. */
const NUMERALS = new Set(
  [..."一二三四五六七八九十0123456789０１２３４５６７８９•?？"].map((one) => one.charCodeAt(0)),
);

/** Where the line of an anchor begins; -1 where that is too far. */
function lineStartBefore(text: string, anchor: number): number {
  const lowest = Math.max(0, anchor - BEFORE);
  for (let at = anchor - 1; at >= lowest; at -= 1) {
    if (BOUNDARY.has(text.charCodeAt(at))) return at + 1;
  }
  return lowest === 0 ? 0 : -1;
}

function windowEnd(text: string, anchor: number): number {
  const highest = Math.min(text.length, anchor + BEHIND);
  for (let at = anchor; at < highest; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3c || code === 0x3e) return at;
  }
  return highest;
}

/** Whether a numeral stands between two places. Most prose has none there, and need not be looked at. */
function hasNumeral(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (NUMERALS.has(text.charCodeAt(at))) return true;
  return false;
}

/** The heading around an anchor, or null. Only a stretch of some eighty characters is normalised for it. */
function headingAround(text: string, anchor: number, isSimplified: boolean): Candidate | null {
  const lineStart = lineStartBefore(text, anchor);
  const from = lineStart === -1 ? anchor - BEFORE : lineStart;
  const isPossible = hasNumeral(text, from, anchor) || (lineStart !== -1 && anchor - from <= WORDS_BEFORE);
  if (!isPossible) return null;
  const folded = fold(text.slice(from, windowEnd(text, anchor)), from, isSimplified);
  const lines = splitLines(folded.text);
  const first = lines[0];
  if (first === undefined) return null;
  const ofLine = lineStart === -1 ? null : candidateAt(folded.text, lines, 0);
  const candidate = ofLine ?? findInsideLine(folded.text, first, 0)[0];
  if (candidate === undefined || candidate.order === -1) return null;
  return { ...candidate, ...folded.spanOf(candidate.start, candidate.end) };
}

/** What may be headings of the sections, in the order of the text, each once. */
export function findHeadingCandidates(text: string, anchors: AnchorSet): readonly Candidate[] {
  const found = new Map<number, Candidate>();
  for (const anchor of anchors.headings) {
    for (let at = text.indexOf(anchor); at !== -1; at = text.indexOf(anchor, at + anchor.length)) {
      const candidate = headingAround(text, at, anchors.isSimplified);
      if (candidate === null) continue;
      const known = found.get(candidate.start);
      if (known === undefined || candidate.weight > known.weight) found.set(candidate.start, candidate);
    }
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}
