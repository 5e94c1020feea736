import { YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import type { Side } from "./clause.ts";
import { canBePart, type Draft, type Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

/** How far back a stated sum looks for the parts listed before it. */
const MOST_PARTS = 30;

/** 共计728条, 合计728条 */
const SAYS_SUM = /^(?:共|[共合总]计)$/;

const YUAN: Readonly<Record<string, number>> = YUAN_PER_MONEY_UNIT;

/** Whether a unit is one of money. */
export function isMoneyUnit(unit: string): boolean {
  return YUAN[unit] !== undefined;
}

/** The part of the sum being listed, if this is one; a claim that is none ends the list. */
function parentOf(state: SentenceState, quantity: Quantity): Draft | null {
  const { whole, lastPart } = state;
  if (whole === null) return null;
  const isSameList = !state.isAfterSemicolon || lastPart === null || lastPart.kind === quantity.kind;
  if (isSameList && canBePart(whole, quantity)) return whole;
  state.whole = null;
  state.lastPart = null;
  return null;
}

/** Adds a claim to its sentence, tied to the sum whose parts are being listed. Money is kept in yuan. */
export function addDraft(
  state: SentenceState,
  quantity: Quantity,
  number: PrintedNumber,
  year: number | null,
): void {
  const { value, unit, isApproximate, start, end } = number;
  const parent = parentOf(state, quantity);
  const draft: Draft = {
    kind: quantity.kind,
    scope: quantity.scope,
    value: Math.round(value * (YUAN[unit] ?? 1) * 1000) / 1000,
    isApproximate,
    year,
    start,
    end,
    parent,
  };
  state.drafts.push(draft);
  if (parent !== null) state.lastPart = draft;
}

/** 网站373条,微信355条,共计728条: the sum of what was listed, or null. */
export function sumOfListed(state: SentenceState, left: Side): Quantity | null {
  if (left.signs.length > 0 || !left.fillers.some(({ text }) => SAYS_SUM.test(text))) return null;
  const listed = state.drafts.slice(-MOST_PARTS);
  if (listed.length < 2 || listed.some(({ parent }) => parent !== null)) return null;
  const kinds = new Set(listed.map(({ kind }) => kind));
  if (kinds.size !== 1) return null;
  if (kinds.has("disclosures.byChannel")) return { kind: "disclosures.total", scope: null };
  return kinds.has("proposals") && listed.every(({ scope }) => scope !== null)
    ? { kind: "proposals", scope: null }
    : null;
}

/** Where parts came before their sum, ties them to it. */
export function adoptListed(state: SentenceState): void {
  const sum = state.drafts.at(-1);
  if (sum === undefined) return;
  for (const draft of state.drafts.slice(-MOST_PARTS - 1, -1)) {
    if (draft.parent === null && draft.year === sum.year && canBePart(sum, draft)) draft.parent = sum;
  }
}

/** Leaves out what a sentence counts twice with two results: it speaks of two things that look the same. */
export function withoutConflicts(drafts: readonly Draft[]): readonly Draft[] {
  if (new Set(drafts.map(({ kind }) => kind)).size === drafts.length) return drafts;
  const values = new Map<string, number>();
  const conflicting = new Set<string>();
  const key = ({ kind, scope, year }: Draft) => `${kind}|${scope}|${year}`;
  for (const draft of drafts) {
    const counted = key(draft);
    const known = values.get(counted);
    if (known !== undefined && known !== draft.value) conflicting.add(counted);
    values.set(counted, draft.value);
  }
  if (conflicting.size === 0) return drafts;
  const kept = drafts.filter((draft) => !conflicting.has(key(draft)));
  for (const draft of kept) {
    if (draft.parent !== null && conflicting.has(key(draft.parent))) draft.parent = null;
  }
  return kept;
}
