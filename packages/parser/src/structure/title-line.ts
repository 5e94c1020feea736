import type { Line } from "./lines.ts";
import { isFooter, isPageFurniture } from "./page-furniture.ts";
import { isNameLine } from "./tail.ts";

const LONGEST_TITLE = 80;
/** Titles are seen on one, two and three lines. */
const MOST_LINES = 3;

/** `某某县教育局2022年政府信息公开工作年度报告` and its variants, spaces removed. */
const TITLE =
  /^[《“]?[^。,;:!?]{0,50}信息公开[^。,;:!?]{0,12}(?:报告|年报)[》”]?(?:\([^()]{1,12}\))?(?:[-_|—][^。]{1,30})?$/;
/** What every title that stands on one line has. */
const TITLE_END = /[报告年] ?[告报]/;
/** Words behind which a title is cut, so that it goes on in the next line. */
const CUT = /(?:\d{4}年?度?|政府|政务|信息|信息公开|工作|年度|情况)$/;
/** A title that names no agency; the line above it may. */
const NAMELESS = /^[《“]?(?:\d{4}(?:年度?|-\d{4}学年度?))?(?:政府|政务)?信息公开/;
/** Breadcrumbs, calls for reports and news of them end in the same words, or nearly. */
const ABOUT_REPORTS = /[>»→]|首页|关于|通知|印发|编制|发布|公布|解读/;

/** What the first paragraph of a report says of itself. */
const INTRODUCTION = /本(?:年度)?报告|统计期限|编制(?:了)?(?:本|20\d\d|《)|现(?:公布|发布|向社会公布)/;

function withoutSpaces(text: string): string {
  return text.replace(/[\s|]+/g, "");
}

/** Whether some lines together are the title of a report. */
function isTitle(lines: readonly Line[]): boolean {
  const text = withoutSpaces(lines.map((line) => line.text).join(""));
  return text.length <= LONGEST_TITLE && TITLE.test(text) && !ABOUT_REPORTS.test(text);
}

/** The first line of the title that begins or goes on at a line; -1 where there is none. */
function titleAt(lines: readonly Line[], at: number): number {
  const line = lines[at];
  if (line === undefined || line.text.length > LONGEST_TITLE) return -1;
  const isEnd = TITLE_END.test(line.text);
  if (!(isEnd || CUT.test(line.text)) || isPageFurniture(line)) return -1;
  if (isEnd && isTitle([line])) {
    const above = lines[at - 1];
    return NAMELESS.test(withoutSpaces(line.text)) && above !== undefined && isNameLine(above) ? at - 1 : at;
  }
  if (!CUT.test(line.text)) return -1;
  for (let count = 2; count <= MOST_LINES; count += 1) {
    if (isTitle(lines.slice(at, at + count))) return at;
  }
  return -1;
}

const YEAR = /\d{4}/;

/** Whether two titles may be of one report: pages print a title twice, often with other words. */
function isSameTitle(one: Line | undefined, other: Line | undefined): boolean {
  const [year, otherYear] = [YEAR.exec(one?.text ?? "")?.[0], YEAR.exec(other?.text ?? "")?.[0]];
  return year === undefined || otherYear === undefined || year === otherYear;
}

/** Two prints of one title are no further apart than a block of metadata. */
const LINES_BETWEEN_TITLES = 12;

const LINES_IN_LIST = 4;

/**
 * The index of the first line of the title that belongs to what follows some lines, or -1: the last one, or where
 * it is printed twice, its first print.
 */
export function titleStart(lines: readonly Line[]): number {
  let found = -1;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    // A footer ends another page.
    if (found !== -1 && (found - at > LINES_BETWEEN_TITLES || (line !== undefined && isFooter(line)))) break;
    const title = titleAt(lines, at);
    if (title === -1) continue;
    if (found !== -1 && !isSameTitle(lines[title], lines[found])) {
      // Titles of other years line by line are a list of links: none is known to be this report's.
      return found - title <= LINES_IN_LIST ? -1 : found;
    }
    found = title;
  }
  return found;
}

/** Whether a title stands anywhere among some lines. */
export function hasTitle(lines: readonly Line[]): boolean {
  return lines.some((_, at) => titleAt(lines, at) !== -1);
}

/** Whether a line is a sentence in which a report introduces itself. */
export function introducesReport(line: Line): boolean {
  return INTRODUCTION.test(line.text);
}

/** A call for reports, or a notice about them. */
const CALL_OR_NEWS =
  /(?:关于|印发|开展|做好).*(?:通知|通报|意见|方案|办法|函|公告|说明|要点|指南)(?:\([^()]*\))?$/;

/** Whether some lines above a text say that it is about reports and none itself. */
export function isCallOrNews(lines: readonly Line[]): boolean {
  return lines.some(
    (line) => line.text.length <= LONGEST_TITLE && !isPageFurniture(line) && CALL_OR_NEWS.test(line.text),
  );
}

/** How far above its first heading a report's introduction is looked for, where it has no title. */
const LINES_OF_INTRODUCTION = 4;

/** Where a further report begins among the lines above its first heading; their number where that is not said. */
export function openingStart(lines: readonly Line[]): number {
  const title = titleStart(lines);
  if (title !== -1) return title;
  // An introduction stands right above the heading: a menu or footer below it ends another page.
  const from = Math.max(lines.length - LINES_OF_INTRODUCTION, lines.findLastIndex(isPageFurniture) + 1);
  const introduction = lines.findIndex((line, at) => at >= from && introducesReport(line));
  return introduction === -1 ? lines.length : introduction;
}
