import { COUNT_WORDS, type FormColumn, type MoneyUnit, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import { readChineseNumeral } from "@gongkai/text";

/** What a printed cell says, before it is given a place. */
export type CellText =
  | { readonly kind: "number"; readonly value: number; readonly contradictsUnit: boolean }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "unitMissing" }
  | { readonly kind: "malformed" };

const NOT_APPLICABLE = /^(?:\/+|[-—–]{1,4}|不适用|无|空|N\/A)$/i;

/** What {@link NOT_APPLICABLE} begins with. */
const OPENS_MARK = "/-—–不无空Nn";

/** `不适用` and four dashes are the longest marks for "none"; slashes are seen up to four. */
const LONGEST_MARK = 8;

/** No number with its unit is longer. */
const LONGEST_VALUE = 24;

/** Set for digits; the other characters that stand in a number's place have `VALUE_CHARACTER`. */
const DIGIT = 2;
const VALUE_CHARACTER = 1;

/**
 * What can stand in a number's place: digits, and around them signs, separators, marks and the words that go
 * with numbers. `约63`, `63 人次`, `1***` and `5²` stand there too; that they cannot be read is for
 * {@link readCellText} to say, since a cell passed over would look blank.
 */
const VALUE_CHARACTERS = new Uint8Array(0x10000);
for (const character of " .,、;*+-−–—±~<>()¥￥$%‰/²³¹约近共余多增加减少〇零一二三四五六七八九十百千万亿元角分件条次个项份宗起部篇人家户名") {
  VALUE_CHARACTERS[character.charCodeAt(0)] = VALUE_CHARACTER;
}
for (const character of "0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") {
  VALUE_CHARACTERS[character.charCodeAt(0)] = DIGIT;
}

/** U+FFFC stands for a picture or a form field in a cell, which may well be a number, and cannot be read. */
VALUE_CHARACTERS[0xfffc] = DIGIT;

/** `1.` and `1、` open a label that was cut after its ordinal. */
const CUT_ORDINAL = /^\d{1,2}[.、]$/;

const NUMBER =
  /^(?<sign>[+-]|增加?|减少?)?(?<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))? ?(?<unit>\D*)$/;

/** Whether a cell's text stands in the place of a number: a number, a mark for "none", or something garbled. */
export function isValueText(text: string): boolean {
  if (text.length > LONGEST_VALUE) return false;
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = VALUE_CHARACTERS[text.charCodeAt(at)] ?? 0;
    if (kind === 0) return isNotApplicable(text);
    seen |= kind;
  }
  if (seen === DIGIT) return true;
  if ((seen & DIGIT) !== 0) return !CUT_ORDINAL.test(text);
  return isNotApplicable(text) || (text.length > 1 && (isWrittenNumber(text) || isMasked(text)));
}

/** Whether a text is one character that can be a number, or a piece of a label printed downwards: 三. */
export function isLoneNumeral(text: string): boolean {
  return text.length === 1 && NUMERAL_CHARACTERS.includes(text);
}

/** Whether a page has masked a number written in characters: `三***`. */
function isMasked(text: string): boolean {
  return text.endsWith("*") && NUMERAL_CHARACTERS.includes(text.charAt(0));
}

function isNotApplicable(text: string): boolean {
  return text.length <= LONGEST_MARK && OPENS_MARK.includes(text.charAt(0)) && NOT_APPLICABLE.test(text);
}

const CHANGE = /^[增减]/;

const DASH_OR_ONE = "一";

/** The characters that numbers are written with. */
const NUMERAL_CHARACTERS = "〇○零一二两三四五六七八九十百千万亿";

/** Whether a text only says that there is nothing to say, such as 无 in place of a paragraph. */
export function isNothingWord(text: string): boolean {
  return text === "无" || text === "空";
}

/** A number of at most nine digits and nothing else, as nearly every cell prints it; -1 for any other text. */
function readPlainCount(text: string): number {
  if (text.length > 9 || (text.length > 1 && text.charCodeAt(0) === ZERO)) return -1;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return text === "" ? -1 : value;
}

const ZERO = 0x30;

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
  return { negative: sign === "-" || sign?.startsWith("减") === true, digits: whole, fraction, unit };
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

/** Splits `一百零五件` into its numeral and the word behind it; null when it is no number written in characters. */
function readWrittenNumber(text: string): Decimal | null {
  let end = text.length;
  while (end > 0 && !NUMERAL_CHARACTERS.includes(text.charAt(end - 1))) end -= 1;
  // 万 and 亿 belong to the numeral, 元 does not: 三万元.
  const value = end === 0 ? null : readChineseNumeral(text.slice(0, end));
  return value === null
    ? null
    : { negative: false, digits: String(value), fraction: "", unit: text.slice(end).trim() };
}

/** Whether a text is a number written in characters, alone or with its counting word: 三, 十二件. */
function isWrittenNumber(text: string): boolean {
  const written = readWrittenNumber(text);
  return written !== null && (isCountWord(written.unit) || isMoneyUnit(written.unit));
}

function isCountWord(word: string): boolean {
  return word === "" || COUNT_WORDS.some((known) => known === word);
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

/** Digits between two separators of thousands. */
const THOUSANDS = 3;

function readCount(decimal: Decimal): CellText {
  const { unit } = decimal;
  const isTenThousand = unit.startsWith("万");
  const word = isTenThousand ? unit.slice(1) : unit;
  // 1.063 may be written with a point for the thousands, and 1.06301万 counts no whole things.
  const { digits, fraction } = decimal;
  if (fraction.length === THOUSANDS && digits.length <= THOUSANDS && !isTenThousand)
    return { kind: "malformed" };
  if (!isCountWord(word)) return { kind: "malformed" };
  const value = scale(decimal, isTenThousand ? 10_000 : 1);
  if (isTenThousand && value !== null && !Number.isInteger(value)) return { kind: "malformed" };
  return toNumber(value, isTenThousand);
}

/**
 * Reads the text of a cell for its column. Money is returned in yuan, following the unit that is printed in
 * the cell, else the one that the form prints in the header.
 *
 * `17,350.00元` under a 万元 column is 17 350 yuan and contradicts the column's unit.
 */
export function readCellText(text: string, column: FormColumn): CellText {
  const plain = readPlainCount(text);
  if (plain >= 0 && column.unit !== "money") return { kind: "number", value: plain, contradictsUnit: false };
  if (isNotApplicable(text)) return { kind: "notApplicable" };
  // A dash is often typed as the numeral for one.
  if (text === DASH_OR_ONE) return { kind: "malformed" };
  // 减少5 says what has changed, which only a column of changes asks for.
  if (column.unit !== "change" && CHANGE.test(text)) return { kind: "malformed" };
  const decimal = readDecimal(text) ?? readWrittenNumber(text);
  if (decimal === null) return { kind: "malformed" };
  return column.unit === "money" ? readMoney(decimal, column) : readCount(decimal);
}
