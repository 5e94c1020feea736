import type { SectionId } from "@gongkai/schema";
import type { Line } from "./lines.ts";
import { type Ordinal, type OrdinalStyle, readOrdinal } from "./ordinals.ts";
import { beginsName, nameAt, orderBySigns } from "./section-names.ts";

/** A heading that opens a section. */
export interface Heading {
  readonly section: SectionId;
  /** Position of the section in the form, from 0; -1 for a section of the agency's own. */
  readonly order: number;
  /** The heading itself. It may be a part of a line, or take up several. */
  readonly line: Line;
  /** Index of the line where it begins. */
  readonly at: number;
}

/** A stretch of the text that may be a heading. Offsets are into the reading text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Index of the line where it begins. */
  readonly at: number;
  /** Position of the section in the form; -1 where the words are none of its. */
  readonly order: number;
  readonly style: OrdinalStyle;
  /** The printed ordinal; 0 where there is none. */
  readonly number: number;
  /** How sure it is that this is a heading of that section, from 0 to 1. */
  readonly weight: number;
  /** Whether the words are those of the section and of nothing else. */
  readonly isProper: boolean;
}

/** Longer lines are sentences that happen to name a section. */
const LONGEST_HEADING = 60;
/** Headings of an agency's own that are longer are sentences. */
const LONGEST_OWN_HEADING = 40;
/** Fewer question marks are no heading whose characters were lost. */
const SHORTEST_LOST = 4;
/** A number, its mark and at least two characters. */
const SHORTEST_NUMBERED = 4;
const DIGIT_MARKS = "、.,) ";
/** A line this long may hold more than one heading. */
const LONG_LINE = 60;

/** How sure each kind of heading is. */
const WEIGHT = { wholeName: 1, signs: 0.9, glued: 0.9, inside: 0.85, unnumbered: 0.7, otherNumber: 0.1 };

const SENTENCE = /[。;!]/;
/** A lone question mark ends a question; several are what is left of other characters. */
const QUESTION = /[^?]\?$/;
const TRAILING_MARKS = " |*#。:;、.,";
/** `……3` and `......3`: what leads to a page number in a table of contents, or the number alone behind a space. */
const TO_PAGE_NUMBER = /^\s*(?:[.…·⋯—_-]{2,}|\s\d{1,3}\s*$)/;
const CONTENTS_ENTRY = /(?:[.…·⋯]{2,}\s*\d{0,3}|\s\d{1,3})$/;
/** What a heading's own words may be followed by when the paragraph goes on in the same line. */
const PARAGRAPH_START = /^[\s:。]*(?:\d|\(|[一二三四五六]是|[“《]|[本我全今无根按现为经自截未第])/;
/** Rows of table `requests` that are numbered like sections. */
const TABLE_ROW = /本年新收|上年结转|办理结果|结转下|继续办理|第二十条/;
/** What a text in the wrong encoding leaves between readable characters. */
const UNREADABLE = /[?\ufffd\u3100-\u312f\u2500-\u257f\u00a1-\u00ff\ue000-\uf8ff]/g;

/** Whether a line may begin a heading, by the kind of its first character. */
const OPENERS = new Uint8Array(0x10000);
const OPENER = { ordinal: 1, digit: 2, name: 3 } as const;
for (let code = 0; code < OPENERS.length; code += 1) {
  if (beginsName(code)) OPENERS[code] = OPENER.name;
}
for (const character of "一二三四五六七八九十第(•·●◆■*#>?\ufffd、.,。:") {
  OPENERS[character.charCodeAt(0)] = OPENER.ordinal;
}
for (const character of "0123456789") OPENERS[character.charCodeAt(0)] = OPENER.digit;

const SPACES = /\s+/g;

function withoutSpaces(text: string): string {
  return text.includes(" ") ? text.replace(SPACES, "") : text;
}

/** The end of a line without the padding of cells and marks behind a heading's words. */
function wordsEnd({ text, start }: Line): number {
  let end = text.length;
  while (end > 0 && TRAILING_MARKS.includes(text.charAt(end - 1))) end -= 1;
  return start + end;
}

function isOfficialNumber(number: number, order: number): boolean {
  return number === order + 1;
}

/** A heading by one of the known names: a whole line, over several lines, or before the rest of its paragraph. */
function namedCandidate(
  text: string,
  lines: readonly Line[],
  at: number,
  ordinal: Ordinal,
): Candidate | null {
  const line = lines[at];
  if (line === undefined) return null;
  const name = nameAt(text, ordinal.end, lines[Math.min(at + 2, lines.length - 1)]?.end ?? line.end);
  if (name === null) return null;
  // A name may end on a later line; what follows it there belongs to the paragraph.
  const lineFeed = text.indexOf("\n", name.end);
  const rest = text.slice(name.end, lineFeed === -1 ? text.length : Math.min(lineFeed, name.end + LONG_LINE));
  if (TO_PAGE_NUMBER.test(rest)) return null;
  const words = rest.slice(0, wordsEnd({ text: rest, start: 0, end: rest.length }));
  const isWhole = words === "";
  const isNumbered = ordinal.style !== "none";
  if (!isNumbered && !(isWhole && name.isProper)) return null;
  const isSure = name.isProper && isOfficialNumber(ordinal.number, name.order);
  // A row of a table that has the section's words for a label.
  if (words.includes("|") && !isSure) return null;
  if (!isWhole && !(ordinal.isPunctuated && (isSure || PARAGRAPH_START.test(rest)))) return null;
  // `总体情况概述` and `主动公开情况及成效` go on with more words of the heading: the line is the heading.
  if (
    !isWhole &&
    line.text.length <= LONGEST_HEADING / 2 &&
    !PARAGRAPH_START.test(rest) &&
    !SENTENCE.test(words)
  ) {
    return null;
  }
  const base = !isNumbered ? WEIGHT.unnumbered : isWhole ? WEIGHT.wholeName : WEIGHT.glued;
  return {
    start: line.start,
    end: name.end,
    at,
    order: name.order,
    style: ordinal.style,
    number: ordinal.number,
    weight: base - (isNumbered && !isOfficialNumber(ordinal.number, name.order) ? WEIGHT.otherNumber : 0),
    isProper: name.isProper,
  };
}

/** A heading in words of its own: a numbered line that shows the signs of a section, or of none. */
function ownCandidate(line: Line, at: number, ordinal: Ordinal): Candidate | null {
  const isDamaged = ordinal.style === "damaged";
  if (line.text.length > LONGEST_HEADING) return null;
  if (!ordinal.isPunctuated && !isDamaged && ordinal.style !== "bullet") return null;
  const end = wordsEnd(line);
  const printed = line.text.slice(ordinal.end - line.start, end - line.start);
  if (printed.includes("|")) return null;
  const words = withoutSpaces(printed);
  const isLost = isDamaged && line.text.length >= SHORTEST_LOST;
  if (words === "" && !isLost) return null;
  const order = orderBySigns(words);
  if (order === -1) {
    if (ordinal.style === "bullet" || words.length > LONGEST_OWN_HEADING || words.includes(",")) return null;
    if (TABLE_ROW.test(words)) return null;
  }
  if (SENTENCE.test(words) || QUESTION.test(words) || CONTENTS_ENTRY.test(line.text)) return null;
  const isOfficial = isOfficialNumber(ordinal.number, order);
  return {
    start: line.start,
    end,
    at,
    order,
    style: ordinal.style,
    number: ordinal.number,
    weight: order === -1 ? 0 : WEIGHT.signs - (isOfficial ? 0 : WEIGHT.otherNumber),
    isProper: false,
  };
}

/** Whether a digit at the beginning of a line can number a heading: `1、`, `12.`, not `2022年` or a cell's `1,063`. */
function numbersHeading(line: Line): boolean {
  const { text } = line;
  if (text.length < SHORTEST_NUMBERED) return false;
  return DIGIT_MARKS.includes(text.charAt(1)) || DIGIT_MARKS.includes(text.charAt(2));
}

/** What may be a heading at the beginning of one line, or null. The lines after it may go on with it. */
export function candidateAt(text: string, lines: readonly Line[], at: number): Candidate | null {
  const line = lines[at];
  if (line === undefined) return null;
  switch (OPENERS[text.charCodeAt(line.start)]) {
    case OPENER.ordinal:
      break;
    case OPENER.digit:
      if (!numbersHeading(line)) return null;
      break;
    case OPENER.name: {
      if (line.text.length > LONGEST_HEADING / 2) return null;
      const none: Ordinal = { style: "none", number: 0, isPunctuated: false, end: line.start };
      return namedCandidate(text, lines, at, none);
    }
    default:
      return null;
  }
  const ordinal = readOrdinal(text, line.start, line.end);
  if (ordinal.style === "none") return null;
  return namedCandidate(text, lines, at, ordinal) ?? ownCandidate(line, at, ordinal);
}

/** Every line that may be a heading. The same text in a table of contents with page numbers is none. */
export function findCandidates(text: string, lines: readonly Line[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const candidate = candidateAt(text, lines, at);
    if (candidate !== null) found.push(candidate);
  }
  return found;
}

/** How much is looked at behind a name for what leads to a page number. */
const LEADER_LENGTH = 8;
const ORDINAL_INSIDE =
  /第[一二三四五六七八九十]部分|[(]?[一二三四五六七八九][、.,)]|[一二三四五六七八九] 、/g;
/** What may stand before a heading in the middle of a line: the end of a sentence or cell, or a space. */
const BEFORE_INSIDE = /[\s。;!?:)”》|\d无]/;

/** The headings inside one line: only the sections' own names after their own ordinals count there. */
export function findInsideLine(text: string, line: Line, at: number): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of line.text.matchAll(ORDINAL_INSIDE)) {
    const start = line.start + match.index;
    if (start > line.start && !BEFORE_INSIDE.test(text.charAt(start - 1))) continue;
    const ordinal = readOrdinal(text, start, line.end);
    const name = nameAt(text, ordinal.end, line.end);
    if (name === null || !name.isProper || !isOfficialNumber(ordinal.number, name.order)) continue;
    if (TO_PAGE_NUMBER.test(text.slice(name.end, Math.min(line.end, name.end + LEADER_LENGTH)))) continue;
    const { order, end } = name;
    const { style, number } = ordinal;
    found.push({ start, end, at, order, style, number, weight: WEIGHT.inside, isProper: true });
  }
  return found;
}

/** The headings inside long lines, of texts that are printed on one line or in one paragraph. */
export function findInsideLines(text: string, lines: readonly Line[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.text.length > LONG_LINE) found.push(...findInsideLine(text, line, at));
  }
  return found;
}

/** Whether so much of a candidate is garbled that its words say nothing. */
export function isUnreadable(text: string, candidate: Candidate): boolean {
  const words = text.slice(candidate.start, candidate.end);
  return (words.match(UNREADABLE)?.length ?? 0) * 3 >= words.length;
}

/** The number printed before a heading; 0 where there is none. */
export function headingNumber({ line }: Heading): number {
  return readOrdinal(line.text, 0, line.text.length).number;
}
