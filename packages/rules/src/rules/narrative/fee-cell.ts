import { type Cell, type CellAddress, cellAt, type Report, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import type { Bounds } from "../../formula/bounds.ts";
import { lastDigitWorth, roundedRange } from "./claim-range.ts";

/** The cell of the fees collected, in the edition that asks for an amount. */
export const FEE_CELL: CellAddress = "proactiveDisclosure/fees.administrativeFees/amountCollected";

/** The cell of the fees collected; undefined where the form has none. */
export function feeCell({ tables }: Report): Cell | undefined {
  return cellAt(tables, FEE_CELL);
}

const PRINTED = /\d[\d,]*(?:\.\d+)?/;
const YUAN: readonly number[] = Object.values(YUAN_PER_MONEY_UNIT);

/**
 * What an amount of the table may stand for, as far as it was printed: 1.74 under 万元 is 17350 or 17440. The unit may
 * be the column's or stand in the cell, and is what makes the printed number the amount.
 */
export function rangeOfFee({ value, raw }: { readonly value: number; readonly raw: string }): Bounds {
  const printed = PRINTED.exec(raw)?.[0] ?? "";
  const number = Number(printed.replaceAll(",", ""));
  const unit = YUAN.find((yuan) => Math.abs(number * yuan - value) < yuan / 1e6) ?? null;
  if (unit === null) return roundedRange(value, 0);
  return roundedRange(value, lastDigitWorth(printed) * unit);
}

/** Whether one amount is about ten thousand times the other, either way. */
export function isUnitSlip(stated: number, printed: number, tolerance: number): boolean {
  if (stated <= 0 || printed <= 0) return false;
  const ratio = stated / printed;
  return [1e4, 1e-4].some((factor) => Math.abs(ratio / factor - 1) <= tolerance);
}
