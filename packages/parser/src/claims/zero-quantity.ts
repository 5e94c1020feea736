import type { ClaimKind } from "@gongkai/schema";
import { hasSign, lastSign, onlySigns, type Side, type Sign } from "./clause.ts";
import type { Quantity } from "./draft.ts";
import type { SentenceState } from "./sentence-state.ts";
import type { Word } from "./words.ts";

const REMEDY_SIGNS = ["reconsideration", "litigation"] as const;
/** What may stand around 行政复议 where none was brought: 未因政府信息公开申请被提起行政复议的情况. */
const AROUND_REMEDIES = [
  ...REMEDY_SIGNS,
  "because",
  "suffer",
  "disclosure",
  "request",
  "information",
  "grievance",
  "case",
  "otherCase",
] as const;
const AROUND_FEES = [
  "processingFee",
  "anyFee",
  "collect",
  "disclosure",
  "request",
  "because",
  "information",
] as const;

function remediesNamed(signs: readonly Sign[]): readonly Quantity[] {
  const reconsideration = signs.some((sign) => sign.class === "reconsideration");
  const litigation = signs.find((sign) => sign.class === "litigation");
  return [
    ...(reconsideration ? [{ kind: "remedies.reconsideration" as const, scope: null }] : []),
    ...(litigation === undefined
      ? []
      : [{ kind: "remedies.litigation" as const, scope: litigation.scope === "" ? null : litigation.scope }]),
  ];
}

function noRemedies(state: SentenceState, signs: readonly Sign[]): readonly Quantity[] {
  if (!hasSign(signs, ...REMEDY_SIGNS) || !onlySigns(signs, ...AROUND_REMEDIES)) return [];
  const last = signs.findLast((sign) => sign.class !== "case");
  const endsInRemedy =
    last?.class === "reconsideration" ||
    last?.class === "litigation" ||
    last?.class === "grievance" ||
    last?.class === "otherCase";
  const isOwn = state.section !== "proactiveDisclosure" && state.section !== "problemsAndImprovements";
  return endsInRemedy && isOwn ? remediesNamed(signs) : [];
}

function noRequests(state: SentenceState, signs: readonly Sign[]): readonly Quantity[] {
  const request = lastSign(signs, "request");
  if (request === undefined) return [];
  if (!onlySigns(signs, "request", "disclosure", "information", "requestChannel", "case")) return [];
  const isBare = signs.every((sign) => sign.class !== "request" || sign.scope === "bare");
  if (isBare && state.topic !== "requests" && !hasSign(signs, "disclosure")) return [];
  const channels = [
    ...new Set(signs.filter((sign) => sign.class === "requestChannel").map(({ scope }) => scope)),
  ];
  const [channel] = channels;
  if (channels.length > 1) return [];
  return [
    channel === undefined
      ? { kind: "requests.received", scope: null }
      : { kind: "requests.channel", scope: channel },
  ];
}

function noFees(state: SentenceState, signs: readonly Sign[]): readonly Quantity[] {
  if (hasSign(signs, "administrativeFee")) {
    return onlySigns(signs, "administrativeFee", "collect")
      ? [{ kind: "fees.administrative", scope: null }]
      : [];
  }
  if (!hasSign(signs, "processingFee", "anyFee") || !onlySigns(signs, ...AROUND_FEES)) return [];
  const isOwn =
    state.section === "otherMatters" ||
    state.section === "requests" ||
    state.topic === "requests" ||
    state.speaksOfDisclosure;
  return isOwn || hasSign(signs, "processingFee") ? [{ kind: "fees.processingFee", scope: null }] : [];
}

function noPending(signs: readonly Sign[]): readonly Quantity[] {
  const pending = lastSign(signs, "pendingAtStart", "pendingAtEnd");
  if (pending === undefined || !onlySigns(signs, "pendingAtStart", "pendingAtEnd", "request", "case"))
    return [];
  return signs.flatMap((sign): readonly Quantity[] =>
    sign.class === "pendingAtStart" || sign.class === "pendingAtEnd"
      ? [{ kind: `requests.${sign.class}`, scope: null }]
      : [],
  );
}

function noProposals(signs: readonly Sign[]): readonly Quantity[] {
  if (signs.length === 0 || !onlySigns(signs, "proposal", "handle")) return [];
  return signs.flatMap((sign): readonly Quantity[] =>
    sign.class === "proposal"
      ? [{ kind: "proposals", scope: sign.scope === "both" ? null : sign.scope }]
      : [],
  );
}

function allOf(
  signs: readonly Sign[],
  wordClass: Sign["class"],
  of: (scope: string) => Quantity,
): readonly Quantity[] {
  if (!onlySigns(signs, wordClass, "case")) return [];
  return signs.filter((sign) => sign.class === wordClass).map((sign) => of(sign.scope));
}

function notDone(state: SentenceState, scope: string, signs: readonly Sign[]): readonly Quantity[] {
  switch (scope) {
    case "collect":
      return noFees(state, signs);
    case "issue":
      return allOf(signs, "document", (row) => ({
        kind: "documents.issued",
        scope: row === "" ? null : row,
      }));
    case "repeal":
      return allOf(signs, "document", (row) => ({
        kind: "documents.repealed",
        scope: row === "" ? null : row,
      }));
    case "decide":
      // The scope of such a word is the kind itself.
      return allOf(signs, "license", (kind) => ({ kind: kind as ClaimKind, scope: null }));
    case "notice":
      return onlySigns(signs, "feeNotice", "disclosure") && signs.length > 0
        ? [{ kind: "fees.processingFeeNotices", scope: null }]
        : [];
    case "handle":
      return noProposals(signs);
    default: {
      const fees = noFees(state, signs);
      return fees.length > 0 ? fees : noRemedies(state, signs);
    }
  }
}

/**
 * What a word of denial says there was none of: 未收到 … 申请, 没有 … 行政复议、行政诉讼, 未收取 … 费用.
 *
 * Everything between the word and the end of its clause must be understood: 未收到对公开不满意的反映 says nothing
 * about requests. Where nothing follows the word, what stands before it is denied: 行政复议、行政诉讼均未发生.
 */
export function deniedQuantities(
  state: SentenceState,
  word: Word,
  left: Side,
  right: Side,
): readonly Quantity[] {
  const { signs } = right;
  if (hasSign(signs, "gap") || state.tokens[right.boundary]?.type === "number") return [];
  if (signs.length === 0) {
    const subjects = left.signs;
    const first = subjects.findIndex(
      (sign) => sign.class === "reconsideration" || sign.class === "litigation",
    );
    if (first < 0 || !onlySigns(subjects.slice(first), ...REMEDY_SIGNS, "case")) return [];
    const isKnown = onlySigns(subjects.slice(0, first), ...AROUND_REMEDIES);
    return isKnown &&
      word.class !== "notReceived" &&
      word.scope === "" &&
      word.text !== "未" &&
      word.text !== "没有"
      ? remediesNamed(subjects)
      : [];
  }
  if (hasSign(signs, ...REMEDY_SIGNS)) return word.scope === "" ? noRemedies(state, signs) : [];
  if (word.class === "notDone") return notDone(state, word.scope, signs);
  const pending = noPending(signs);
  if (pending.length > 0) return pending;
  if (word.class === "notReceived") {
    const proposals = noProposals(signs);
    return proposals.length > 0 ? proposals : noRequests(state, signs);
  }
  const fees = noFees(state, signs);
  return fees.length > 0 ? fees : noRequests(state, signs);
}
