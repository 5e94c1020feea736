import type { Claim, MappedText, Report, Section, SectionId, Source } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { type Draft, hasParts } from "./draft.ts";
import { isDigit } from "./numerals.ts";
import { type Paragraph, readingOffset, readParagraphs } from "./paragraphs.ts";
import { readSentence, type SentenceReading, type SentenceSetting } from "./read-sentence.ts";
import type { Topic } from "./sentence-state.ts";

/** Whose numbers are read. */
interface Subject {
  readonly reportYear: number | null;
  readonly agency: string | null;
}

/** A sentence of more units is cut; nobody writes one. */
const LONGEST_SENTENCE = 1_500;
const LONGEST_HEADING = 30;
const HEADING = /^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.]/;
/** What {@link HEADING} begins with. */
const OPENS_HEADING = "(（一二三四五六七八九十0123456789";
/** What section five says after one of these is about the year to come. */
const TO_COME =
  /下一步|今后|改进措施|改进情况|改进举措|主要打算|整改措施|努力方向|工作打算|工作计划|工作安排/;

/** What a character can mean for the cutting of sentences and for claims; most mean nothing. */
const SIGNS = new Uint8Array(0x10000);
const ENDS = 1;
const SPACES = 2;
const CLAIMS = 3;
/** A digit, which claims unless it is part of a date. */
const DIGITS = 7;
/** A numeral, which claims before a count word. */
const COUNTS = 4;
/** 不, which denies before 存在 and 收取. */
const DENIES = 5;
/** 第, which makes an ordinal of the number behind it. */
const ORDERS = 6;
for (const char of "。!?！？|\t") SIGNS[char.charCodeAt(0)] = ENDS;
SIGNS[0x20] = SPACES;
for (const char of "未没无零") SIGNS[char.charCodeAt(0)] = CLAIMS;
for (const char of "0123456789") SIGNS[char.charCodeAt(0)] = DIGITS;
for (const char of "一二三四五六七八九十两百") SIGNS[char.charCodeAt(0)] = COUNTS;
SIGNS["不".charCodeAt(0)] = DENIES;
SIGNS["第".charCodeAt(0)] = ORDERS;

const AFTER_NUMERAL = "件条次个项份宗起篇期场部则例一二三四五六七八九十百千万余多分";

/** A sentence of a paragraph, as offsets; only one that may claim something is looked at closer. */
interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly mayClaim: boolean;
  /** Whether its only numbers are dates of the report year: it claims nothing, and ends what was said before. */
  readonly isDatedOnly: boolean;
}

const IN_DATES = "年月日号";

/** Whether the digits between two offsets are a part of a date that names no year but the report's. */
function isOwnDate(text: string, from: number, to: number, reportYear: string): boolean {
  let at = to;
  while (text[at] === " " && at < to + 2) at++;
  if (!IN_DATES.includes(text[at] ?? "|")) return false;
  return text[at] !== "年" || to - from !== 4 || text.startsWith(reportYear, from);
}

/** Cuts a paragraph into sentences: one look at each character. */
function cutSentences(text: string, reportYear: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const { length } = text;
  let from = 0;
  let mayClaim = false;
  let isDated = false;
  for (let at = 0; at <= length; at++) {
    const sign = at === length ? ENDS : (SIGNS[text.charCodeAt(at)] ?? 0);
    if (sign === 0 && at - from < LONGEST_SENTENCE) continue;
    if (sign === DIGITS) {
      const digitsFrom = at;
      while (SIGNS[text.charCodeAt(at + 1)] === DIGITS && at + 1 - from < LONGEST_SENTENCE) at++;
      if (isOwnDate(text, digitsFrom, at + 1, reportYear)) isDated = true;
      else mayClaim = true;
    } else if (sign === ORDERS) {
      // Each numeral of 第五十条 stands behind 第 or behind another numeral, and so counts nothing.
      while (SIGNS[text.charCodeAt(at + 1)] === COUNTS && at + 1 - from < LONGEST_SENTENCE) {
        at++;
        isDated = true;
      }
    } else if (sign === CLAIMS) mayClaim = true;
    else if (sign === COUNTS) mayClaim ||= AFTER_NUMERAL.includes(text.charAt(at + 1));
    else if (sign === DENIES) mayClaim ||= text.startsWith("存在", at + 1) || text.startsWith("收", at + 1);
    // Three spaces divide what stands in columns.
    if (sign === ENDS || at - from >= LONGEST_SENTENCE || (sign === SPACES && text.startsWith("   ", at))) {
      if (at > from) sentences.push({ from, to: at, mayClaim, isDatedOnly: isDated && !mayClaim });
      from = at + 1;
      mayClaim = false;
      isDated = false;
    }
  }
  return sentences;
}

function topicOfHeading(text: string): Topic | null {
  if (text.includes("依申请") || text.includes("公开申请")) return "requests";
  return text.includes("复议") || text.includes("诉讼") ? "remedies" : null;
}

function topicOfSection(section: SectionId | null): Topic | null {
  if (section === "requests") return "requests";
  return section === "remedies" ? "remedies" : null;
}

/**
 * Whether a printed number has a full-width comma between half-width digits: `1，234` is two numbers of a list as
 * likely as one.
 */
function isCutByComma(printed: string): boolean {
  const comma = printed.indexOf("，");
  return comma > 0 && isDigit(printed.charCodeAt(comma - 1)) && isDigit(printed.charCodeAt(comma + 1));
}

/** What a sentence takes over from the one before it. */
function settingAfter(
  before: SentenceReading | null,
  section: SectionId | null,
  topic: Topic | null,
  { reportYear, agency }: Subject,
): SentenceSetting {
  if (before === null || before.drafts.length === 0) {
    const isYearUnclear = before !== null && before.state.year !== null;
    return { reportYear, agency, section, topic, documentScope: null, whole: null, isYearUnclear };
  }
  const { drafts, state } = before;
  return {
    reportYear,
    agency,
    section,
    topic: state.topic ?? topic,
    documentScope: state.documentScope,
    whole: drafts.findLast(({ kind, parent }) => parent === null && hasParts(kind)) ?? null,
    isYearUnclear: state.year !== null && drafts.every(({ year }) => year !== null),
  };
}

/** Reads one paragraph; the heading topic and whether the rest speaks of the year to come are the section's. */
function readParagraph(
  { text }: Paragraph,
  section: SectionId | null,
  headingTopic: Topic | null,
  subject: Subject,
): readonly Draft[] {
  const drafts: Draft[] = [];
  let topic = headingTopic;
  let before: SentenceReading | null = null;
  for (const { from, to, mayClaim, isDatedOnly } of cutSentences(text, String(subject.reportYear))) {
    if (to - from <= LONGEST_HEADING && OPENS_HEADING.includes(text.charAt(from))) {
      const sentence = text.slice(from, to);
      if (HEADING.test(sentence)) topic = topicOfHeading(sentence) ?? (from === 0 ? null : topic);
    }
    // After 其中 the year of the sum before goes on, so that sentence is read all the same.
    const isQuiet = isDatedOnly && (before === null || before.drafts.every(({ year }) => year === null));
    if (isQuiet) before = null;
    if (isQuiet || !(mayClaim || isDatedOnly)) continue;
    before = readSentence(text, from, to, settingAfter(before, section, topic, subject));
    for (const draft of before.drafts) drafts.push(draft);
  }
  return drafts;
}

/** Reads the claims of one section's narrative, as places of its paragraphs. */
function readNarrative(reading: MappedText, { id: section, paragraphs }: Section, subject: Subject) {
  const { reportYear } = subject;
  const found: { readonly paragraph: Paragraph; readonly draft: Draft }[] = [];
  let headingTopic = topicOfSection(section);
  for (const paragraph of readParagraphs(reading, paragraphs)) {
    const { text } = paragraph;
    if (section === "problemsAndImprovements" && (TO_COME.test(text) || speaksOfNextYear(text, reportYear)))
      break;
    if (HEADING.test(text))
      headingTopic = topicOfHeading(text.slice(0, LONGEST_HEADING)) ?? topicOfSection(section);
    for (const draft of readParagraph(paragraph, section, headingTopic, subject))
      found.push({ paragraph, draft });
  }
  return found;
}

function speaksOfNextYear(text: string, reportYear: number | null): boolean {
  return reportYear !== null && text.includes(`${reportYear + 1}年`);
}

/**
 * Reads what the narrative of a report states in numbers, in the order of the text.
 *
 * A number is tied to the words of its own clause; where they leave doubt there is no claim. What is planned,
 * prescribed, or of a part of the year is none. `reading` is the text that the sections were found in; the
 * report's year and agency tell its own numbers from those of other years and bodies.
 */
export function readClaims(
  source: Source,
  reading: MappedText,
  sections: readonly Section[],
  { year, agency }: Pick<Report, "year" | "agency">,
): readonly Claim[] {
  const subject: Subject = { reportYear: year, agency: agency?.name ?? null };
  const claims: Claim[] = [];
  const places = new Map<Draft, number>();
  const parents: (Draft | null)[] = [];
  for (const section of sections) {
    for (const { paragraph, draft } of readNarrative(reading, section, subject)) {
      const end = readingOffset(paragraph, draft.end - 1) + 1;
      const span = sourceSpan(reading, readingOffset(paragraph, draft.start), end);
      const raw = source.text.slice(span.start, span.end);
      if (raw === "" || isCutByComma(raw)) continue;
      places.set(draft, claims.length);
      parents.push(draft.parent);
      const { kind, value, isApproximate, scope } = draft;
      claims.push({
        kind,
        value,
        isApproximate,
        scope,
        year: draft.year,
        partOf: null,
        raw,
        span,
        section: section.id,
      });
    }
  }
  return claims.map((claim, at) => {
    const parent = parents[at];
    return parent === null || parent === undefined ? claim : { ...claim, partOf: places.get(parent) ?? null };
  });
}
