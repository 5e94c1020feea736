import { AGENCY_EVIDENCE_KINDS, type AgencyEvidenceKind } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import { type Copy, isDateLine, isNameLine } from "../structure/segment.ts";
import type { FoundTitle } from "./title.ts";

/** A place that names the agency. Offsets are into the reading text. */
export interface FoundName {
  readonly kind: AgencyEvidenceKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const HAN = String.raw`\p{Script=Han}`;
const ORGANIZATION = `${HAN}{2,38}?(?:局|委员会|委|厅|政府|街道办事处|办事处|管委会|办公室|中心|院|处|署|部|大学|学院|中学|小学|学校|公司|银行|社)`;

/** Where names stand in running text: words that must occur, and a pattern whose one group is the name. */
interface NamePattern {
  readonly kind: AgencyEvidenceKind;
  /** One of them occurs wherever the pattern matches; a line without any is not searched. */
  readonly words: readonly string[];
  readonly pattern: RegExp;
}

const PATTERNS: readonly NamePattern[] = [
  {
    kind: "introduction",
    words: ["联系", "咨询", "反映"],
    pattern: new RegExp(`请?[与和向](${ORGANIZATION})(?:联系|咨询|反映)`, "gu"),
  },
  {
    kind: "introduction",
    words: ["报告由"],
    pattern: new RegExp(`本(?:年度)?报告由(${ORGANIZATION})(?:编制|负责)`, "gu"),
  },
  {
    kind: "metadata",
    words: ["发布机构", "发文机关", "发布单位"],
    pattern: new RegExp(
      String.raw`(?:发布机构|发文机关|发布单位)\s*[:|]\s*(${ORGANIZATION})(?=[\s|]|$)`,
      "gu",
    ),
  },
  {
    kind: "account",
    words: ["微信", "政务"],
    pattern: new RegExp(`[“"「](${ORGANIZATION})[”"」](?:官方)?(?:微信|政务)`, "gu"),
  },
  {
    kind: "footer",
    words: ["版权所有", "主办"],
    pattern: new RegExp(String.raw`(?:版权所有|主办单位|主办)\s*:?\s*(${ORGANIZATION})(?=[\s|,;。]|$)`, "gu"),
  },
  {
    kind: "narrative",
    words: ["年,", "年度,"],
    pattern: new RegExp(String.raw`^\d{4}年(?:度)?,(${ORGANIZATION})(?=[在认坚严以按深全积高切持])`, "gu"),
  },
  {
    kind: "narrative",
    words: ["网站"],
    pattern: new RegExp(`通过([市县区旗州省盟镇乡]${HAN}{1,10}局)(?:门户|官方)?网站`, "gu"),
  },
];

/** An office within the agency, which answers the telephone and is not the agency. */
const INNER_OFFICE = /(?:党政|综合|政府信息公开|政务公开)?(?:办公室|综合科|秘书科)$/;
const ORGANIZATION_END = /(?:局|委|委员会|厅|政府|处|署|部|中心|院|学|校|办公室)$/;

/** The office of a government publishes reports of its own from the county up; a township's answers its telephone. */
const GOVERNMENT_OFFICE = /(?<![乡镇])人民政府办公[室厅]$/;

/** `某某县教育局办公室` → `某某县教育局`; `某某县人民政府办公室` stays. */
function withoutInnerOffice(name: string): string {
  if (GOVERNMENT_OFFICE.test(name)) return name;
  const outer = name.replace(INNER_OFFICE, "");
  return outer !== name && ORGANIZATION_END.test(outer) ? outer : name;
}

function namesIn(line: Line): readonly FoundName[] {
  const possible = PATTERNS.filter(({ words }) => words.some((word) => line.text.includes(word)));
  return possible.flatMap(({ kind, pattern }) =>
    [...line.text.matchAll(pattern)].flatMap((match) => {
      const printed = match[1];
      if (printed === undefined) return [];
      const name = withoutInnerOffice(printed);
      const start = line.start + match.index + match[0].indexOf(printed);
      return [{ kind, name, start, end: start + name.length }];
    }),
  );
}

function signature(tail: readonly Line[]): readonly FoundName[] {
  return tail
    .filter((line, at) => isNameLine(line) && (at === 0 || isDateLine(tail[at + 1] ?? line)))
    .slice(0, 1)
    .map((line) => ({ kind: "signature", name: line.text, start: line.start, end: line.end }));
}

/** Everything in a copy of the report that names an agency, strongest first, each name once for each kind. */
export function findNames(copy: Copy, title: FoundTitle | null): readonly FoundName[] {
  const place = title?.agency == null ? null : locateInLines(title.agency, title, copy.head);
  const inTitle: readonly FoundName[] =
    title?.agency == null || place === null ? [] : [{ kind: "title", name: title.agency, ...place }];
  const lines = [...copy.head, ...copy.sections.flatMap((section) => section.lines), ...copy.tail];
  const found = [...inTitle, ...lines.flatMap(namesIn), ...signature(copy.tail)];
  const distinct = new Map<string, FoundName>();
  for (const name of found) {
    const key = `${name.kind} ${name.name}`;
    if (!distinct.has(key)) distinct.set(key, name);
  }
  return [...distinct.values()].toSorted(
    (one, other) => AGENCY_EVIDENCE_KINDS.indexOf(one.kind) - AGENCY_EVIDENCE_KINDS.indexOf(other.kind),
  );
}

/** Where a name stands inside a title that may have spaces in it or be cut over lines. */
function locateInLines(
  name: string,
  title: FoundTitle,
  lines: readonly Line[],
): { readonly start: number; readonly end: number } | null {
  const characters = lines
    .filter((line) => line.start >= title.start && line.end <= title.end)
    .flatMap((line) => [...line.text].map((character, at) => ({ character, at: line.start + at })))
    .filter(({ character }) => !/[\s|]/.test(character));
  const at = characters
    .map(({ character }) => character)
    .join("")
    .indexOf(name);
  const [first, last] = [characters[at], characters[at + name.length - 1]];
  return first === undefined || last === undefined ? null : { start: first.at, end: last.at + 1 };
}

/** Whether one name can be a short form of the other: its characters occur in the same order. */
export function isShortForm(short: string, full: string): boolean {
  let at = 0;
  for (const character of short) {
    at = full.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const GOVERNMENT = /^(.+?)(?:人民政府|政府|行政公署)(?:办公室|办公厅)?$/;

/**
 * A place that the page's government names in front of the agency's own: the footer 呼和浩特市赛罕区人民政府
 * puts 赛罕区民政局 into 呼和浩特市. Null when the page says nothing more.
 */
export function findPlace(name: string, names: readonly FoundName[]): string | null {
  for (const other of names) {
    const government = GOVERNMENT.exec(other.name)?.[1];
    if (government === undefined) continue;
    for (let at = 2; at <= government.length - 2; at += 1) {
      if (name.startsWith(government.slice(at))) return government.slice(0, at);
    }
  }
  return null;
}
