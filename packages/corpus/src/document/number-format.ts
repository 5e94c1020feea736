import { type FormColumn, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import type { Habits } from "../agencies/habits.ts";
import { toChineseNumerals } from "../narrative/chinese-numerals.ts";
import { type NumberHabits, PLAIN_NUMBERS } from "./number-habits.ts";

const YUAN_PER_WAN = YUAN_PER_MONEY_UNIT.万元;

/** Chinese numerals are spelt out below this number. */
const MYRIAD = 10_000;

/** Whole yuan in 万元, exactly: digits are moved, not divided. */
function yuanInWan(yuan: number, decimals: NumberHabits["decimals"]): string {
  const whole = Math.floor(yuan / YUAN_PER_WAN);
  const digits = String(yuan % YUAN_PER_WAN).padStart(4, "0");
  const rest = decimals === "four" ? digits : digits.replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}

function groupThousands(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

function printMoney(yuan: number, column: FormColumn, numbers: NumberHabits): string {
  if (numbers.moneyUnit === "yuan") return `${groupThousands(String(yuan), ",")}.00元`;
  const amount = yuanInWan(yuan, numbers.decimals);
  if (numbers.moneyUnit === "wan") return `${amount}万元`;
  // Where the form names no unit the agency prints its own; a bare number would say nothing.
  if (column.moneyUnit === null) return yuan === 0 ? "0" : `${amount}万元`;
  return amount;
}

function printChange(value: number, habits: Habits, numbers: NumberHabits): string {
  if (value !== 0 && numbers.changes === "words") return `${value > 0 ? "增" : "减"}${Math.abs(value)}`;
  const isSigned = habits.signsChanges || numbers.changes === "signed";
  return value > 0 && isSigned ? `+${value}` : String(value);
}

function printCount(value: number, habits: Habits, numbers: NumberHabits): string {
  if (numbers.digits === "chinese" && value < MYRIAD) return toChineseNumerals(value) + numbers.countWord;
  const digits = String(value);
  if (numbers.thousands === "space") return groupThousands(digits, " ") + numbers.countWord;
  const hasComma = habits.separatesThousands || numbers.thousands === "comma";
  return (hasComma ? groupThousands(digits, ",") : digits) + numbers.countWord;
}

/** The same text with its digits and signs as wide as Chinese characters. */
function widen(text: string): string {
  return text.replace(/[+\-.\d]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** How a number is printed in a cell of a column. Money comes in whole yuan. */
export function printNumber(
  value: number,
  column: FormColumn,
  habits: Habits,
  numbers: NumberHabits = PLAIN_NUMBERS,
): string {
  const printInteger = column.unit === "change" ? printChange : printCount;
  const text =
    column.unit === "money" ? printMoney(value, column, numbers) : printInteger(value, habits, numbers);
  const digits = numbers.digits === "fullWidth" ? widen(text) : text;
  if (numbers.space === "none") return digits;
  const before = numbers.space === "behind" ? "" : " ";
  return `${before}${digits}${numbers.space === "before" ? "" : " "}`;
}
