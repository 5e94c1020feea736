import { hasFiller, hasSign, lastSign, type Side, type Sign } from "./clause.ts";
import type { Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

const PIECES: ReadonlySet<string> = new Set(["条", "篇", "份", "件", "则", ""]);
/** Newspapers and boards are counted by the times they are used. */
const TIMES_TOO: ReadonlySet<string> = new Set(["pressAndBroadcast", "noticeBoard"]);
/** Accounts publish issues and works as well. */
const ISSUES: ReadonlySet<string> = new Set([...PIECES, "期", "个", "部"]);

/** What is published in its own unit, whatever else the clause says. */
const OWN_UNITS: Readonly<Record<string, ReadonlySet<string>>> = {
  gazette: new Set(["期", ""]),
  pressConference: new Set(["场", "次", "期", "场次", ""]),
};

const CATEGORY = /^\p{Script=Han}{2,16}$/u;

/** The channels that a clause names, each once; 公告栏等其他渠道 are the other ways. */
function channelsOf(signs: readonly Sign[]): readonly string[] {
  const last = lastSign(signs, "channel");
  if (last?.scope === "other") return [last.scope];
  return [...new Set(signs.filter((sign) => sign.class === "channel").map((sign) => sign.scope))];
}

function isNamedChannel(unit: string, channel: string, units: ReadonlySet<string>): boolean {
  return (OWN_UNITS[channel] ?? units).has(unit) || (unit === "次" && TIMES_TOO.has(channel));
}

/** Fillers at the edges of a category's name. */
const BEFORE_NAME = /^(?:其中|和|及|与|、|共|还|另|发布|公开)+/;
const AFTER_NAME = /(?:共计|共|累计|合计|等|为|达)+$/;

/** The category that a clause names between what was done and the number: 部门信息, 通知公告. */
function categoryOf(state: SentenceState, { signs, start, end }: Side): Quantity | null {
  const verb = lastSign(signs, "publish", "post");
  if (hasSign(signs, "channel")) return null;
  const name = state.text
    .slice(verb?.end ?? start, end)
    .trim()
    .replace(BEFORE_NAME, "")
    .replace(AFTER_NAME, "");
  return CATEGORY.test(name) ? { kind: "disclosures.byCategory", scope: name } : null;
}

function isListingParts({ whole }: SentenceState): boolean {
  return whole?.kind === "disclosures.total" || whole?.kind === "disclosures.byChannel";
}

function byChannel(channel: string): Quantity {
  return { kind: "disclosures.byChannel", scope: channel };
}

/** What was published in all, where neither this clause nor the one before says through which channel. */
function total(state: SentenceState): Quantity | null {
  // 其中 … 公开3件 among the outcomes of requests is one of them, however it is worded.
  if (state.drafts.at(-1)?.kind.startsWith("requests.")) return null;
  return state.channelBefore === null && state.channelInClause === null
    ? { kind: "disclosures.total", scope: null }
    : null;
}

/** Words of clauses that count something else, though they speak of information: 申请公开的信息3件. */
const OTHER_MATTERS = [
  "request",
  "receive",
  "receiveAndProcess",
  "reply",
  "outcome",
  "applicant",
  "proposal",
  "processingFee",
  "collect",
  "reconsideration",
  "litigation",
] as const;

/**
 * What a number of things published counts: all of it, what one channel carried, or one category.
 *
 * Null where two channels share one number, where the channel is named in another clause, and where what was
 * published is none of the things known.
 */
export function disclosureQuantity(
  state: SentenceState,
  number: PrintedNumber,
  left: Side,
  right: Side,
): Quantity | null {
  const { signs } = left;
  const head = signs.at(-1);
  if (head === undefined)
    return isListingParts(state) && PIECES.has(number.unit) ? categoryOf(state, left) : null;
  const before = signs.at(-2);
  const channels = channelsOf(signs);
  const [channel] = channels;
  const after = right.signs[0]?.class;
  const verb = lastSign(signs, "publish", "post");
  if (channels.length > 1 || hasSign(signs, ...OTHER_MATTERS)) return null;

  if (head.class === "channel") {
    const isAboutDisclosure =
      state.topic === "disclosures" &&
      (verb !== undefined || isListingParts(state) || state.drafts.length > 0);
    const hasOwnUnit = OWN_UNITS[head.scope] !== undefined;
    const isKnown = hasOwnUnit || isAboutDisclosure || after === "information" || after === "content";
    return isKnown && isNamedChannel(number.unit, head.scope, new Set([...PIECES, "期"]))
      ? byChannel(head.scope)
      : null;
  }
  if (channel !== undefined && OWN_UNITS[channel] !== undefined) return null;
  if (head.class === "publish" || head.class === "post") {
    if (state.topic === "requests" || before?.class === "gap") {
      if (channel === undefined) return null;
    }
    const isWhat = after === undefined || after === "information" || after === "content";
    if (!isWhat) return null;
    if (channel !== undefined)
      return isNamedChannel(number.unit, channel, ISSUES) ? byChannel(channel) : null;
    return head.class === "publish" && after !== "content" && PIECES.has(number.unit) && number.unit !== ""
      ? total(state)
      : null;
  }
  if (head.class === "content") {
    const isCarried = channel !== undefined && ISSUES.has(number.unit) && before?.class !== "gap";
    return isCarried ? byChannel(channel) : null;
  }
  if (channel !== undefined && head.class === "information" && number.unit === "次") {
    return verb !== undefined && before === verb && TIMES_TOO.has(channel) ? byChannel(channel) : null;
  }
  if (!PIECES.has(number.unit)) return null;
  // 信息公开总数728条
  if (
    head.class === "disclosure" &&
    signs.length === 1 &&
    left.fillers.some(({ text }) => text.startsWith("总数"))
  ) {
    return total(state);
  }
  if (head.class === "information") {
    if (after !== undefined && after !== "information") return null;
    if (before?.class === "gap" || before?.class === "disclosure") {
      const isNamed = channel === undefined ? verb !== undefined || isAmongDisclosures(state) : false;
      if (channel !== undefined && before.class === "gap" && verb === undefined) return null;
      return isNamed ? categoryOf(state, left) : null;
    }
    if (channel !== undefined)
      return before?.class === "channel" || verb !== undefined ? byChannel(channel) : null;
    if (verb?.class === "publish" && before === verb) return total(state);
    return null;
  }
  if (isListingParts(state) && !hasFiller(left, "each")) return categoryOf(state, left);
  if (head.class === "gap" && before !== undefined && before === verb && verb.class === "publish") {
    return state.topic === "requests" || total(state) === null || number.unit === ""
      ? null
      : categoryOf(state, left);
  }
  return null;
}

/** Whether the sentence has been counting what was published. */
function isAmongDisclosures(state: SentenceState): boolean {
  return isListingParts(state) || (state.drafts.at(-1)?.kind.startsWith("disclosures.") ?? false);
}
