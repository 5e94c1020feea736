import type { LocalizedText } from "./localized-text.ts";

/**
 * What a column counts.
 *
 * - `count`: by its meaning a whole number, zero or more; what an agency prints instead is kept for the rules to judge
 * - `change`: likewise, and may be negative
 * - `money`: an amount; a cell's `value` is in yuan, the database keeps integer fen
 */
export type Unit = "count" | "change" | "money";

/** Units as people read them. */
export const UNIT_DESCRIPTIONS: Readonly<Record<Unit, LocalizedText>> = {
  count: { zh: "数量（非负整数）", en: "count (whole number, zero or more)" },
  change: { zh: "增减数（可为负的整数）", en: "change (whole number, may be negative)" },
  money: { zh: "金额（以元表示）", en: "money (spoken in yuan)" },
};

/** How many yuan one printed money unit is worth. The form itself prints 万元; agencies print all three. */
export const YUAN_PER_MONEY_UNIT = { 元: 1, 万元: 10_000, 亿元: 100_000_000 } as const;

/** A money unit as printed. */
export type MoneyUnit = keyof typeof YUAN_PER_MONEY_UNIT;

/** The money units as printed, shortest first. */
export const MONEY_UNITS = Object.keys(YUAN_PER_MONEY_UNIT) as readonly MoneyUnit[];

/** Words that may follow a count. They say nothing that the column does not say already. */
export const COUNT_WORDS = ["件", "条", "次", "个", "项", "份", "宗", "起", "部", "篇"] as const;
