import { type Claim, paragraphStarts, type Report, type Section, type Span } from "@gongkai/schema";
import { countsAllCases, countsEarlierYears, deniesOnlySome, isPendingCase } from "./claim-exceptions.ts";

/** What a sentence says before and after the number that it states, as a reader sees it. */
export interface ClaimText {
  readonly before: string;
  readonly after: string;
  /** The sentence behind it in the same paragraph. */
  readonly next: string;
}

/** How far around a number its sentence is looked for. */
const LONGEST_SENTENCE = 1_500;
const SENTENCE_END = /[。!！?？]/;

/** Tags, which stand in the printed text of a claim where its source has markup. */
const MARKUP = /<[^<>]*>/g;

/** The printed text of a claim, as a reader sees it. */
export function withoutMarkup(raw: string): string {
  return raw.includes("<") ? raw.replace(MARKUP, "") : raw;
}

/** Where each paragraph of a section begins in its text. */
const STARTS = new WeakMap<Section, readonly number[]>();

function startsOf(section: Section): readonly number[] {
  const known = STARTS.get(section) ?? paragraphStarts(section);
  STARTS.set(section, known);
  return known;
}

/** The same as a set, for looking line feeds up. */
const BOUNDARIES = new WeakMap<Section, ReadonlySet<number>>();

/** A number on a line of its own in the middle of a sentence, as some converters leave it. */
const LONE_NUMBER = /\n([\d,.]{1,12}%?)\n/g;

/** A stretch of a section's text with the lines of a paragraph joined; line feeds are left between paragraphs. */
function withJoinedLines(section: Section, start: number, end: number): string {
  const text = section.text.slice(start, end);
  if (!text.includes("\n")) return text;
  const boundaries = BOUNDARIES.get(section) ?? new Set(startsOf(section));
  BOUNDARIES.set(section, boundaries);
  return text
    .replace(/\n/g, (feed, at: number) => (boundaries.has(start + at + 1) ? feed : ""))
    .replace(LONE_NUMBER, "$1");
}

/** Where a claim stands in the text of a section, or null where it is not in its narrative. */
function placeInSection(section: Section, { span, textSpan }: Claim): Span | null {
  const { paragraphs } = section;
  let [low, high] = [0, paragraphs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= span.start) low = middle;
    else high = middle - 1;
  }
  const paragraph = paragraphs[low];
  if (paragraph === undefined || span.start < paragraph.start || span.start >= paragraph.end) return null;
  if (textSpan !== undefined) return textSpan;
  const start = (startsOf(section)[low] ?? 0) + span.start - paragraph.start;
  return { start, end: start + span.end - span.start };
}

/** The sentence around a claim; all parts are empty where it cannot be found. */
export function textOfClaim({ sections }: Report, claim: Claim): ClaimText {
  for (const section of sections) {
    const place = placeInSection(section, claim);
    if (place === null) continue;
    // A number that begins a line goes on with the line above.
    const from = Math.max(0, place.start - LONGEST_SENTENCE);
    const before = withJoinedLines(section, from, place.start).trimEnd();
    const rest = withJoinedLines(section, place.end, place.end + LONGEST_SENTENCE).trimStart();
    const [after = "", next = ""] = (rest.split("\n")[0] ?? "").split(SENTENCE_END);
    return {
      before:
        before
          .slice(before.lastIndexOf("\n") + 1)
          .split(SENTENCE_END)
          .at(-1) ?? "",
      after,
      next,
    };
  }
  return { before: "", after: "", next: "" };
}

/**
 * The text between two claims of one paragraph; null where another sentence or paragraph begins between them, or
 * where they stand further apart than any sentence is long.
 */
export function textBetween({ sections }: Report, one: Claim, other: Claim): string | null {
  const [first, second] = one.span.start <= other.span.start ? [one, other] : [other, one];
  for (const section of sections) {
    const [from, to] = [placeInSection(section, first), placeInSection(section, second)];
    if (from === null || to === null) continue;
    if (to.start - from.end > LONGEST_SENTENCE) return null;
    const text = section.text.slice(from.end, Math.max(from.end, to.start));
    return SENTENCE_END.test(text) || text.includes("\n") ? null : text;
  }
  return null;
}

/** Numbers of several years: 历年, 近三年, 建站以来. */
const OF_SEVERAL_YEARS = /[历歷]年|近[一二三四五六七八九十两\d]+年|(?<!今年|本年|本年度)以[来來]/;
/** 截至年底累计: all there ever was, unless it is said of the year. */
const UP_TO_NOW = /截[至止].*(?:累[计計积積]|共有)/;
/** Bodies below or beside the agency, or more than it. */
const OF_OTHER_BODIES =
  /下[属屬]|所[属屬]|下[辖轄]|直[属屬]|[级級][单單]位|[市县區区旗]直|系[统統]|各(?:[乡鄉镇鎮县縣区區市旗]|街道|部[门門]|[单單]位|科室|股室|[级級]|成[员員])/;
const OF_WHOLE_PLACE = /全[市县縣区區旗省州][^年]/;
const GOVERNMENT = /政府$/;
/** A number that came by one way only, in the words right before it. */
const BY_ONE_WAY =
  /通[过過]|[网網线線]上|在[线線]|平[台臺]|[邮郵][箱件寄]|信函|[当當]面|窗口|[传傳]真|[现現][场場]/;
const LAST_CLAUSE = /[^,，;；:：、]*$/;
/** 均与政府信息公开无关: said behind the number. */
const OF_NO_CONCERN = /[无無][关關]|不涉及|不[属屬]于|均非/;
/** Part of a sum that is not a claim itself. */
const AMONG = /其中/;

/**
 * Whether the words around a claim allow that it counts something else than the table does: several years, a part of
 * the agency or more than the agency, one way of coming in, cases on any subject. Such a claim raises no alarm.
 */
export function mayCountSomethingElse(report: Report, claim: Claim): boolean {
  const text = textOfClaim(report, claim);
  const { before, after } = text;
  if (countsAllCases(claim, text) || isPendingCase(claim, text)) return true;
  if (deniesOnlySome(claim, text) || countsEarlierYears(claim, text)) return true;
  if (OF_NO_CONCERN.test(after)) return true;
  if (OF_SEVERAL_YEARS.test(before) || OF_OTHER_BODIES.test(before)) return true;
  if (claim.kind !== "documents.inForce" && UP_TO_NOW.test(before)) return true;
  if (OF_WHOLE_PLACE.test(before) && !GOVERNMENT.test(report.agency?.name ?? "")) return true;
  if (claim.partOf === null && AMONG.test(before)) return true;
  return claim.kind.startsWith("requests.") && BY_ONE_WAY.test(LAST_CLAUSE.exec(before)?.[0] ?? "");
}
