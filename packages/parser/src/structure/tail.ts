import type { Line } from "./lines.ts";
import { isFooter, isPageFurniture } from "./page-furniture.ts";

const DATE_LINE =
  /^(?:\d{4}\s*年\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?|[二一][零〇○O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)\)?$/;

/** A line of Han characters without a sentence in it, short enough to be a name under a letter. */
const NAME_LINE = /^\p{Script=Han}{4,40}$/u;
const ORGANIZATION_END =
  /(?:局|委|会|厅|办|室|府|处|中心|院|署|部|学|校|所|队|司|社|站|馆|行|旗|苏木|街道|乡|镇|区|县|市|公司)$/;
/** How much below a signature the page around a report may go on. */
const LONGEST_TAIL = 40;

/**
 * Where another text begins in what follows the last section of a report that another report follows: its first
 * sentence, or the end of what a page's furniture may be.
 */
export function tailEnd(tail: readonly Line[]): number {
  const prose = tail.findIndex((line, at) => at > 0 && isProse(line) && !isPageFurniture(line));
  return Math.min(prose === -1 ? tail.length : prose, LONGEST_TAIL);
}

/** `附件:1.统计表` or `附表`: what hangs on the report, named below it. */
const ATTACHMENT = /^附(?:件|表|录) ?\d{0,2} ?(?:$|[:.、]|\S{0,30}(?:表|报告)(?:\.\w{2,5})?$)/;
const LONGEST_ATTACHMENT = 100;

const LONGEST_NAME = 44;
/** The head of the statistics that were attached to reports before 2019. */
const APPENDIX = /^附表|统计指标|指标名称/;

/** Whether some lines announce the statistics attached to a report, which have headings like a report's. */
export function announcesAppendix(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => APPENDIX.test(text));
}

/** After what may belong to the page only, a line this long with a full stop shows that the report goes on. */
const LEAST_PROSE = 20;

/** Whether a line can be the agency's name under the last section. */
export function isNameLine(line: Line): boolean {
  return line.text.length <= LONGEST_NAME && NAME_LINE.test(line.text) && ORGANIZATION_END.test(line.text);
}

/** Whether a line is nothing but a date. */
export function isDateLine(line: Line): boolean {
  return line.text.length <= LONGEST_NAME && DATE_LINE.test(line.text);
}

function isAttachment({ text }: Line): boolean {
  return text.length <= LONGEST_ATTACHMENT && ATTACHMENT.test(text);
}

function isProse({ text }: Line): boolean {
  return text.length >= LEAST_PROSE && text.includes("。");
}

/**
 * Where the tail begins in the lines of the last section: at the signature, the list of attachments or the page's
 * footer, whichever comes first.
 *
 *     …本年度没有产生信息公开处理费。
 *     某某县教育局            ← tail
 *     2023年1月13日
 *     主办单位:…
 */
export function tailStart(lines: readonly Line[], isFollowed = false): number {
  // Above another report, prose below a button may belong to a page between the two.
  const lastProse = isFollowed ? -1 : lines.findLastIndex((line) => isProse(line) && !isPageFurniture(line));
  for (const [at, line] of lines.entries()) {
    if (isFooter(line)) return at;
    if (at > lastProse && (isPageFurniture(line) || isAttachment(line))) return at;
    const rest = lines.slice(at + 1, at + 3);
    const isSigned =
      rest.length === 0 ||
      rest.some((next) => isDateLine(next) || isPageFurniture(next) || isAttachment(next));
    if (isSigned && (isNameLine(line) || (isDateLine(line) && at > 0))) return at;
  }
  return lines.length;
}
