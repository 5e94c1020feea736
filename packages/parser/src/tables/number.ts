import { COUNT_WORDS, type FormColumn, type MoneyUnit, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";

/** What a printed cell says, before it is given a place. */
export type CellText =
  | { readonly kind: "number"; readonly value: number; readonly contradictsUnit: boolean }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "unitMissing" }
  | { readonly kind: "malformed" };

const NOT_APPLICABLE = /^(?:\/+|[-—–]{1,4}|不适用|无|空|N\/A)$/i;

/** No number with its unit is longer. */
const LONGEST_VALUE = 24;

/**
 * What can stand in a number's place: digits, and around them signs, separators, marks and the words that go
 * with numbers. `约63`, `63 人次`, `1***` and `5²` stand there too; that they cannot be read is for
 * {@link readCellText} to say, since a cell passed over would look blank.
 */
const VALUE_CHARACTERS =
  /^[\d\s.,*+\-−–—±~<>()¥￥$%‰/²³¹①-⑳约近共余多增加减少〇零一二三四五六七八九十百千万亿元角分件条次个项份宗起部篇人家户名]+$/;

/** `1.` and `1、` open a label that was cut after its ordinal. */
const CUT_ORDINAL = /^\d{1,2}[.、]$/;

const NUMBER = /^(?<sign>[+-]|增|减)?(?<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))? ?(?<unit>\D*)$/;

/** Whether a cell's text stands in the place of a number: a number, a mark for "none", or something garbled. */
export function isValueText(text: string): boolean {
  if (text.length > LONGEST_VALUE) return false;
  if (NOT_APPLICABLE.test(text) || text === "〇" || text === "零") return true;
  return /[\d①-⑳]/.test(text) && VALUE_CHARACTERS.test(text) && !CUT_ORDINAL.test(text);
}

/** Whether a text only says that there is nothing to say, such as 无 in place of a paragraph. */
export function isNothingWord(text: string): boolean {
  return text === "无" || text === "空";
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
  if (whole === "" || hasLeadingZero) return null;
  return { negative: sign === "-" || sign === "减", digits: whole, fraction, unit };
}

/**
 * Multiplies a printed decimal by a whole factor without passing through binary fractions. Null when the result
 * has more digits than a double holds exactly; no agency has so many of anything.
 */
function scale({ negative, digits, fraction }: Decimal, factor: number): number | null {
  const scaled = BigInt(digits + fraction) * BigInt(factor);
  if (scaled > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const text = scaled.toString().padStart(fraction.length + 1, "0");
  const point = text.length - fraction.length;
  const value = Number(`${text.slice(0, point)}.${text.slice(point)}0`);
  return negative && value !== 0 ? -value : value;
}

function isMoneyUnit(unit: string): unit is MoneyUnit {
  return unit in YUAN_PER_MONEY_UNIT;
}

function toNumber(value: number | null, contradictsUnit: boolean): CellText {
  return value === null ? { kind: "malformed" } : { kind: "number", value, contradictsUnit };
}

function readMoney(decimal: Decimal, column: FormColumn): CellText {
  const { unit } = decimal;
  if (unit !== "" && !isMoneyUnit(unit)) return { kind: "malformed" };
  const effective = unit === "" ? column.moneyUnit : unit;
  // A column without a printed unit cannot be contradicted.
  const contradicts = unit !== "" && column.moneyUnit !== null && unit !== column.moneyUnit;
  if (effective !== null) return toNumber(scale(decimal, YUAN_PER_MONEY_UNIT[effective]), contradicts);
  const isZero = /^0+$/.test(decimal.digits + decimal.fraction);
  return isZero ? toNumber(0, false) : { kind: "unitMissing" };
}

function readCount(decimal: Decimal): CellText {
  const { unit } = decimal;
  const isTenThousand = unit.startsWith("万");
  const word = isTenThousand ? unit.slice(1) : unit;
  const isCountWord = word === "" || COUNT_WORDS.some((known) => known === word);
  if (!isCountWord) return { kind: "malformed" };
  return toNumber(scale(decimal, isTenThousand ? 10_000 : 1), isTenThousand);
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
