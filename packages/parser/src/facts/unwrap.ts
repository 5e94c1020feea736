import type { MappedText, Span } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { isOrganization } from "./organization.ts";

const NUMBER_LINE = /^\d[\d,.]*(?:-\d{1,2})?$/;
const NUMBER_OR_TELEPHONE = /^[\d(][\d()-]{0,19}[)。;]*$/;
const GOES_ON = ",。;:、)》」”";
const IS_OPEN = "(《“「、,:";
const IS_SENTENCE_END = "。!?;:…";
const HAS_CLAUSES = /[,。;]/;
const BEGINS_PARAGRAPH = /^(?:\(?[一二三四五六七八九十]{1,2}[)、.,]|\(?\d{1,2}[)、.]|[•●■◆#|])/;
/** Words of the page around the report, whose lines end where they end. */
const FURNITURE = /主办|承办|版权|ICP备|公网安备|标识码|技术支持|网站地图|站点地图|发布时间|发布日期|来源:/;
const LETTER = /\p{Script=Han}/u;
/** A number below a title or a date counts readers or pages. */
const ENDS_BEFORE_NUMBERS = /报告|年报|日$/;
const LONGEST_NUMBER = 20;
/** Shorter lines end where their paragraph ends. */
const SHORTEST_WRAPPED = 20;
/** A page without line feeds in its text has nothing to put together; one with thousands is no paragraph. */
const LONGEST_PARAGRAPH = 4000;

/** Labels of bodies. 名称 and 标题 stand before titles. */
const OF_BODY = /^.{0,4}(?:来源|作者|机构|机关|单位|主体) {0,3}$/;

/** Whether a labelled value ends with the line: 发布机构:某某局. */
function endsInBody(line: string): boolean {
  const colon = line.indexOf(":");
  return colon > 0 && OF_BODY.test(line.slice(0, colon)) && isOrganization(line.slice(colon + 1).trim());
}

/**
 * Whether a line goes on with the next: printed by a tool that wraps paragraphs at a width, or that gives each
 * run of a word processor a line of its own.
 *
 *     …请与某某局联系(电话:        数据统计时间为
 *     0000-1000000)。              2022
 *                                  年
 */
function goesOn(line: string, next: string): boolean {
  const [last, first] = [line.charAt(line.length - 1), next.charAt(0)];
  const isOpen = IS_OPEN.includes(last);
  const isEnded = IS_SENTENCE_END.includes(last);
  if (next.length <= LONGEST_NUMBER && NUMBER_LINE.test(next)) {
    if (isOpen) return true;
    return !isEnded && LETTER.test(last) && !ENDS_BEFORE_NUMBERS.test(line.slice(-2)) && !endsInBody(line);
  }
  if (line.length <= LONGEST_NUMBER && NUMBER_LINE.test(line))
    return GOES_ON.includes(first) || LETTER.test(first);
  if (GOES_ON.includes(first) && !isEnded) return true;
  if (isOpen) return line.length >= SHORTEST_WRAPPED || NUMBER_OR_TELEPHONE.test(next);
  if (line.length < SHORTEST_WRAPPED) return false;
  // A name in quotation marks goes on until they close: 现公布《某某局2022年政府 信息公开工作年度报告》。
  if (line.lastIndexOf("《") > line.lastIndexOf("》")) return true;
  if (isEnded || !HAS_CLAUSES.test(line)) return false;
  if (FURNITURE.test(line) || FURNITURE.test(next)) return false;
  return !BEGINS_PARAGRAPH.test(next) && !isOrganization(next);
}

/** For each line whether it goes on with the next; null where none does, which is the common case. */
function continuations(lines: readonly Line[]): readonly boolean[] | null {
  let found: boolean[] | null = null;
  for (let at = 0; at + 1 < lines.length; at += 1) {
    if (!goesOn(lines[at]?.text ?? "", lines[at + 1]?.text ?? "")) continue;
    found ??= new Array<boolean>(lines.length).fill(false);
    found[at] = true;
  }
  return found;
}

/** A line break that a converter turned into a space, in the midst of a paragraph: `政府信息 公开工作`. */
const SPACE_FOR_BREAK = /(?<=[\p{Script=Han},、:(]) (?=[\p{Script=Han}(])/gu;
/** Shorter lines, and lines without a sentence, have spaces for borders. */
const SHORTEST_PARAGRAPH = 40;

function isParagraph(lines: readonly Line[]): boolean {
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length < SHORTEST_PARAGRAPH || lines.some(({ text }) => FURNITURE.test(text))) return false;
  return lines.some(({ text }) => text.includes("。"));
}

function hasSpacesForBreaks(line: Line): boolean {
  const { text } = line;
  return text.includes(" ") && isParagraph([line]) && text.search(SPACE_FOR_BREAK) !== -1;
}

/** Text put together from stretches of another, mapped to what lies under that. */
function createJoiner(reading: MappedText) {
  const texts: string[] = [];
  const stretches: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  let length = 0;

  function append(text: string, from: number): void {
    texts.push(text);
    stretches.push({ from, to: from + text.length, at: length });
    length += text.length;
  }

  function appendLine({ text, start }: Line, dropsSpaces: boolean): void {
    let from = 0;
    for (const match of dropsSpaces ? text.matchAll(SPACE_FOR_BREAK) : []) {
      append(text.slice(from, match.index), start + from);
      from = match.index + 1;
    }
    append(text.slice(from), start + from);
  }

  function appendParagraph(lines: readonly Line[]): Span {
    const start = length;
    const dropsSpaces = isParagraph(lines);
    for (const line of lines) appendLine(line, dropsSpaces);
    const end = length;
    texts.push("\n");
    length += 1;
    return { start, end };
  }

  /** The lines with wrapped ones put together, at their offsets in the joined text. */
  function join(lines: readonly Line[]): readonly Span[] {
    const goOn = continuations(lines);
    const joined: Span[] = [];
    let paragraph: Line[] = [];
    let paragraphLength = 0;
    for (const [at, line] of lines.entries()) {
      paragraph.push(line);
      paragraphLength += line.text.length;
      if (goOn?.[at] === true && paragraphLength < LONGEST_PARAGRAPH) continue;
      joined.push(appendParagraph(paragraph));
      paragraph = [];
      paragraphLength = 0;
    }
    return joined;
  }

  function build(): MappedText {
    const starts = new Int32Array(length);
    const ends = new Int32Array(length);
    for (const { from, to, at } of stretches) {
      starts.set(reading.starts.subarray(from, to), at);
      ends.set(reading.ends.subarray(from, to), at);
      // The line feed behind a stretch stands where the stretch ends.
      const after = at + to - from;
      if (after < length) starts[after] = ends[after] = ends[after - 1] ?? 0;
    }
    return { text: texts.join(""), starts, ends };
  }
  return { join, build };
}

/**
 * A copy whose wrapped lines are put together again, and the reading that its offsets are of. Only the parts
 * that say who and when are joined; the others keep lines whose offsets mean nothing here.
 */
export function unwrap(
  copy: Copy,
  reading: MappedText,
  parts: { readonly overview: readonly Line[]; readonly last: readonly Line[] },
): { readonly copy: Copy; readonly reading: MappedText } {
  const zones = [copy.head, parts.overview, parts.last, copy.tail];
  const isWhole = (lines: readonly Line[]) =>
    continuations(lines) === null && !lines.some(hasSpacesForBreaks);
  if (zones.every(isWhole)) return { copy, reading };
  const joiner = createJoiner(reading);
  const [head = [], overview = [], last = [], tail = []] = zones.map((lines) => joiner.join(lines));
  const joined = joiner.build();
  const withText = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => ({ text: joined.text.slice(start, end), start, end }));
  const sections = copy.sections.map((section) => {
    if (section.lines === parts.last) return { ...section, lines: withText(last) };
    return section.lines === parts.overview ? { ...section, lines: withText(overview) } : section;
  });
  return { copy: { ...copy, head: withText(head), sections, tail: withText(tail) }, reading: joined };
}
