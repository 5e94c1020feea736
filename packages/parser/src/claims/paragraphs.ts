import type { MappedText, Span } from "@gongkai/schema";

/** A paragraph of the narrative as one line, with the way back to the reading text. */
export interface Paragraph {
  readonly text: string;
  /** Where each stretch that stands on a line of its own begins in `text`. */
  readonly offsets: readonly number[];
  /** Where it begins in the reading text. */
  readonly starts: readonly number[];
}

const LINE_FEED = "\n";

/** The place of the first reading unit that stands for nothing before an offset of the source. */
function firstUnitAt({ starts }: MappedText, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A number that stands alone on its line, and how the line below goes on when it is the middle of a sentence. */
const ONLY_NUMBER = /^[\d,.]{1,12}%?$/;
const GOES_ON =
  /^(?:[余多]?[万亿]?[余多]?(?:人次|场次|万?元|[件条次个项份宗起篇期场部人名则例%])(?![数例])|[年月日]|[,。、;])/;

/**
 * The paragraphs at the spans of a section. Where a converter put every run of text on a line of its own, a number
 * between its sentence and its unit is joined to both:
 *
 *     全年主动公开政府信息
 *     815
 *     条,其中网站发布
 */
export function readParagraphs(reading: MappedText, spans: readonly Span[]): readonly Paragraph[] {
  const read = spans.map((span) => readParagraphAt(reading, span));
  const paragraphs: Paragraph[] = [];
  let group: Paragraph[] = [];
  for (const [at, paragraph] of read.entries()) {
    const before = read[at - 1];
    const next = read[at + 1];
    const isNumber = ONLY_NUMBER.test(paragraph.text) && next !== undefined && GOES_ON.test(next.text);
    const followsNumber =
      before !== undefined && ONLY_NUMBER.test(lastLine(before)) && GOES_ON.test(paragraph.text);
    const isJoined =
      before !== undefined && (isNumber || followsNumber) && isRightBelow(reading, before, paragraph);
    if (!isJoined && group.length > 0) {
      paragraphs.push(joinAll(group));
      group = [];
    }
    group.push(paragraph);
  }
  return group.length === 0 ? paragraphs : [...paragraphs, joinAll(group)];
}

function lastLine({ text, offsets }: Paragraph): string {
  return text.slice(offsets.at(-1) ?? 0);
}

/** Whether nothing but one line break stands between two paragraphs. */
function isRightBelow({ text }: MappedText, above: Paragraph, below: Paragraph): boolean {
  const end = readingOffset(above, above.text.length - 1) + 1;
  const between = text.slice(end, Math.min(below.starts[0] ?? end, end + 10));
  return between.trim() === "" && end + between.length === below.starts[0];
}

function joinAll(paragraphs: readonly Paragraph[]): Paragraph {
  const [only] = paragraphs;
  if (only !== undefined && paragraphs.length === 1) return only;
  const offsets: number[] = [];
  let length = 0;
  for (const { text, offsets: own } of paragraphs) {
    for (const offset of own) offsets.push(length + offset);
    length += text.length;
  }
  return {
    text: paragraphs.map(({ text }) => text).join(""),
    offsets,
    starts: paragraphs.flatMap(({ starts }) => starts),
  };
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** The next single space between two Han characters of a line, where some printers break a line; its length if none. */
function spaceInWords(line: string, from: number): number {
  for (let at = line.indexOf(" ", from); at !== -1; at = line.indexOf(" ", at + 1)) {
    if (isHan(line.charCodeAt(at - 1)) && isHan(line.charCodeAt(at + 1))) return at;
  }
  return line.length;
}

/**
 * The paragraph that stands at a span of the source, as it was read. Where a printer broke its lines they are one
 * again, so that a number cut by the edge of the page is whole.
 */
function readParagraphAt(reading: MappedText, span: Span): Paragraph {
  const end = firstUnitAt(reading, span.end);
  const offsets: number[] = [];
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let from = firstUnitAt(reading, span.start);
  while (from < end) {
    const lineFeed = reading.text.indexOf(LINE_FEED, from);
    let to = lineFeed === -1 ? end : Math.min(lineFeed, end);
    const next = to + 1;
    while (from < to && reading.text[from] === " ") from++;
    while (to > from && reading.text[to - 1] === " ") to--;
    const line = reading.text.slice(from, to);
    for (let at = 0; at < line.length; ) {
      const space = spaceInWords(line, at);
      offsets.push(length);
      starts.push(from + at);
      parts.push(line.slice(at, space));
      length += space - at;
      at = space + 1;
    }
    from = next;
  }
  return { text: parts.join(""), offsets, starts };
}

/** Where a unit of a paragraph stands in the reading text. */
export function readingOffset({ offsets, starts }: Paragraph, offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return (starts[low] ?? 0) + offset - (offsets[low] ?? 0);
}
