import { AGENCY_EVIDENCE_KINDS, type AgencyEvidenceKind } from "@gongkai/schema";
import { everyMatch } from "../structure/every-match.ts";
import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { findAddressNames } from "./address-names.ts";
import { findPathNames } from "./breadcrumb.ts";
import type { TitleReading } from "./find-title.ts";
import type { MetadataEntry } from "./metadata.ts";
import { isOrganization, isSameBody, ORGANIZATION, withoutInnerOffice } from "./organization.ts";
import type { FoundSignature } from "./signature.ts";

/** A place that names the agency. Offsets are into the reading text; equal where the name stands outside it. */
export interface FoundName {
  readonly kind: AgencyEvidenceKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Where names stand in running text: words that must occur, and a pattern whose one group is the name. */
interface NamePattern {
  readonly kind: AgencyEvidenceKind;
  /** Of each list one word occurs wherever the pattern matches; another line is not searched. */
  readonly words: readonly (readonly string[])[];
  readonly pattern: RegExp;
}

/** How the report introduces its agency, above the first section, in its opening and at its end. */
const INTRODUCTIONS: readonly NamePattern[] = [
  {
    kind: "introduction",
    words: [["请"], ["联系", "咨询", "反映"]],
    pattern: new RegExp(
      String.raw`(?<!申)请(?:直接|及时)?(?:[与和向同]|联系|致电) ?(${ORGANIZATION}(?:\p{Script=Han}{1,7}[科股])?) ?(?:\([^()]{0,160}\) ?)?(?:联系|咨询|反映|\((?=[^()]{0,20}(?:电话|地址)))`,
      "gu",
    ),
  },
  {
    kind: "introduction",
    words: [["告由", "报由", "是由"]],
    pattern: new RegExp(
      `(?:报告|年报)(?:是)?由(${ORGANIZATION})(?=编制|编写|编撰|撰写|起草|负责|依照|依据|根据|按照|结合|组织|汇总|公布|发布|,)`,
      "gu",
    ),
  },
  {
    kind: "introduction",
    words: [
      ["根据", "依据", "按照", "依照"],
      ["编制", "编写", "公布"],
    ],
    pattern: new RegExp(`^(${ORGANIZATION})(?=根据|依据|按照|依照)(?=[^。]{0,120}(?:编制|编写|公布))`, "gu"),
  },
  {
    kind: "introduction",
    words: [["(以下"]],
    pattern: new RegExp(
      String.raw`(?:^|[,。;:]|由|现将|是)(${ORGANIZATION})\(以下(?:简称|称)[:为]? ?[“"「]?(?:我|本)?\p{Script=Han}{1,20}(?:局|委|厅|政府|办事处|办|中心|院|处|署|部|学|校|会|镇|乡|街道|机关)[”"」]?\)`,
      "gu",
    ),
  },
];

const ACCOUNTS: readonly NamePattern[] = [
  {
    kind: "account",
    words: [
      ["”", '"', "」"],
      ["微信", "政务", "公众号"],
    ],
    pattern: new RegExp(`[“"「](${ORGANIZATION})[”"」](?:官方|政务)?(?:微信|政务|公众号)`, "gu"),
  },
  {
    kind: "account",
    words: [["公众号"], ["”", '"', "」"]],
    pattern: new RegExp(`公众号:?[“"「](${ORGANIZATION})[”"」]`, "gu"),
  },
];

const NARRATIVE: readonly NamePattern[] = [
  {
    kind: "narrative",
    words: [["年,", "年度,", "年来,"]],
    pattern: new RegExp(
      String.raw`^(?:过去的)?\d{4}年(?:度|以来)?,(${ORGANIZATION})(?=[在认坚严以按深全积高切持])`,
      "gu",
    ),
  },
  {
    kind: "narrative",
    words: [["网站"], ["通过"]],
    pattern: /通过([市县区旗州省盟镇乡]\p{Script=Han}{1,10}局)(?:门户|官方)?网站/gu,
  },
];

const FOOTER_END = String.raw`(?=[\s|,;。(]|$|网站|站点|联系|技术|版权|地址|电话|邮编|承办|主办|协办|备案|ICP|\p{Script=Han}ICP)`;
const HOST: NamePattern = {
  kind: "footer",
  words: [["版权所有", "主办"]],
  pattern: new RegExp(
    String.raw`(?:版权所有|主办单位|主办)\s{0,3}:?\s{0,3}(${ORGANIZATION})${FOOTER_END}`,
    "gu",
  ),
};
/** Who runs the website for its owner: the agency only where no owner is printed. */
const OPERATOR: NamePattern = {
  kind: "footer",
  words: [["承办"]],
  pattern: new RegExp(String.raw`承办(?:单位)?\s{0,3}:?\s{0,3}(${ORGANIZATION})${FOOTER_END}`, "gu"),
};

/** Who prints the news of a place is no agency. */
const PRESS = /日报|晚报|报社|新闻|融媒体|电视台|广播|通讯社|网$/;
/** Bodies that every report cites. */
const NATIONAL = /^(?:国务院|中共中央|中央|全国人大)/;
const SHORTEST_LINE = 6;

/** Whether a text holds a word of each list. */
function holdsWords(text: string, words: NamePattern["words"]): boolean {
  for (const list of words) {
    let at = 0;
    while (at < list.length && !text.includes(list[at] ?? "")) at += 1;
    if (at === list.length) return false;
  }
  return true;
}

function namesBy(patterns: readonly NamePattern[], lines: readonly Line[]): readonly FoundName[] {
  const names: FoundName[] = [];
  for (const line of lines) {
    if (line.text.length < SHORTEST_LINE) continue;
    for (const { kind, words, pattern } of patterns) {
      if (!holdsWords(line.text, words)) continue;
      for (const match of everyMatch(line.text, pattern)) {
        const printed = match[1] ?? "";
        const name = withoutInnerOffice(printed);
        if (!isOrganization(name) || NATIONAL.test(name)) continue;
        const start = line.start + match.index + match[0].indexOf(printed);
        names.push({ kind, name, start, end: start + name.length });
      }
    }
  }
  return names;
}

function namesInMetadata(metadata: readonly MetadataEntry[]): readonly FoundName[] {
  return metadata.flatMap(({ kind, value, start }) => {
    if (kind !== "agency" && kind !== "origin") return [];
    const printed = /^\p{Script=Han}+/u.exec(value)?.[0] ?? "";
    const name = withoutInnerOffice(printed);
    if (!isOrganization(name) || PRESS.test(name)) return [];
    return [{ kind: "metadata" as const, name, start, end: start + name.length }];
  });
}

/** Whether sections print a name on two lines or more: one sentence may be copied from another body's report. */
function isRepeated(name: string, copy: Copy): boolean {
  let count = 0;
  for (const { lines } of copy.sections) {
    for (const { text } of lines) {
      if (text.length >= name.length && text.includes(name)) count += 1;
      if (count > 1) return true;
    }
  }
  return false;
}

/** Lines of section one in which the report still introduces itself. */
const OPENING_LINES = 8;

/** What a report and its page say of themselves besides their running text. */
export interface NameSources {
  readonly titles: TitleReading;
  readonly metadata: readonly MetadataEntry[];
  readonly signature: FoundSignature | null;
  readonly url: string | undefined;
}

function introductionOf(copy: Copy, overview: readonly Line[]): readonly Line[] {
  return [
    ...copy.head,
    ...overview.slice(0, OPENING_LINES),
    ...(copy.sections.length > 1 ? (copy.sections.at(-1)?.lines ?? []) : []),
    ...copy.tail,
  ];
}

/** The bodies by which a report introduces itself. */
export function findIntroducedNames(copy: Copy, overview: readonly Line[]): readonly string[] {
  return namesBy(INTRODUCTIONS, introductionOf(copy, overview)).map(({ name }) => name);
}

/** Everything in a copy of the report that names an agency, strongest first, each name once for each kind. */
export function findNames(
  copy: Copy,
  overview: readonly Line[],
  { titles, metadata, signature, url }: NameSources,
): readonly FoundName[] {
  const page = [...copy.head, ...copy.tail];
  const ownText = copy.sections.length === 0 ? copy.head : overview;
  const hosts = namesBy([HOST], page);
  const found: FoundName[] = [
    ...titles.wordings.flatMap(({ agency }) =>
      agency === null ? [] : [{ kind: "title" as const, ...agency }],
    ),
    ...titles.mentions.flatMap(({ agency }) =>
      agency === null ? [] : [{ kind: "introduction" as const, ...agency }],
    ),
    ...namesBy(INTRODUCTIONS, introductionOf(copy, overview)),
    ...(signature?.name == null ? [] : [{ kind: "signature" as const, ...signature.name }]),
    ...namesInMetadata(metadata),
    ...findPathNames(copy.head).map((name) => ({ kind: "breadcrumb" as const, ...name })),
    ...namesBy(ACCOUNTS, ownText),
    ...hosts,
    ...(hosts.length > 0 ? [] : namesBy([OPERATOR], page)),
    ...namesBy(NARRATIVE, ownText),
    ...findAddressNames(url).map((name) => ({ kind: "url" as const, name, start: 0, end: 0 })),
  ];
  const isConfirmed = (one: FoundName) =>
    found.some(({ kind, name }) => kind !== "narrative" && isSameBody(name, one.name)) ||
    isRepeated(one.name, copy);
  const distinct = new Map<string, FoundName>();
  for (const name of found) {
    if (name.kind === "narrative" && !isConfirmed(name)) continue;
    const key = `${name.kind} ${name.name}`;
    if (!distinct.has(key)) distinct.set(key, name);
  }
  return [...distinct.values()].toSorted(
    (one, other) => AGENCY_EVIDENCE_KINDS.indexOf(one.kind) - AGENCY_EVIDENCE_KINDS.indexOf(other.kind),
  );
}
