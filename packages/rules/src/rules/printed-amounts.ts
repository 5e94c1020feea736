import type { Cell, CellAddress, ValueCell } from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";
import type { Bounds } from "../formula/bounds.ts";
import { isWithin } from "./narrative/claim-range.ts";
import { rangeOfFee } from "./narrative/fee-cell.ts";

function widthOf({ minimum, maximum }: Bounds): number {
  return maximum - minimum;
}

/** What a number may stand for, in yuan or a count: an amount as far as it was printed, and a count just itself. */
export function printedRange(address: CellAddress, cell: ValueCell): Bounds {
  return unitOf(address) === "money" ? rangeOfFee(cell) : { minimum: cell.value, maximum: cell.value };
}

/** Whether two cells print one number: the same, or one amount of which one of them leaves out the last digits. */
export function printSameNumber(
  address: CellAddress,
  one: Cell | undefined,
  other: Cell | undefined,
): boolean {
  if (one?.state !== "value" || other?.state !== "value") return false;
  if (one.value === other.value) return true;
  const [range, otherRange] = [printedRange(address, one), printedRange(address, other)];
  // Of two amounts with as many digits neither leaves out any.
  const difference = widthOf(range) - widthOf(otherRange);
  if (Math.abs(difference) <= widthOf(range) / 2) return false;
  return difference > 0 ? isWithin(other.value, range) : isWithin(one.value, otherRange);
}
