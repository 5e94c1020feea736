import { type CellAddress, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import type { Habits } from "../agencies/habits.ts";
import type { Misprint } from "../faults/number-plan.ts";
import type { Random } from "../random.ts";
import type { TruthValue } from "../truth.ts";
import { printNumber } from "./number-format.ts";
import { type NumberHabits, PLAIN_NUMBERS } from "./number-habits.ts";
import type { PrintedPlace } from "./printed-form.ts";

/** The mark that agencies put where a row cannot concern them. */
const NOT_APPLICABLE_MARK = "/";

const YUAN_PER_WAN = YUAN_PER_MONEY_UNIT.万元;

/** What the cells of a report print, and what that says. */
export interface PrintedValues {
  readonly values: ReadonlyMap<CellAddress, TruthValue>;
  /** The text of each cell that is not blank. */
  readonly texts: ReadonlyMap<CellAddress, string>;
}

/** What the cells of a report are printed from. */
export interface PrintValuesRequest {
  readonly random: Random;
  readonly places: readonly PrintedPlace[];
  /** What the office wants to say at each place. */
  readonly values: ReadonlyMap<CellAddress, TruthValue>;
  readonly habits: Habits;
  readonly numbers: NumberHabits;
  /** The share of single cells left blank. */
  readonly blankCells: number;
  /** Cells that print something else than the office wants to say. */
  readonly misprints: ReadonlyMap<CellAddress, Misprint>;
}

function printMisprint(
  { value, text }: Misprint,
  { column }: PrintedPlace,
  habits: Habits,
): PrintedCell | null {
  if (text !== undefined) return { value, text };
  return typeof value === "number" ? { value, text: printNumber(value, column, habits) } : null;
}

interface PrintedCell {
  readonly value: TruthValue;
  readonly text: string;
}

function printCell(
  value: number,
  place: PrintedPlace,
  { random, habits, numbers }: PrintValuesRequest,
): PrintedCell {
  if (numbers.notApplicable !== null && value === 0 && random.chance(0.33)) {
    return { value: "notApplicable", text: numbers.notApplicable };
  }
  const isPlain = numbers.share < 1 && !random.chance(numbers.share);
  const style = isPlain ? PLAIN_NUMBERS : numbers;
  const text = printNumber(value, place.column, habits, style);
  if (numbers.maskedCells > 0 && value >= 10 && random.chance(numbers.maskedCells)) {
    return { value: "unread", text: `${text.trim().charAt(0)}***` };
  }
  if (numbers.doubledCells > 0 && random.chance(numbers.doubledCells)) {
    // A second number of three digits would look like a group of thousands.
    const second = random.integer(1, 99) * (place.column.unit === "money" ? YUAN_PER_WAN : 1);
    const other = printNumber(second, place.column, habits, style);
    return { value: "unread", text: `${text}${random.pick([" ", "/", "、"])}${other}` };
  }
  return { value, text };
}

/** Prints the cells of a report; what cannot be read any more becomes `unread` in the truth. */
export function printValues(request: PrintValuesRequest): PrintedValues {
  const values = new Map<CellAddress, TruthValue>();
  const texts = new Map<CellAddress, string>();
  const { random, blankCells } = request;
  for (const place of request.places) {
    const { address } = place;
    const misprint = request.misprints.get(address);
    if (misprint !== undefined) {
      values.set(address, misprint.value);
      const printed = printMisprint(misprint, place, request.habits);
      if (printed !== null) texts.set(address, printed.text);
      continue;
    }
    const wanted = request.values.get(address) ?? "blank";
    const isBlank = wanted === "blank" || (blankCells > 0 && random.chance(blankCells));
    if (isBlank || wanted === "unread") {
      values.set(address, "blank");
      continue;
    }
    const printed =
      wanted === "notApplicable"
        ? { value: wanted, text: request.numbers.notApplicable ?? NOT_APPLICABLE_MARK }
        : printCell(wanted, place, request);
    values.set(address, printed.value);
    texts.set(address, printed.text);
  }
  return { values, texts };
}
