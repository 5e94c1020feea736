import type { ClaimKind } from "@gongkai/schema";
import { audience, rates, sessions } from "./activity-quantity.ts";
import { hasFiller, hasSign, lastSign, type Side } from "./clause.ts";
import { CASE_UNITS, fits, followsCount } from "./counting.ts";
import { disclosureQuantity } from "./disclosure-quantity.ts";
import type { Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import { documents, licenses, proposals, remedies } from "./record-quantity.ts";
import { requestQuantity } from "./request-quantity.ts";
import type { SentenceState } from "./sentence-state.ts";

const WORK_UNITS: ReadonlySet<string> = new Set(["篇", "件", "条", "期", "个", "份", "次", "部", "则"]);
const ENQUIRY_UNITS: ReadonlySet<string> = new Set(["件", "条", "次", "人次", "个", "起"]);

function money(number: PrintedNumber, kind: ClaimKind, isPartial: boolean): readonly Quantity[] {
  const isMoney = ["元", "万元", "亿元"].includes(number.unit) || (number.value === 0 && number.unit === "");
  return isMoney && !isPartial ? [{ kind, scope: null }] : [];
}

/** The rest of a list, by what its items are: 自然人3件, … 其他0件. */
const OTHERS: Readonly<Partial<Record<ClaimKind, string>>> = {
  "requests.applicant": "otherOrganization",
  "requests.channel": "other",
  "disclosures.byChannel": "other",
};

/** What is counted where no noun stands before the number: 另有5件属于信访举报投诉, 其他3件. */
function withoutNoun(
  { topic, drafts, lastPart }: SentenceState,
  { unit }: PrintedNumber,
  { fillers }: Side,
  { signs }: Side,
): readonly Quantity[] {
  const last = drafts.at(-1);
  const others = lastPart !== null && lastPart === last ? OTHERS[lastPart.kind] : undefined;
  if (
    others !== undefined &&
    signs.length === 0 &&
    fillers.length === 1 &&
    /^其[他它]$/.test(fillers[0]?.text ?? "")
  ) {
    return [{ kind: lastPart?.kind ?? "requests.applicant", scope: others }];
  }
  const [outcome, ...more] = signs;
  const isKnown = topic === "requests" || (last?.kind.startsWith("requests.") ?? false);
  return outcome?.class === "outcome" && more.length === 0 && isKnown && CASE_UNITS.has(unit)
    ? [{ kind: "requests.outcome", scope: outcome.scope }]
    : [];
}

/**
 * What a number counts, by the words of its clause: mostly one quantity, several where it is said of each of a
 * list, none where the clause leaves doubt.
 */
export function quantitiesOf(
  state: SentenceState,
  number: PrintedNumber,
  left: Side,
  right: Side,
): readonly Quantity[] {
  const { signs } = left;
  const head = signs.at(-1);
  if (head === undefined) {
    const found = withoutNoun(state, number, left, right);
    const category = found.length > 0 ? null : disclosureQuantity(state, number, left, right);
    return category === null ? found : [category];
  }
  const isOfEach = hasFiller(left, "each") || number.value === 0;
  const before = signs.at(-2)?.class;
  switch (head.class) {
    case "reconsideration":
    case "litigation":
    case "remedyOutcome":
      return remedies(state, number, left, isOfEach);
    case "case": {
      const isDecision = lastSign(signs, "license", "reconsideration", "litigation")?.class === "license";
      return isDecision
        ? licenses(state, number, left, right, isOfEach)
        : remedies(state, number, left, isOfEach);
    }
    case "document":
    case "issue":
    case "repeal":
    case "inForce": {
      const found = documents(state, number, left, right, isOfEach);
      if (found.length > 0) return found;
      break;
    }
    case "license":
    case "decide": {
      const found = licenses(state, number, left, right, isOfEach);
      if (found.length > 0) return found;
      break;
    }
    case "interpretation":
      if (before === "gap" || hasSign(signs, "channel", "through") || !fits(WORK_UNITS, number)) break;
      return [{ kind: "interpretations", scope: null }];
    case "processingFee":
      // 其中一件收取信息处理费200元 is a part of it.
      return money(number, "fees.processingFee", hasFiller(left, "among") || followsCount(state, left));
    case "administrativeFee":
      return money(number, "fees.administrative", hasFiller(left, "among") || before === "gap");
    case "feeNotice":
      return fits(CASE_UNITS, number) && before !== "gap"
        ? [{ kind: "fees.processingFeeNotices", scope: null }]
        : [];
    case "amount": {
      const isOfNotices = before === "feeNotice" || state.drafts.at(-1)?.kind === "fees.processingFeeNotices";
      // 收费通知的件数和总金额均为0
      if (before === "feeNotice" && signs.length === 2 && hasFiller(left, "each") && number.value === 0) {
        return [
          { kind: "fees.processingFeeNotices", scope: null },
          { kind: "fees.processingFee", scope: null },
        ];
      }
      return isOfNotices && signs.length <= 2
        ? money(number, "fees.processingFee", hasFiller(left, "among"))
        : [];
    }
    case "proposal":
      return proposals(number, left, isOfEach);
    case "training":
    case "meeting":
      return sessions(state, number, left);
    case "follower":
    case "visit":
      return audience(state, number, left, right);
    case "consultation": {
      const isKnown = fits(ENQUIRY_UNITS, number) && before !== "gap" && right.signs.length === 0;
      return isKnown ? [{ kind: "consultations", scope: null }] : [];
    }
    case "rate":
      return rates(state, number, left, isOfEach);
    default:
      break;
  }
  if (right.signs[0]?.class === "visit" && head.class === "channel")
    return audience(state, number, left, right);
  const verb = head.class === "publish" || head.class === "post";
  if (
    verb &&
    right.signs[0]?.class === "interpretation" &&
    before !== "gap" &&
    !hasSign(signs, "channel", "through")
  ) {
    return WORK_UNITS.has(number.unit) ? [{ kind: "interpretations", scope: null }] : [];
  }
  const quantity =
    requestQuantity(state, number, left, right) ?? disclosureQuantity(state, number, left, right);
  return quantity === null ? [] : [quantity];
}
