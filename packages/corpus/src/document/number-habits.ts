import type { Random } from "../random.ts";

/** The marks by which offices say that a row can't concern them. */
export const NOT_APPLICABLE_MARKS = ["/", "-", "—", "无", "不适用"] as const;

/** A mark that says not applicable. */
export type NotApplicableMark = (typeof NOT_APPLICABLE_MARKS)[number];

/** How an office writes its numbers into the cells. */
export interface NumberHabits {
  /** The share of cells that show these habits, from 0 to 1; the others print as plain digits. */
  readonly share: number;
  /** What stands between groups of three digits. */
  readonly thousands: "none" | "comma" | "space";
  /** `chinese`: counts below ten thousand print as 三, 十二 or 一百零五. */
  readonly digits: "ascii" | "fullWidth" | "chinese";
  /** A measure word behind counts. */
  readonly countWord: "" | "件" | "条" | "次";
  /** `signed`: +36 and -1; `words`: 增36 and 减1. */
  readonly changes: "plain" | "signed" | "words";
  /** The unit printed behind amounts: none, or one that may contradict the column's: `17,350.00元` under 万元. */
  readonly moneyUnit: "none" | "yuan" | "wan";
  /** Whether amounts in 万元 always have four decimals. */
  readonly decimals: "shortest" | "four";
  /** On which side of a number a space stands. */
  readonly space: "none" | "before" | "behind" | "around";
  /** The mark that stands in a third of the cells that would read 0; null where 0 is printed. */
  readonly notApplicable: NotApplicableMark | null;
  /** The share of numbers from 10 of which a masker has left the first digit: `1***`. Their truth is `unread`. */
  readonly maskedCells: number;
  /** The share of cells with two numbers. Their truth is `unread`. */
  readonly doubledCells: number;
}

/** Numbers as plain digits. */
export const PLAIN_NUMBERS: NumberHabits = {
  share: 1,
  thousands: "none",
  digits: "ascii",
  countWord: "",
  changes: "plain",
  moneyUnit: "none",
  decimals: "shortest",
  space: "none",
  notApplicable: null,
  maskedCells: 0,
  doubledCells: 0,
};

/** Draws number habits: each is rare by itself, so that most reports have none, one or two. */
export function drawNumberHabits(random: Random): NumberHabits {
  const rarely = <T>(usual: T, others: readonly T[]): T =>
    random.chance(0.85) ? usual : random.pick(others);
  return {
    share: random.pick([1, 1, 0.5, 0.1]),
    thousands: rarely<NumberHabits["thousands"]>("none", ["comma", "space"]),
    digits: rarely<NumberHabits["digits"]>("ascii", ["fullWidth", "chinese"]),
    countWord: rarely<NumberHabits["countWord"]>("", ["件", "条", "次"]),
    changes: rarely<NumberHabits["changes"]>("plain", ["signed", "words"]),
    moneyUnit: rarely<NumberHabits["moneyUnit"]>("none", ["yuan", "wan"]),
    decimals: rarely<NumberHabits["decimals"]>("shortest", ["four"]),
    space: rarely<NumberHabits["space"]>("none", ["before", "behind", "around"]),
    notApplicable: rarely<NumberHabits["notApplicable"]>(null, NOT_APPLICABLE_MARKS),
    maskedCells: rarely(0, [0.02, 0.2]),
    doubledCells: rarely(0, [0.02, 0.2]),
  };
}
