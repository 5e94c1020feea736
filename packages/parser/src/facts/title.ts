import type { Line } from "../structure/lines.ts";

/** The title as found. Offsets are into the reading text. */
export interface FoundTitle {
  /** The title with line breaks and spaces inside it removed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  /** The agency's name as the title prints it, or null when it names none. */
  readonly agency: string | null;
}

const LONGEST_TITLE = 80;
/** Titles are seen on one, two and three lines. */
const MOST_LINES = 3;

/**
 * `某某县教育局2022年政府信息公开工作年度报告` and its variants: the year before or after the name or absent,
 * 年度 for 年, 政务 for 政府, without 工作, 年报 for 年度报告, a bracketed scope at the end.
 */
const TITLE =
  /^《?(?:(?<yearFirst>\d{4})年度?)?(?<agency>\p{Script=Han}*?)(?:(?<year>\d{4})年?度?)?(?:政府|政务)?信息公开(?:工作)?(?:开展)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)》?(?:\([^()]{1,12}\))?$/u;

function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text.replace(/[\s|]+/g, "")).join("");
}

function titleOf(lines: readonly Line[]): FoundTitle | null {
  const [first, last] = [lines[0], lines.at(-1)];
  const text = joinLines(lines);
  if (first === undefined || last === undefined || text.length > LONGEST_TITLE) return null;
  const groups = TITLE.exec(text)?.groups;
  if (groups === undefined) return null;
  const year = groups.yearFirst ?? groups.year;
  const agency = groups.agency === undefined || groups.agency === "" ? null : groups.agency;
  return {
    text,
    start: first.start,
    end: last.end,
    year: year === undefined ? null : Number(year),
    agency,
  };
}

/** How much a title says. */
function weight(title: FoundTitle): number {
  return (title.agency === null ? 0 : 2) + (title.year === null ? 0 : 1);
}

/**
 * The title above the first section, or null. A title may be cut at a line break inside a word; of several,
 * the one that says most is taken, the first among equals.
 *
 *     阿某市政务服务局2022年政府
 *     信息公开工作年度报告
 */
export function findTitle(head: readonly Line[]): FoundTitle | null {
  let best: FoundTitle | null = null;
  for (let from = 0; from < head.length; from += 1) {
    for (let count = 1; count <= MOST_LINES && from + count <= head.length; count += 1) {
      const title = titleOf(head.slice(from, from + count));
      if (title !== null && (best === null || weight(title) > weight(best))) best = title;
    }
  }
  return best;
}
