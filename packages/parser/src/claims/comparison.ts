import { leftOf, type Side } from "./clause.ts";
import type { Quantity } from "./draft.ts";
import { addDraft, isMoneyUnit } from "./listed-drafts.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

/**
 * 同比增长12.5%, 比上年减少3件: the change of what was counted before it. Returns whether the number is of a change
 * at all, be it a claim or not.
 */
export function changeOf(state: SentenceState, number: PrintedNumber, left: Side): boolean {
  const { signs } = left;
  const head = signs.at(-1);
  if (head?.class !== "increase" && head?.class !== "decrease") return false;
  const text = state.text.slice(head.start, head.end);
  const isFirstCompared = signs.length > 1 || precedingClauseCompares(state, left);
  const known = signs.slice(0, -1);
  const comparesYears =
    known.some((sign) => sign.class === "compare" && sign.scope === "") ||
    (known.some((sign) => sign.class === "compare") &&
      (known.some((sign) => sign.class === "lastYear") ||
        left.years.includes((state.reportYear ?? 0) - 1))) ||
    (known.length === 0 && isFirstCompared);
  const last = state.drafts.findLast(({ kind, year }) => !kind.startsWith("yearOnYear.") && year === null);
  const isPlain = known.every((sign) => sign.class === "compare" || sign.class === "lastYear");
  if (!comparesYears || !isPlain || last === undefined || text === "多" || text === "少") return true;
  const isRate = number.unit === "%";
  if (!isRate && (number.unit === "" || number.unit === "倍" || number.unit.endsWith("百分点"))) return true;
  if (!isRate && isMoneyUnit(number.unit)) return true;
  const sign = head.class === "decrease" ? -1 : 1;
  const quantity: Quantity = { kind: isRate ? "yearOnYear.rate" : "yearOnYear.difference", scope: last.kind };
  state.drafts.push({
    ...quantity,
    value: number.value === 0 ? 0 : sign * number.value,
    isApproximate: number.isApproximate,
    year: null,
    start: number.start,
    end: number.end,
    parent: null,
  });
  return true;
}

function precedingClauseCompares({ tokens }: SentenceState, left: Side): boolean {
  const mark = tokens[left.boundary];
  if (mark?.type !== "mark" || mark.mark !== ",") return false;
  const { signs } = leftOf(tokens, left.boundary);
  return signs.length > 0 && signs.every((sign) => sign.class === "compare" && sign.scope === "");
}

/** 去年同期为5件, 2021年为5件: what was counted before, for another year. */
export function sameOfYear(state: SentenceState, number: PrintedNumber, year: number): void {
  const last = state.drafts.findLast(({ kind }) => !kind.startsWith("yearOnYear."));
  if (last === undefined || last.year !== null) return;
  if (number.unit === "" || number.unit === "%" || isMoneyUnit(number.unit)) return;
  state.whole = null;
  addDraft(state, { kind: last.kind, scope: last.scope }, number, year);
}
