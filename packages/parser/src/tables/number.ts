import {
  COUNT_WORDS,
  type FormColumn,
  MONEY_UNITS,
  type MoneyUnit,
  YUAN_PER_MONEY_UNIT,
} from "@gongkai/schema";

/** What a printed cell says, before it is given a place. */
export type CellText =
  | { readonly kind: "number"; readonly value: number; readonly contradictsUnit: boolean }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "unitMissing" }
  | { readonly kind: "malformed" };

const NOT_APPLICABLE = /^(?:\/+|[-—–]{1,4}|不适用|无|空|N\/A)$/i;

const UNITS = [...MONEY_UNITS, ...COUNT_WORDS, "万"].join("|");

/** Starts like a number and holds no words but units: what stands in a number's place, readable or not. */
const VALUE_LIKE = new RegExp(`^[增减+-]?[\\d*.,]+(?:(?:${UNITS})*)$`);

const NUMBER = /^(?<sign>[+-]|增|减)?(?<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?(?<unit>\D*)$/;

/** More digits than a double holds exactly; no agency has so many of anything. */
const MOST_DIGITS = 15;

/** Whether a cell's text stands in the place of a number: a number, a mark for "none", or something garbled. */
export function isValueText(text: string): boolean {
  return VALUE_LIKE.test(text) || NOT_APPLICABLE.test(text);
}

interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly fraction: string;
  readonly unit: string;
}

function readDecimal(text: string): Decimal | null {
  const { sign, digits = "", fraction = "", unit = "" } = NUMBER.exec(text)?.groups ?? {};
  const whole = digits.replaceAll(",", "");
  const hasLeadingZero = whole.length > 1 && whole.startsWith("0");
  if (whole === "" || hasLeadingZero || whole.length + fraction.length > MOST_DIGITS) return null;
  return { negative: sign === "-" || sign === "减", digits: whole, fraction, unit: unit.trim() };
}

/** Multiplies a printed decimal by a whole factor without passing through binary fractions. */
function scale({ negative, digits, fraction }: Decimal, factor: number): number {
  const scaled = BigInt(digits + fraction) * BigInt(factor);
  const text = scaled.toString().padStart(fraction.length + 1, "0");
  const point = text.length - fraction.length;
  const value = Number(`${text.slice(0, point)}.${text.slice(point)}0`);
  return negative && value !== 0 ? -value : value;
}

function isMoneyUnit(unit: string): unit is MoneyUnit {
  return unit in YUAN_PER_MONEY_UNIT;
}

function readMoney(decimal: Decimal, column: FormColumn): CellText {
  const { unit } = decimal;
  if (unit !== "" && !isMoneyUnit(unit)) return { kind: "malformed" };
  const effective = unit === "" ? column.moneyUnit : unit;
  const isZero = /^0+$/.test(decimal.digits + decimal.fraction);
  if (effective === null && !isZero) return { kind: "unitMissing" };
  return {
    kind: "number",
    value: effective === null ? 0 : scale(decimal, YUAN_PER_MONEY_UNIT[effective]),
    // A column without a printed unit cannot be contradicted.
    contradictsUnit: unit !== "" && column.moneyUnit !== null && unit !== column.moneyUnit,
  };
}

function readCount(decimal: Decimal): CellText {
  const { unit } = decimal;
  const isTenThousand = unit.startsWith("万");
  const word = isTenThousand ? unit.slice(1) : unit;
  const isCountWord = word === "" || COUNT_WORDS.some((known) => known === word);
  if (!isCountWord) return { kind: "malformed" };
  return {
    kind: "number",
    value: scale(decimal, isTenThousand ? 10_000 : 1),
    contradictsUnit: isTenThousand,
  };
}

/**
 * Reads the text of a cell for its column. Money is returned in yuan, following the unit that is printed in
 * the cell, else the one that the form prints in the header.
 *
 * `17,350.00元` under a 万元 column is 17 350 yuan and contradicts the column's unit.
 */
export function readCellText(text: string, column: FormColumn): CellText {
  if (NOT_APPLICABLE.test(text)) return { kind: "notApplicable" };
  const decimal = readDecimal(text);
  if (decimal === null) return { kind: "malformed" };
  return column.unit === "money" ? readMoney(decimal, column) : readCount(decimal);
}
