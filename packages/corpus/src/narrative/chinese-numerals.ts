const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
const PLACES = ["千", "百", "十", ""] as const;

/** A whole number below 10 000 in Chinese numerals, such as 一百零三, 十二 and 零. */
export function toChineseNumerals(value: number): string {
  let text = "";
  let isAfterGap = false;
  PLACES.forEach((place, index) => {
    const digit = Math.floor(value / 10 ** (3 - index)) % 10;
    if (digit === 0) {
      isAfterGap = text !== "";
      return;
    }
    // Between 10 and 19 the leading 一 is left out.
    const isBareTen = place === "十" && digit === 1 && text === "";
    text += `${isAfterGap ? DIGITS[0] : ""}${isBareTen ? "" : DIGITS[digit]}${place}`;
    isAfterGap = false;
  });
  return text === "" ? DIGITS[0] : text;
}

/** How many there are, before a measure word: two is 两, not 二. */
export function toChineseCount(value: number): string {
  return value === 2 ? "两" : toChineseNumerals(value);
}

/** The digits one by one, as in the year of 二○二三年; `zero` is the character for 0, of which several are in use. */
export function spellDigits(value: number, zero: string): string {
  return [...String(value)].map((digit) => (digit === "0" ? zero : (DIGITS[Number(digit)] ?? ""))).join("");
}
