import { findHeadings, type Heading } from "./headings.ts";
import { type Line, splitLines } from "./lines.ts";

/** A section with the lines after its heading. */
interface SectionLines {
  readonly heading: Heading;
  readonly lines: readonly Line[];
}

/** One printed copy of the report. */
export interface Copy {
  /** Lines before the first heading: titles, metadata, introduction, page furniture. */
  readonly head: readonly Line[];
  readonly sections: readonly SectionLines[];
  /** Lines after the last section: signature and page furniture. */
  readonly tail: readonly Line[];
}

/** Words of the page around a report. A sentence of the report may use them too. */
const PAGE_FURNITURE =
  /^[^。]*(?:主办单位|承办单位|版权所有|技术支持|网站地图|站点地图|ICP备|公网安备|网站标识码|扫一扫|相关附件|附件下载|打印本页|关闭窗口)[^。]*$/;

const DATE_LINE = /^\d{4}\s*年\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?$/;

/** A line of Han characters without a sentence in it, short enough to be a name under a letter. */
const NAME_LINE = /^\p{Script=Han}{4,40}$/u;
const ORGANIZATION_END = /(?:局|委|会|厅|办|室|府|处|中心|院|署|部|学|校|所|队|司|社|站|馆)$/;

/** Whether a line can be the agency's name under the last section. */
export function isNameLine(line: Line): boolean {
  return NAME_LINE.test(line.text) && ORGANIZATION_END.test(line.text);
}

/** Whether a line is nothing but a date. */
export function isDateLine(line: Line): boolean {
  return DATE_LINE.test(line.text);
}

/** Whether a line belongs to the page around the report. */
function isPageFurniture(line: Line): boolean {
  return PAGE_FURNITURE.test(line.text);
}

/**
 * Where the tail begins in the lines of the last section: at the signature or the first line of page
 * furniture, whichever comes first.
 *
 *     …本年度没有产生信息公开处理费。
 *     某某县教育局            ← tail
 *     2023年1月13日
 *     主办单位:…
 */
function tailStart(lines: readonly Line[]): number {
  for (const [at, line] of lines.entries()) {
    if (isPageFurniture(line)) return at;
    const rest = lines.slice(at + 1, at + 3);
    const isSigned = rest.length === 0 || rest.some((next) => isDateLine(next) || isPageFurniture(next));
    if (isSigned && (isNameLine(line) || (isDateLine(line) && at > 0))) return at;
  }
  return lines.length;
}

function cutCopy(lines: readonly Line[], headings: readonly Heading[], from: number, to: number): Copy {
  const first = headings[0]?.at ?? to;
  const sections = headings.map((heading, index) => ({
    heading,
    lines: lines.slice(heading.at + 1, headings[index + 1]?.at ?? to),
  }));
  const last = sections.pop();
  if (last === undefined) return { head: lines.slice(from, first), sections: [], tail: [] };
  const end = tailStart(last.lines);
  sections.push({ heading: last.heading, lines: last.lines.slice(0, end) });
  return { head: lines.slice(from, first), sections, tail: last.lines.slice(end) };
}

/** Cuts a text into its printed copies, each with head, sections and tail. */
export function segment(text: string): readonly Copy[] {
  const lines = splitLines(text);
  const found = findHeadings(lines);
  if (found.length === 0) return [{ head: lines, sections: [], tail: [] }];
  const copies: Copy[] = [];
  for (const [index, headings] of found.entries()) {
    const end = found[index + 1]?.[0]?.at ?? lines.length;
    const copy = cutCopy(lines, headings, index === 0 ? 0 : (headings[0]?.at ?? 0), end);
    // What stands between two copies is the tail of the one and the head of the other.
    copies.push({ ...copy, head: copies.at(-1)?.tail ?? copy.head });
  }
  return copies;
}
