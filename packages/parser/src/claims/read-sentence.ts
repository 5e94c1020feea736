import type { SectionId } from "@gongkai/schema";
import { hasFiller, hasSign, itemsLeftOf, leftOf, rightOf, type Side } from "./clause.ts";
import { changeOf, sameOfYear } from "./comparison.ts";
import { type Draft, hasParts, type Quantity } from "./draft.ts";
import { addDraft, adoptListed, sumOfListed, withoutConflicts } from "./listed-drafts.ts";
import type { PrintedNumber } from "./numerals.ts";
import { quantitiesOf } from "./quantity.ts";
import { isSpeaking, type SentenceState, type Topic, takeToken } from "./sentence-state.ts";
import { type Token, tokenizeSentence } from "./sentence-tokens.ts";
import type { Word } from "./words.ts";
import { deniedQuantities } from "./zero-quantity.ts";

/** What a sentence takes over from what stands before it. */
export interface SentenceSetting {
  readonly section: SectionId | null;
  readonly reportYear: number | null;
  readonly agency: string | null;
  readonly topic: Topic | null;
  readonly documentScope: string | null;
  /** The sum that a sentence beginning with 其中 divides. */
  readonly whole: Draft | null;
  /** Whether the sentence before spoke of another year, so that this one may too. */
  readonly isYearUnclear: boolean;
}

/** What one sentence says, and what it leaves for the next. */
export interface SentenceReading {
  readonly drafts: readonly Draft[];
  readonly state: SentenceState;
}

/** What may follow a counted thing: the sentence goes on. Anything else may be another noun. */
const GOES_ON = "并均全较其占同比与和及以含按包且使让中内都未无,已经为是主涉做实现";

function createState(text: string, tokens: readonly Token[], setting: SentenceSetting): SentenceState {
  return {
    text,
    tokens,
    section: setting.section,
    reportYear: setting.reportYear,
    agency: setting.agency,
    drafts: [],
    topic: setting.topic,
    documentScope: setting.documentScope,
    remedy: null,
    speaksOfDisclosure: false,
    channelBefore: null,
    channelInClause: null,
    whole: null,
    lastPart: null,
    isAfterSemicolon: false,
    year: null,
    isSilenced: setting.isYearUnclear,
    isClauseSilenced: false,
    isPartOfYear: false,
  };
}

function isFollowedWell(state: SentenceState, at: number): boolean {
  const next = state.tokens[at + 1];
  if (next?.type !== "gap") return true;
  const char = state.text[next.start] ?? "";
  return GOES_ON.includes(char) || !/[\p{Script=Han}\p{L}\d]/u.test(char);
}

const BODY = /..(局|委|委员会|厅|院|所|镇|乡|街道|部门|单位|公司|学校|中心)$/;

/** 单条微博最高阅读量120万: of one piece among many, and no sum. */
const OF_ONE_PIECE = /单[条篇期个场次部]|最[高多大少低]|峰值/;
/** 县政府召开新闻发布会12场 in the report of a bureau. */
const OF_GOVERNMENT =
  /(?:[省市县区旗州盟]|人民)(?:委、?)?(?:政府|政府办公[室厅]|政府办)(?:共|累计|全年)?(?:召开|举办|举行|组织)/;

/** Whether a clause counts what is neither the agency's nor a sum, though its words are those of the agency's own. */
function isOfSomethingElse({ text, agency }: SentenceState, { signs, start, end }: Side): boolean {
  if (signs.length === 0) return false;
  const words = text.slice(start, end);
  if ((words.includes("单") || words.includes("最") || words.includes("峰")) && OF_ONE_PIECE.test(words))
    return true;
  if (agency === null || !words.includes("政府") || !OF_GOVERNMENT.test(words)) return false;
  return !/政府|办公[室厅]$|[省市县区旗州盟镇乡]$/.test(agency);
}

/** Whether a clause is about a body of another kind than the agency: 市公安局 in a report of the government. */
function isOfAnotherBody({ text, agency }: SentenceState, { signs }: Side): boolean {
  if (agency === null) return false;
  return signs.some((sign) => {
    if (sign.class !== "gap") return false;
    const words = text.slice(sign.start, sign.end).trim();
    const kind = BODY.exec(words)?.[1];
    return (
      kind !== undefined && !/[各全我本]/.test(words) && !agency.endsWith(kind) && !agency.includes(words)
    );
  });
}

function readNumber(state: SentenceState, at: number, number: PrintedNumber): void {
  // 是上年的2倍 says how much more, and counts nothing.
  if (number.unit === "倍") return;
  const { tokens } = state;
  let left = leftOf(tokens, at);
  let vagueness = left.fillers.filter((word) => word.class === "approximately");
  if (vagueness.some((word) => word.scope === "strict")) return;
  const isVague = isVagueBefore(state, at);
  const right = rightOf(tokens, at);
  if (left.signs.length === 0 && hasFiller(left, "each")) {
    // 行政复议、行政诉讼案件,均为0件
    const mark = tokens[left.boundary];
    if (mark?.type !== "mark" || (mark.mark !== "," && mark.mark !== ":")) return;
    const before = leftOf(tokens, left.boundary);
    if (tokens[before.boundary]?.type === "number") return;
    left = { ...before, fillers: [...before.fillers, ...left.fillers] };
    vagueness = [];
  }
  if (isOfAnotherBody(state, left) || isOfSomethingElse(state, left) || changeOf(state, number, left)) return;
  if (left.signs.at(-1)?.class === "lastYear") {
    if (left.signs.length === 1 && state.reportYear !== null) sameOfYear(state, number, state.reportYear - 1);
    return;
  }
  const [namedYear] = left.years;
  if (
    left.signs.length === 0 &&
    left.years.length === 1 &&
    namedYear !== undefined &&
    namedYear === state.year
  ) {
    sameOfYear(state, number, namedYear);
    return;
  }
  if (!isFollowedWell(state, at) || hasSign(left.signs, "compare", "none", "notDone", "notReceived")) return;
  const atHead = left.signs[0]?.class === "lastYear";
  if (hasSign(left.signs, "lastYear") && (!atHead || state.reportYear === null)) return;
  const own = { ...left, signs: left.signs.filter((sign) => sign.class !== "lastYear") };
  const year = atHead && state.reportYear !== null ? state.reportYear - 1 : state.year;
  const printed = isVague || number.isApproximate ? { ...number, isApproximate: true } : number;
  const sum = sumOfListed(state, left);
  if (sum !== null) {
    addDraft(state, sum, printed, year);
    adoptListed(state);
    return;
  }
  for (const quantity of quantitiesOfItems(state, printed, at, own, right))
    addDraft(state, quantity, printed, year);
}

/** 新收申请和上年结转申请均为0件: where a number is said of each item of a list, what each item is. */
function quantitiesOfItems(
  state: SentenceState,
  number: PrintedNumber,
  at: number,
  left: Side,
  right: Side,
): readonly Quantity[] {
  if (hasFiller(left, "each")) {
    const items = itemsLeftOf(state.tokens, at);
    const found = items.map((item) => quantitiesOf(state, number, item, right));
    if (items.length > 1 && found.every(({ length }) => length === 1)) return found.flat();
  }
  return quantitiesOf(state, number, left, right);
}

/** 近3000条, 超过12万人次: the word stands right before the number. */
function isVagueBefore({ tokens }: SentenceState, at: number): boolean {
  for (let index = at - 1; index >= 0 && index >= at - 3; index--) {
    const token = tokens[index];
    if (token?.type !== "word") return false;
    if (token.word.class === "approximately") return true;
    if (token.word.class !== "adverb") return false;
  }
  return false;
}

function readDenial(state: SentenceState, at: number, word: Word, start: number, end: number): void {
  // 是否收到, 有无复议, 如无异议
  const before = state.text[start - 1] ?? "";
  if ("如若是有毫从并非绝".includes(before || "|") && before !== "并") return;
  const left = leftOf(state.tokens, at);
  if (isOfAnotherBody(state, left)) return;
  const quantities = deniedQuantities(state, word, left, rightOf(state.tokens, at));
  const number: PrintedNumber = { value: 0, unit: "", isApproximate: false, start, end };
  for (const quantity of quantities) addDraft(state, quantity, number, state.year);
}

/** Reads the claims of one sentence, the text between two offsets. */
export function readSentence(
  text: string,
  from: number,
  to: number,
  setting: SentenceSetting,
): SentenceReading {
  const tokens = tokenizeSentence(text, from, to);
  const state = createState(text, tokens, setting);
  const first = tokens[0];
  if (first?.type === "word" && first.word.class === "among" && setting.whole !== null) {
    state.whole = hasParts(setting.whole.kind) ? setting.whole : null;
    state.isSilenced = false;
    state.year = setting.whole.year;
  }
  for (const [at, token] of tokens.entries()) {
    const { whole } = state;
    takeToken(state, at);
    if (state.drafts.length === 0 && whole !== null && state.whole === null) state.whole = whole;
    if (!isSpeaking(state)) continue;
    if (token.type === "number") {
      readNumber(state, at, token.number);
      state.channelInClause = null;
    } else if (token.type === "word" && isDenial(token.word)) {
      readDenial(state, at, token.word, token.start, token.end);
    }
  }
  return { drafts: withoutConflicts(state.drafts), state };
}

function isDenial(word: Word): boolean {
  return word.class === "none" || word.class === "notDone" || word.class === "notReceived";
}
