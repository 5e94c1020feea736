import type { Line } from "../structure/lines.ts";
import { type OwnStatements, splitListed } from "./listed-titles.ts";
import { isOrganization } from "./organization.ts";
import { compact, type FoundTitle, titlesIn } from "./title.ts";

/** What the titles of a report say, wherever they stand. */
export interface TitleReading {
  /** The title that says most, or null when none is printed. */
  readonly title: FoundTitle | null;
  /** Every printed wording of the title, `title` first. */
  readonly wordings: readonly FoundTitle[];
  /** Sentences such as 现公布某某局2022年…报告, which name agency and year and print no title. */
  readonly mentions: readonly FoundTitle[];
  /** Titles of other reports that the page lists above this one. */
  readonly listed: readonly FoundTitle[];
}

/** Longer lines are sentences, or a whole page on one line. */
const LONGEST_LINE = 100;
/** Titles are seen on one, two and three lines. */
const MOST_LINES_ABOVE = 2;
const LONGEST_LINE_BEFORE = 50;
const NOT_BEFORE_A_TITLE = /[。,;:!?、《》>/〔〕【】]|[^|\s]\s{0,9}\|\s{0,9}[^|\s]/;
/** Lines at the beginning of section one that may still introduce the report. */
const OPENING_LINES = 2;

/** Words by which an introduction presents the report. */
const PRESENTS =
  /(?:公布|发布|公开|编制|编写|编撰|撰写|制定|制作|形成|推出|现将|现予)(?:了|出|完成)?(?:本)?《?$/;
/** The same in a section, where last year's report may have been published too. */
const PRESENTS_NOW = /(?:现(?:予以?)?(?:公布|发布|公开)|现将|特(?:公布|发布|编制)|编制了|编写了)《?$/;

const MENU_WORDS = /指南|制度|目录|法定|依申请|政策|首页|机构|要闻|动态/;
/** Words in names that look like a region and are none. */
const DUTIES = /城乡|市场|城市|乡村|市政|社区|区划|区域/g;

function hasRegion(name: string): boolean {
  return /^.{2,}[省市县区旗州盟镇乡]/.test(name.replace(DUTIES, ""));
}

/** How much a title says: a body before a region, that before a year. */
function weight(title: FoundTitle, isJoined: boolean): number {
  const { agency, year } = title;
  if (agency === null) return year === null ? 0 : 2;
  // A name above 政府信息公开年报 may be a path of the page's menu.
  if (isJoined && year === null) return 1;
  return (isOrganization(agency.name) ? 8 : 4) + (year === null ? 0 : 2);
}

interface Candidate {
  readonly title: FoundTitle;
  readonly weight: number;
  readonly at: number;
}

/** The line `count` lines above one, if a title can begin on it. */
function lineAbove(head: readonly Line[], at: number, count: number): Line | null {
  const above = head[at - count];
  const canHoldTitle =
    above !== undefined && above.text.length <= LONGEST_LINE_BEFORE && !NOT_BEFORE_A_TITLE.test(above.text);
  return canHoldTitle ? above : null;
}

/** The title that ends on a line and begins on one above it, where that says more; else null. */
function joinedTitle(head: readonly Line[], at: number, single: FoundTitle | null): FoundTitle | null {
  let joined: FoundTitle | null = null;
  let says = single === null ? -1 : weight(single, false);
  for (let count = 1; count <= MOST_LINES_ABOVE; count += 1) {
    const above = lineAbove(head, at, count);
    if (above === null) break;
    const title = titlesIn(compact(head.slice(at - count, at + 1)), true).at(-1);
    if (title?.form !== "heading" || title.start >= above.end) continue;
    // A title cut inside the agency's name says no more than its second line, and says it whole.
    const isCutName = single?.agency != null && !isOrganization(above.text.replace(/[ |]+/g, ""));
    const saysMore =
      weight(title, false) > says || (count === 1 && isCutName && weight(title, false) === says);
    if (!saysMore) continue;
    joined = title;
    says = weight(title, false);
  }
  return joined;
}

/** A menu names the report's kind beside its other columns; a title stands alone. */
function isMenu(head: readonly Line[], at: number): boolean {
  return [head[at - 1], head[at], head[at + 1]].some(
    (line) =>
      line !== undefined && line.text.length < 40 && (MENU_WORDS.test(line.text) || line.text.includes(">")),
  );
}

function candidatesOn(head: readonly Line[], at: number): readonly Candidate[] {
  const line = head[at];
  if (line === undefined) return [];
  const isWhole = line.text.length <= LONGEST_LINE && !/。./.test(line.text);
  const found = titlesIn(compact([line]), isWhole);
  const candidates = found.map((title) => ({ title, weight: weight(title, false), at }));
  if (line.text.length > LONGEST_LINE) return candidates;
  const single = found.find(({ form }) => form === "heading") ?? null;
  const isComplete = single?.agency != null && single.year !== null && hasRegion(single.agency.name);
  // A sentence that merely mentions a report is not the end of a title.
  if (isComplete || (found.length > 0 && single === null)) return candidates;
  const joined = joinedTitle(head, at, single);
  return joined === null
    ? candidates
    : // Of the same weight, the title that goes over the line break is the whole one.
      [...candidates, { title: joined, weight: weight(joined, true) + 0.5, at }];
}

/** A page that lists more reports than this above its own has its own among the first or the last. */
const MOST_TITLE_LINES = 200;

/** Indexes of the lines on which a title can end: a word of the subject, and 报告 or a part of it. */
function linesThatEndTitles(head: readonly Line[]): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < head.length; at += 1) {
    const text = head[at]?.text ?? "";
    if (!text.includes("报") && !text.includes("告")) continue;
    if (text.includes("公开") || head[at - 1]?.text.includes("公开") === true) found.push(at);
    else if (head[at - 2]?.text.includes("公开") === true) found.push(at);
  }
  return found.length <= 2 * MOST_TITLE_LINES
    ? found
    : [...found.slice(0, MOST_TITLE_LINES), ...found.slice(-MOST_TITLE_LINES)];
}

/** The best of several: what says most; of different years the last, which is nearest to the text; else the first. */
function best(candidates: readonly Candidate[]): FoundTitle | null {
  let [first, last]: [Candidate | null, Candidate | null] = [null, null];
  let isOneYear = true;
  for (const candidate of candidates) {
    if (first === null || candidate.weight > first.weight) {
      [first, last, isOneYear] = [candidate, candidate, true];
    } else if (candidate.weight === first.weight) {
      isOneYear &&= candidate.title.year === first.title.year;
      last = candidate;
    }
  }
  return (isOneYear ? first : last)?.title ?? null;
}

/**
 * The titles above the first section and in its opening. A title may be cut at a line break inside a word, stand
 * between words of the page, be the beginning of the first sentence or be quoted there only.
 *
 *     阿某市政务服务局2022年政府
 *     信息公开工作年度报告
 */
export function findTitle(
  head: readonly Line[],
  overview: readonly Line[],
  own: OwnStatements,
): TitleReading {
  const candidates = linesThatEndTitles(head).flatMap((at) => candidatesOn(head, at));
  const inOpening = overview
    .slice(0, OPENING_LINES)
    .filter(({ text }) => text.includes("公开") && text.includes("报"))
    .flatMap((line) => titlesIn(compact([line]), false))
    .filter(({ form, lead }) => form === "opening" || PRESENTS_NOW.test(lead));

  const printed = candidates.filter(
    (candidate) =>
      candidate.title.form === "heading" &&
      (candidate.weight >= 1 || (candidate.title.text.includes("工作") && !isMenu(head, candidate.at))),
  );
  const { kept: headings, listed } = splitListed(printed, head, own);
  const inSentences = [...candidates.map(({ title }) => title), ...inOpening];
  const openings = inSentences.filter(({ form }) => form === "opening");
  const presented = inSentences.filter(
    ({ form, lead }) =>
      (form === "quoted" || form === "mention") && (PRESENTS.test(lead) || PRESENTS_NOW.test(lead)),
  );
  const quoted = presented.filter(({ form }) => form === "quoted");
  const title = headings.length > 0 ? best(headings) : (openings[0] ?? quoted[0] ?? null);
  const wordings = [...headings.map((candidate) => candidate.title), ...openings, ...quoted];
  return {
    title,
    wordings: title === null ? [] : [title, ...wordings.filter((other) => other !== title)],
    mentions: presented.filter((mention) => mention !== title),
    listed: listed.map((candidate) => candidate.title),
  };
}
