import { hasSign, lastSign, onlySigns, type Side, type Sign } from "./clause.ts";
import type { Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

const CASES: ReadonlySet<string> = new Set(["件", "条", "次", "项", "起", "宗", "份", "个", "例", ""]);

const received: Quantity = { kind: "requests.received", scope: null };

function ofScope(kind: Quantity["kind"], { scope }: Sign): Quantity {
  return { kind, scope };
}

function receivedBy(verb: Sign): Quantity {
  return verb.scope === "both" ? { kind: "requests.receivedAndPending", scope: null } : received;
}

/** The signs between a sign and the last one. */
function between(signs: readonly Sign[], sign: Sign): readonly Sign[] {
  return signs.slice(signs.indexOf(sign) + 1, -1);
}

/** What a number counts whose noun is a request: 收到政府信息公开申请, 上年结转申请, 自然人申请. */
function ofRequests(signs: readonly Sign[], value: number, isAboutRequests: boolean): Quantity | null {
  if (!isAboutRequests && signs.at(-1)?.scope === "bare") return null;
  const verb = lastSign(
    signs,
    "receive",
    "receiveAndProcess",
    "reply",
    "pendingAtStart",
    "pendingAtEnd",
    "outcome",
  );
  const applicant = lastSign(signs, "applicant");
  const channel = lastSign(signs, "requestChannel") ?? lastSign(signs, "channel");
  if (
    hasSign(
      signs,
      "publish",
      "post",
      "reconsideration",
      "litigation",
      "handle",
      "otherCase",
      "collect",
      "feeNotice",
      "license",
      "document",
    )
  ) {
    return null;
  }
  if (applicant !== undefined && channel !== undefined) return null;
  if (verb === undefined) {
    const before = signs.at(-2);
    if (before === undefined || before.class === "disclosure") return value === 0 ? received : null;
    if (before === applicant) return ofScope("requests.applicant", before);
    return before.class === "requestChannel" ? ofScope("requests.channel", before) : null;
  }
  if (hasSign(between(signs, verb), "gap")) return null;
  switch (verb.class) {
    case "receive":
    case "receiveAndProcess":
      if (hasSign(signs, "through") && channel === undefined) return null;
      if (applicant !== undefined) return ofScope("requests.applicant", applicant);
      if (channel?.class === "channel") {
        return channel.scope === "website" ? { kind: "requests.channel", scope: "online" } : null;
      }
      return channel === undefined ? receivedBy(verb) : ofScope("requests.channel", channel);
    case "outcome":
      return (applicant ?? channel) ? null : ofScope("requests.outcome", verb);
    case "reply":
      return (applicant ?? channel) ? null : { kind: "requests.processed", scope: null };
    case "pendingAtStart":
      return (applicant ?? channel) ? null : { kind: "requests.pendingAtStart", scope: null };
    default:
      return (applicant ?? channel) ? null : { kind: "requests.pendingAtEnd", scope: null };
  }
}

/** What a number of requests counts; null where the clause does not say for certain. */
export function requestQuantity(
  state: SentenceState,
  number: PrintedNumber,
  { signs }: Side,
  right: Side,
): Quantity | null {
  const head = signs.at(-1);
  if (head === undefined || !CASES.has(number.unit)) return null;
  const after = right.signs[0]?.class;
  const isAboutRequests = state.topic === "requests";
  const before = signs.at(-2);
  const countedBefore = state.drafts.some((draft) => draft.kind.startsWith("requests."));
  switch (head.class) {
    case "request":
      return ofRequests(signs, number.value, isAboutRequests);
    case "receive":
    case "receiveAndProcess": {
      if (after === "request") {
        return hasSign(right.signs, "reconsideration", "litigation")
          ? null
          : ofRequests([...signs, ...right.signs.slice(0, 1)], number.value, isAboutRequests);
      }
      if (!isAboutRequests || after !== undefined || hasSign(signs, "channel", "through", "applicant"))
        return null;
      const channel = lastSign(signs, "requestChannel");
      return channel === undefined ? receivedBy(head) : ofScope("requests.channel", channel);
    }
    case "reply":
      if (after === "request" && before?.class !== "gap") return { kind: "requests.processed", scope: null };
      return isAboutRequests &&
        after === undefined &&
        onlySigns(signs, "reply", "request", "disclosure", "receive")
        ? { kind: "requests.processed", scope: null }
        : null;
    case "pendingAtStart":
    case "pendingAtEnd": {
      const isKnown = isAboutRequests && (after === undefined || after === "request");
      return isKnown ? { kind: `requests.${head.class}`, scope: null } : null;
    }
    case "outcome": {
      const isKnown = state.section === "requests" || countedBefore || hasSign(signs, "request");
      return isKnown &&
        (after === undefined || after === "request") &&
        !hasSign(signs, "channel", "applicant")
        ? ofScope("requests.outcome", head)
        : null;
    }
    case "applicant":
      return countedBefore && (after === undefined || after === "request") && before?.class !== "gap"
        ? ofScope("requests.applicant", head)
        : null;
    case "requestChannel":
      return countedBefore && (after === undefined || after === "request") && before?.class !== "gap"
        ? ofScope("requests.channel", head)
        : null;
    default:
      return null;
  }
}
