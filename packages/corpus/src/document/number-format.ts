import type { FormColumn } from "@gongkai/schema";
import type { Habits } from "../agencies/habits.ts";

const YUAN_PER_WAN = 10_000;

/** Whole yuan in 万元, exactly: digits are moved, not divided. */
function yuanInWan(yuan: number): string {
  const whole = Math.floor(yuan / YUAN_PER_WAN);
  const rest = String(yuan % YUAN_PER_WAN)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}

function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** How a number is printed in a cell of a column. Money comes in whole yuan. */
export function printNumber(value: number, column: FormColumn, habits: Habits): string {
  if (column.unit === "money") {
    // Where the form names no unit the agency prints its own; a bare number would say nothing.
    if (column.moneyUnit === null) return value === 0 ? "0" : `${yuanInWan(value)}万元`;
    return yuanInWan(value);
  }
  if (column.unit === "change") {
    if (value > 0 && habits.signsChanges) return `+${value}`;
    return String(value);
  }
  return habits.separatesThousands ? withThousands(String(value)) : String(value);
}
