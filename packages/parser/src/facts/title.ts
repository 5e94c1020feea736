import type { Line } from "../structure/lines.ts";
import { readYear, YEAR } from "./dates.ts";
import { isOrganization, isRegion } from "./organization.ts";

/** The title as found. Offsets are into the reading text. */
export interface FoundTitle {
  /** The title with line breaks and spaces inside it removed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  /** The agency's name as the title prints it, or null when it names none. */
  readonly agency: { readonly name: string; readonly start: number; readonly end: number } | null;
  /**
   * How it stands there: on lines of its own, `heading`; as the beginning of the first sentence, `opening`;
   * between 《》, `quoted`; in the midst of a sentence, `mention`, which is no title but names agency and year.
   */
  readonly form: "heading" | "opening" | "quoted" | "mention";
  /** The last words before it in the same text. */
  readonly lead: string;
}

const LONGEST_LEAD = 16;

/** Text without its spaces and cell borders, and where each character stands in the reading text. */
export interface CompactText {
  readonly text: string;
  readonly places: readonly number[];
  /** Whether a space, a border or a line break was left out before the character. */
  readonly gaps: readonly boolean[];
}

/** Puts lines together, leaving out their spaces, cell borders and the marks of Markdown. */
export function compact(lines: readonly Line[]): CompactText {
  let text = "";
  const places: number[] = [];
  const gaps: boolean[] = [];
  let gap = true;
  for (const line of lines) {
    for (let at = 0; at < line.text.length; at += 1) {
      const character = line.text.charAt(at);
      const isMarkup = character === "<" && line.text.startsWith("<br", at);
      if (isMarkup) at = Math.max(at, line.text.indexOf(">", at));
      if (isMarkup || character === " " || character === "|" || character === "#" || character === "*") {
        gap = true;
        continue;
      }
      text += character;
      places.push(line.start + at);
      gaps.push(gap);
      gap = false;
    }
    gap = true;
  }
  gaps.push(true);
  return { text, places, gaps };
}

const YEAR_WORD = `(?:${YEAR}年?[-—–~至]{1,2})?(${YEAR})(?:年度|学年度|学年|年)?(?:度)?`;

/** What every title says, from 政府信息公开 to 报告. Scrambled endings such as 工作告年度报 have been seen. */
const SUBJECT =
  "(?:政府信息和政务公开|政府信息与政务公开|政府信息公开和政务公开|(?:政府|政务|部门)?信息公开|政务公开)";
const CORE = new RegExp(
  `${SUBJECT}(?:工作)?(?:开展)?(?:情况)?(?:的)?(?:${YEAR_WORD})?(?:年度)?(?:工作)?(?:情况)?(?:总结)?(?:的)?(?:报告|年报|告年度报)`,
  "g",
);
/** What can stand before the core: `2022年某某局`, `某某局2022年度`, `某某局关于2022年`. */
const BEFORE = new RegExp(`(?:${YEAR_WORD})?([\\p{Script=Han}()]*?)(?:关于)?(?:${YEAR_WORD})?$`, "u");
const LONGEST_BEFORE = 60;
const LABEL_BEFORE = /(?:来源|作者|机构|机关|单位|主体):$/;
const LETTER = /\p{Script=Han}/u;
const BEFORE_CHARACTER = /[\p{Script=Han}\d()○]/u;

/** Words of the page that stand before a title without a space, or on the line above. */
const CHROME_BEFORE =
  /^.*(?:首页|主页|正文|当前位置|所在位置|位置|公开|目录|年度报告|年报|标题|名称|题名|主题|内容|栏目|浏览|打印|关闭|返回|搜索|登录|注册|无障碍|长者版|详情)(?!办|科|处|局|中心|领导)/u;
/** Words of a sentence that lead to a title. */
const LEADING_WORDS =
  /^.*(?:现将|现予|现公布|现发布|特发布|公布|发布|编制了?|编写了?|形成了?|撰写了?|制作了?|印发|关于|要求|规定|精神|以下为|下面是|根据|按照)/u;

/** What a date glued to the title leaves of itself. */
const REST_OF_DATE = /^[年月日号]+/;

/** What may follow a title that stands on lines of its own. */
const SCOPE = /^\((?!以下|下称|简称)[^()]{1,14}\)/;
const DATE_IN_BRACKETS = new RegExp(`^\\(?${YEAR}[-年/.\\d]`);
const YEAR_IN_BRACKETS = /^\((\d{4})(?:年度?|学年)?\)$/;
const FILE_ENDING = /^\.(?:docx?|pdf|wps|html?|txt|ofd)$/i;
const CHROME_AFTER =
  /^(?:发布(?:日期|时间|机构|单位|人|者)|发表(?:日期|时间)|公开(?:日期|时间)|成文日期|生成日期|更新|编辑|时间|日期|来源|信息来源|作者|字体|字号|大小|【|\[|\||浏览|阅读|点击|访问|打印|分享|索引|文章|上传|责任编辑|审核|下载|附件|政府信息公开|[-_—–>»›|:;.<]|\d{4}[-/年.])/;
const OPENING_AFTER = /^(?:\(以下|\(下称|\(简称|是|由|根据|依据|依照|按照|共分|全文|主要)/;

function isBodyOrRegion(text: string): boolean {
  return isOrganization(text) || isRegion(text);
}

/** Whether a dash belongs to a title, as only one between the years of 2021—2022学年 does. */
function isDashOfYears(text: string, at: number): boolean {
  return (
    /[-—–~]/.test(text.charAt(at)) && /\d/.test(text.charAt(at + 1)) && /[\d年—]/.test(text.charAt(at - 1))
  );
}

/** Where what belongs to the title begins before its core. */
function beginningOf({ text }: CompactText, core: number): number {
  let at = core;
  while (at > 0 && core - at < LONGEST_BEFORE) {
    const character = text.charAt(at - 1);
    if (!BEFORE_CHARACTER.test(character) && !isDashOfYears(text, at - 1)) break;
    if (character === "(" && !text.slice(at, core).includes(")")) break;
    at -= 1;
  }
  return at;
}

/** Where the agency's name begins once words of the page and another body before a gap are cut off. */
function nameBeginning(name: string, from: number, { gaps }: CompactText): number {
  const words = CHROME_BEFORE.exec(name) ?? LEADING_WORDS.exec(name) ?? REST_OF_DATE.exec(name);
  let begin = words?.[0].length ?? 0;
  for (let at = begin + 1; at < name.length; at += 1) {
    if (gaps[from + at] !== true) continue;
    const isNext = isOrganization(name.slice(at)) && /^.{1,9}[省市县区旗州盟镇乡]/.test(name.slice(at, -1));
    if (isNext && !/(?:[省市县区旗州盟镇乡和与]|总局|总署)$/.test(name.slice(begin, at))) begin = at;
  }
  return begin;
}

/** What stands before a core and belongs to the title: years and the agency's name. */
interface Beginning {
  /** Index where the title begins. */
  readonly at: number;
  readonly name: string;
  readonly nameAt: number;
  readonly yearText: string | undefined;
  /** Whether words of the page stood before the name without a border. */
  readonly isCut: boolean;
}

function readBeginning(whole: CompactText, core: number): Beginning {
  const from = beginningOf(whole, core);
  const before = whole.text.slice(from, core);
  const match = BEFORE.exec(before);
  const [printed = "", firstYear, name = "", lastYear] = match ?? [];
  const matchAt = from + (match?.index ?? before.length);
  const yearLength = firstYear === undefined ? 0 : printed.indexOf(firstYear) + firstYear.length;
  const nameAt = matchAt + printed.indexOf(name, yearLength);
  const cut = name === "" ? 0 : nameBeginning(name, nameAt, whole);
  const isCut = cut > 0 || matchAt > from;
  return {
    // A year before words that were cut off belongs to them.
    at: cut > 0 ? nameAt + cut : matchAt,
    name: name.slice(cut),
    nameAt: nameAt + cut,
    yearText: lastYear ?? (cut > 0 ? undefined : firstYear),
    isCut,
  };
}

/** Where the title ends behind its core, with a scope or a year in brackets but without a date. */
function endOf(text: string, coreEnd: number): number {
  const scope = SCOPE.exec(text.slice(coreEnd))?.[0];
  if (scope === undefined) return coreEnd;
  return DATE_IN_BRACKETS.test(scope) && !YEAR_IN_BRACKETS.test(scope) ? coreEnd : coreEnd + scope.length;
}

function isBorder(character: string): boolean {
  return /[>:\])】»›\-_/、|\d]/.test(character);
}

/** How a title stands in its text. `isWhole` says that the text is nothing but lines a title can stand on. */
function formOf(whole: CompactText, title: Beginning, end: number, isWhole: boolean, isComplete: boolean) {
  const { text, gaps } = whole;
  const [before, after] = [text.charAt(title.at - 1), text.slice(end)];
  const isAlone = title.at === 0 || gaps[title.at] === true || title.isCut || isBorder(before);
  const isEnded =
    after === "" ||
    gaps[end] === true ||
    FILE_ENDING.test(after) ||
    CHROME_AFTER.test(after) ||
    DATE_IN_BRACKETS.test(after);
  const isQuoted = before === "《" && after.startsWith("》");
  const isNothingElse = title.at === 1 && after.length === 1;
  if ((isQuoted && isNothingElse) || (isWhole && isAlone && isEnded)) return "heading";
  if (isQuoted) return "quoted";
  const beginsSentence = title.at === 0 || before === "。";
  return isComplete && beginsSentence && OPENING_AFTER.test(after) ? "opening" : "mention";
}

/** The beginning without a body that a label announces: 来源:某某局 2022年政府信息公开工作年度报告. */
function withoutLabelled(beginning: Beginning, { text, gaps }: CompactText): Beginning {
  const { at, name, nameAt } = beginning;
  const nameEnd = nameAt + name.length;
  const isLabelled =
    at === nameAt &&
    name !== "" &&
    gaps[nameEnd] === true &&
    LABEL_BEFORE.test(text.slice(Math.max(0, at - 6), at));
  return isLabelled ? { ...beginning, at: nameEnd, name: "", nameAt: nameEnd } : beginning;
}

/** Where the bodies begin that stand before a title's name in a list: 某某市交通运输局、某某区民政局. */
function listBeginning(text: string, at: number): number {
  let begin = at;
  while (text.charAt(begin - 1) === "、" && at - begin < LONGEST_BEFORE) {
    let from = begin - 1;
    while (from > 0 && begin - from < LONGEST_BEFORE && LETTER.test(text.charAt(from - 1))) from -= 1;
    if (!isBodyOrRegion(text.slice(from, begin - 1))) break;
    begin = from;
  }
  return begin;
}

function titleAround(whole: CompactText, core: RegExpExecArray, isWhole: boolean): FoundTitle | null {
  const { text, places } = whole;
  const coreEnd = core.index + core[0].length;
  const printed = withoutLabelled(readBeginning(whole, core.index), whole);
  const { name, nameAt } = printed;
  const at = listBeginning(text, printed.at);
  const beginning = at === printed.at ? printed : { ...printed, at };
  const end = endOf(text, coreEnd);
  const yearText = beginning.yearText ?? core[1] ?? YEAR_IN_BRACKETS.exec(text.slice(coreEnd, end))?.[1];
  const [first, last] = [places[at], places[end - 1]];
  const [nameFirst, nameLast] = [places[nameAt], places[nameAt + name.length - 1]];
  if (first === undefined || last === undefined) return null;
  // The title of several bodies names no single one.
  const isSingle = at === printed.at;
  const isNamed = isSingle && isBodyOrRegion(name) && nameFirst !== undefined && nameLast !== undefined;
  return {
    text: text.slice(at, end),
    start: first,
    end: last + 1,
    year: yearText === undefined ? null : readYear(yearText),
    agency: isNamed ? { name, start: nameFirst, end: nameLast + 1 } : null,
    form: formOf(whole, beginning, end, isWhole, isNamed && yearText !== undefined),
    lead: text.slice(Math.max(0, at - LONGEST_LEAD), at),
  };
}

const MOST_CORES = 12;

/** Every title in a text, whatever its form; the first dozen of a text that repeats one without end. */
export function titlesIn(whole: CompactText, isWhole: boolean): readonly FoundTitle[] {
  const titles: FoundTitle[] = [];
  CORE.lastIndex = 0;
  for (let count = 0; count < MOST_CORES; count += 1) {
    const core = CORE.exec(whole.text);
    if (core === null) break;
    const title = titleAround(whole, core, isWhole);
    if (title !== null) titles.push(title);
  }
  return titles;
}
