import type { ClaimKind } from "@gongkai/schema";
import type { Side, Sign } from "./clause.ts";
import type { Draft, Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

/** How cases of any sort are counted. */
export const CASE_UNITS: ReadonlySet<string> = new Set(["件", "起", "宗", "例", "次", "份"]);

/** Whether a number has one of the units, or none: some forget it: 行政许可8、行政处罚1件, 均为0. */
export function fits(units: ReadonlySet<string>, { unit }: PrintedNumber): boolean {
  return units.has(unit) || unit === "";
}

/** The scopes of all words of a class, each once. */
export function scopesOf(signs: readonly Sign[], wordClass: Sign["class"]): readonly string[] {
  return [...new Set(signs.filter((sign) => sign.class === wordClass).map((sign) => sign.scope))];
}

/** One number over a list of scopes: said of each, or 0, which leaves nothing for any. */
export function overList(kind: ClaimKind, scopes: readonly string[], isOfEach: boolean): readonly Quantity[] {
  return scopes.length === 1 || isOfEach ? scopes.map((scope) => ({ kind, scope })) : [];
}

/** Whether the clause begins right after the number of a claim, as the next item of a list does. */
export function isNextItem({ tokens }: SentenceState, { boundary }: Side, last: Draft): boolean {
  return tokens[boundary]?.type === "number" && tokens[boundary]?.end === last.end;
}

/** Whether the clause goes on behind another number, and not as the next item of a list. */
export function followsCount({ tokens, text }: SentenceState, { boundary }: Side): boolean {
  const before = tokens[boundary];
  return before?.type === "number" && text[before.end] !== "、";
}
