const DIGITS = "零一二三四五六七八九";

const UNITS_IN_GROUP = [
  ["千", 1000],
  ["百", 100],
  ["十", 10],
  ["", 1],
] as const;

/** What counts groups of four digits: the character, its value, and below which value a 零 follows it. */
const GROUPS = [
  ["亿", 1e8, 1e7],
  ["万", 1e4, 1e3],
] as const;

/** Longer than any numeral of a safe integer. */
const LONGEST = 40;

const DIGITS_ONLY = /^[零一二三四五六七八九]+$/;
const WITH_UNITS = /^[零一二三四五六七八九十百千万亿]+$/;

/** 两 as people write it: for two of a unit other than ten. */
const TWO_OF_UNIT = /(?<!十)两(?=[百千万亿])/g;

/**
 * The integer that a Chinese numeral in Simplified characters stands for, or null if the text is anything else.
 *
 * Read are numerals with units (二百零五, 一万二千, 十五, 两千; also with 〇 or ○ for 零) and digits one by one
 * (二〇二三, 三〇, 五). Whatever is not spelled as the number it gives would be is null, because a character may
 * be missing: 十十, 一百零, 一千五十. So is what can be read in two ways: 一百五 (150 in speech, 105 on paper),
 * 三四 (three or four, not 34), 一二三 (a list), and 百 or 万 alone. A single ○ is a mark and no zero; whether a
 * single 一 is a dash is for the caller to know. Neither ASCII digits nor white space belong to a numeral.
 */
export function readChineseNumeral(text: string): number | null {
  if (text === "两") return 2;
  if (text === "○" || text.length > LONGEST) return null;
  const spelled = text.replace(/[〇○]/g, "零").replace(TWO_OF_UNIT, "二");
  if (DIGITS_ONLY.test(spelled)) return readDigits(spelled);
  return WITH_UNITS.test(spelled) ? readUnits(spelled.startsWith("十") ? `一${spelled}` : spelled) : null;
}

/** Digits one by one, such as a year. Two or three without a zero may be a guess or a list (三五, 一二三). */
function readDigits(digits: string): number | null {
  const values = Array.from(digits, (digit) => DIGITS.indexOf(digit));
  if (values.length > 1) {
    const hasZero = values.includes(0);
    const countsUp = values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1);
    if (values[0] === 0 || countsUp || (values.length < 4 && !hasZero)) return null;
  }
  const number = Number(values.join(""));
  return Number.isSafeInteger(number) ? number : null;
}

/** Adds up a numeral with units, and takes the sum only if it is spelled in the very same way. */
function readUnits(numeral: string): number | null {
  let sum = 0;
  let group = 0;
  let digit = 0;
  for (const character of numeral) {
    const value = DIGITS.indexOf(character);
    const unit = UNITS_IN_GROUP.find(([name]) => name === character)?.[1];
    if (value >= 0) digit = value;
    else if (unit !== undefined) {
      group += digit * unit;
      digit = 0;
    } else {
      const scale = character === "亿" ? 1e8 : 1e4;
      sum = character === "亿" ? (sum + group + digit) * scale : sum + (group + digit) * scale;
      group = 0;
      digit = 0;
    }
  }
  const number = sum + group + digit;
  return Number.isSafeInteger(number) && spell(number) === numeral ? number : null;
}

/** A positive integer in words: the counterpart of {@link readUnits}, with 一十 at the beginning. */
function spell(number: number): string {
  for (const [name, scale, zeroBelow] of GROUPS) {
    if (number < scale) continue;
    const rest = number % scale;
    const head = spell(Math.floor(number / scale)) + name;
    return rest === 0 ? head : `${head}${rest < zeroBelow ? "零" : ""}${spell(rest)}`;
  }
  let text = "";
  let skipped = false;
  let left = number;
  for (const [name, unit] of UNITS_IN_GROUP) {
    const digit = Math.floor(left / unit);
    left %= unit;
    if (digit > 0) text += (skipped && text !== "" ? "零" : "") + DIGITS.charAt(digit) + name;
    skipped = digit === 0;
  }
  return text;
}
