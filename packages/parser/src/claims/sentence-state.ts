import type { SectionId } from "@gongkai/schema";
import type { Draft } from "./draft.ts";
import type { Token } from "./sentence-tokens.ts";

/** What the numbers of a sentence are about, by the nouns named so far. */
export type Topic =
  | "requests"
  | "disclosures"
  | "documents"
  | "remedies"
  | "proposals"
  | "consultations"
  | "other";

const TOPICS: Readonly<Record<string, Topic>> = {
  request: "requests",
  applicant: "requests",
  pendingAtStart: "requests",
  pendingAtEnd: "requests",
  outcome: "requests",
  document: "documents",
  reconsideration: "remedies",
  litigation: "remedies",
  proposal: "proposals",
  consultation: "consultations",
  otherCase: "other",
  license: "other",
  channel: "disclosures",
  information: "disclosures",
  publish: "disclosures",
  post: "disclosures",
};

/** What has been said so far in the sentence that is being read. */
export interface SentenceState {
  readonly text: string;
  readonly section: SectionId | null;
  readonly reportYear: number | null;
  /** The name of the report's agency; null where it is not known. */
  readonly agency: string | null;
  readonly tokens: readonly Token[];
  readonly drafts: Draft[];
  topic: Topic | null;
  /** The row of documents that was named last. */
  documentScope: string | null;
  remedy: "remedies.reconsideration" | "remedies.litigation" | null;
  /** Whether the sentence speaks of disclosure at all. */
  speaksOfDisclosure: boolean;
  /** Whether a channel, named or not, was mentioned in a clause that stated no number. */
  channelBefore: string | null;
  channelInClause: string | null;
  /** The sum whose parts are being listed. */
  whole: Draft | null;
  lastPart: Draft | null;
  isAfterSemicolon: boolean;
  /** The year spoken of, where that is not the report year. */
  year: number | null;
  /** Whether what is said now is planned, prescribed, or of a time that is no one year. */
  isSilenced: boolean;
  /** Whether only a part of the year is spoken of. */
  isPartOfYear: boolean;
  isClauseSilenced: boolean;
}

const CLAUSE_START_GAPS: readonly string[] = ["截至", "截止", "截止到", "截至到", "至", "自", "从"];

function standsFirst(tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.type === "mark") return true;
  const isShort =
    before.type === "gap" && CLAUSE_START_GAPS.includes(text.slice(before.start, before.end).trim());
  const isIn = before.type === "word" && (before.word.text === "在" || before.word.text === "到");
  return (isShort || isIn) && (at < 2 || tokens[at - 2]?.type === "mark");
}

function takeYear(state: SentenceState, at: number, year: number, end: number): void {
  const { text, tokens, reportYear } = state;
  const rest = text.slice(end, end + 2);
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  const isCompared = before?.type === "word" && before.word.class === "compare";
  if (reportYear !== null && year > reportYear) {
    state.isSilenced = true;
  } else if (rest.startsWith("以来") || rest.startsWith("以后")) {
    if (year !== reportYear) state.isSilenced = true;
  } else if (/^[-–—~至到]/.test(rest)) {
    state.isSilenced = true;
  } else if (isCompared) {
    // 较2022年增长: the clause itself looks at the years it names.
  } else if (year === reportYear) {
    if (standsFirst(tokens, at, text)) {
      state.year = null;
      state.isPartOfYear = false;
      state.isSilenced = false;
    }
  } else if (!standsFirst(tokens, at, text)) {
    state.isClauseSilenced = true;
  } else if (next?.type === "gap" && !/^[末底]/.test(rest)) {
    state.isSilenced = true;
  } else {
    state.year = year;
    state.isPartOfYear = false;
  }
}

/** 收到申请4件,按申请人分:自然人3件 */
const DIVIDED = /^,?(?:其中|按|从|根据)[^,;:]{0,12}$/;

function takeMark(state: SentenceState, mark: string, at: number): void {
  if (mark === "、" || mark === "(" || mark === ")") return;
  state.isClauseSilenced = false;
  state.channelBefore = state.channelInClause ?? state.channelBefore;
  state.channelInClause = null;
  if (mark === ";") {
    state.isAfterSemicolon = true;
    state.isSilenced = false;
    state.channelBefore = null;
  }
  if (mark !== ":") return;
  // 共公开信息728条:网站373条,微信355条
  const before = state.tokens[at - 1];
  const last = state.drafts.at(-1);
  if (last === undefined) return;
  const isDivided = DIVIDED.test(state.text.slice(last.end, state.tokens[at]?.start));
  if (before?.type === "number" || last.end >= (before?.start ?? 0) || isDivided) state.whole = last;
}

/** Takes note of a token before the numbers after it are read. */
export function takeToken(state: SentenceState, at: number): void {
  const token = state.tokens[at];
  if (token === undefined || token.type === "gap") return;
  if (token.type === "mark") takeMark(state, token.mark, at);
  else if (token.type === "year") takeYear(state, at, token.year, token.end);
  else if (token.type === "month") {
    if (!token.isWholeYear) state.isPartOfYear = true;
  } else if (token.type === "word") {
    const { class: wordClass, scope } = token.word;
    // 申请 alone may be for anything: a licence, a subsidy.
    if (scope !== "bare") state.topic = TOPICS[wordClass] ?? state.topic;
    if (wordClass === "document") state.documentScope = scope;
    if (wordClass === "reconsideration") state.remedy = "remedies.reconsideration";
    if (wordClass === "litigation") state.remedy = "remedies.litigation";
    if (wordClass === "disclosure" || (wordClass === "request" && scope !== "bare"))
      state.speaksOfDisclosure = true;
    if (wordClass === "channel") state.channelInClause = scope;
    if (wordClass === "through") state.channelInClause ??= "";
    if (wordClass === "part") state.isPartOfYear = true;
    if (wordClass === "yearStart") state.isPartOfYear = false;
    if (wordClass === "sincePast" || wordClass === "separately") state.isSilenced = true;
    if (wordClass === "intent") {
      if (scope === "clause") state.isClauseSilenced = true;
      else state.isSilenced = true;
    }
    if (wordClass === "among") state.whole = lastWhole(state);
  }
}

function lastWhole(state: SentenceState): Draft | null {
  const last = state.drafts.at(-1);
  return last ?? state.whole;
}

/** Whether what is said now may be a claim at all. */
export function isSpeaking(state: SentenceState): boolean {
  return !state.isSilenced && !state.isClauseSilenced && !state.isPartOfYear;
}
