/** A number as a sentence prints it, with what follows it. Offsets are into the text that was read. */
export interface PrintedNumber {
  /** The number in pieces, yuan or per cent, as its unit says. */
  readonly value: number;
  /** The count word or unit after it, 万 and 余 left out; empty where none follows. */
  readonly unit: string;
  /** Whether 余, 多, 以上 or 左右 follows. */
  readonly isApproximate: boolean;
  readonly start: number;
  /** After the unit. */
  readonly end: number;
}

const COUNT_UNITS = [
  "个百分点",
  "百分点",
  "人次",
  "场次",
  "班次",
  "件次",
  "篇次",
  "条次",
  "期次",
  "万元",
  "亿元",
  "件",
  "条",
  "次",
  "个",
  "项",
  "份",
  "宗",
  "起",
  "篇",
  "期",
  "场",
  "部",
  "人",
  "名",
  "则",
  "例",
  "批",
  "户",
  "倍",
  "元",
  "%",
] as const;

/** The units by the UTF-16 unit that they begin with. */
const UNITS_BY_BEGINNING = new Map<number, string[]>();
for (const unit of COUNT_UNITS) {
  const beginning = unit.charCodeAt(0);
  UNITS_BY_BEGINNING.set(beginning, [...(UNITS_BY_BEGINNING.get(beginning) ?? []), unit]);
}

/**
 * What may not follow a count word, since together they are another word: 个月, 工作日, 条例, 人员, 部门. A slash
 * makes a price of it: 元/件.
 */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  个: "月工百小年自",
  件: "事",
  次: "性序日月年会",
  条: "例款线目件规第",
  人: "员民大事以均才社口士",
  部: "门分委署队长",
  场: "所地景",
  期: "间限满望末",
  名: "称义单下",
  起: "诉草来点",
  份: "额",
  篇: "章幅",
  项: "目规",
  批: "准复示",
  户: "口籍外",
  例: "如会",
  则: "",
};

const CHINESE_DIGITS = "零一二三四五六七八九";
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LONGEST_NUMBER = 15;

/** What a number is multiplied by that one of these UTF-16 units follows: 2千, 17.35万. */
const MULTIPLIERS = new Map(
  Object.entries({ 千: 1_000, 百: 100, 万: 10_000, 亿: 100_000_000 }).map(
    ([character, factor]) => [character.charCodeAt(0), factor] as const,
  ),
);

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Whether a character can open a number in Chinese numerals. */
export function isChineseNumeral(code: number): boolean {
  return NUMERALS[code] === 1;
}

const NUMERALS = new Uint8Array(0x10000);
for (const char of "一二三四五六七八九十百千万两零〇") NUMERALS[char.charCodeAt(0)] = 1;

/** What reading the digits gave: their value and where they end; `isClear` is false where they are no count. */
interface Digits {
  readonly value: number;
  readonly end: number;
  readonly isClear: boolean;
}

/** Whether a separator stands between two digits. */
function isSeparated(text: string, at: number): boolean {
  const isSeparator = text[at] === "," || text[at] === ".";
  return isSeparator && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

/** Digits with thousands separators and a fraction: `12`, `1,234`, `17,350.00`. */
function readDigits(text: string, start: number): Digits {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  let digits = text.slice(start, Math.min(end, start + LONGEST_NUMBER + 1));
  let isClear = end - start <= LONGEST_NUMBER;
  if (end - start <= 3) {
    while (text[end] === "," && /^\d{3}(?!\d)/.test(text.slice(end + 1, end + 5))) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  }
  if (text[end] === "." && isDigit(text.charCodeAt(end + 1))) {
    const from = end;
    end++;
    while (isDigit(text.charCodeAt(end))) end++;
    digits += text.slice(from, Math.min(end, from + 8));
    isClear &&= end - from <= 7 && text[end] !== ".";
  }
  isClear &&= digits.length <= LONGEST_NUMBER && !/^0\d/.test(digits);
  // 1,2345 and 12,34 have their separator in the wrong place: which number is meant is not known.
  isClear &&= !isSeparated(text, end) && !isSeparated(text, start - 1);
  return { value: Number(digits), end, isClear };
}

/** 三, 十二, 一百零五, 两千, in the usual grammar; null where the characters are no number of it. */
function readChinese(text: string, start: number): Digits | null {
  let end = start;
  let section = 0;
  let digit = -1;
  let lastPower = 10_000;
  let needsZero = false;
  while (end < start + 10) {
    const char = text[end] ?? "";
    const power = POWERS[char];
    const one = char === "两" ? 2 : char === "〇" ? 0 : CHINESE_DIGITS.indexOf(char);
    if (char !== "" && one >= 0) {
      if (digit > 0) return null;
      if (one === 0 && end > start && lastPower === 10_000) return null;
      needsZero ||= one === 0 && end > start;
      digit = one;
    } else if (power !== undefined) {
      if (power >= lastPower || digit === 0) return null;
      // 十 may open a number; 百 and 千 may not.
      if (digit < 0 && (power !== 10 || end > start)) return null;
      section += Math.max(digit, 1) * power;
      lastPower = power;
      digit = -1;
      needsZero = false;
    } else break;
    end++;
  }
  if (end === start) return null;
  // 一百五 is 150 in speech, 一百零五 is 105: the first is left alone.
  if (digit > 0 && lastPower > 10 && lastPower < 10_000 && !needsZero) return null;
  if (digit === 0 && end > start + 1) return null;
  const isOnlyMultiplier = end === start;
  return isOnlyMultiplier ? null : { value: section + Math.max(digit, 0), end, isClear: true };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " " && at < from + 2) at++;
  return at;
}

function unitAt(text: string, at: number): string {
  const units = UNITS_BY_BEGINNING.get(text.charCodeAt(at)) ?? [];
  for (const unit of units) if (text.startsWith(unit, at)) return unit;
  return "";
}

function multiply(value: number, factor: number): number {
  // 17.35 万 is 173500 and nothing near it.
  return Math.round(value * factor * 1000) / 1000;
}

/**
 * Reads the number that begins at an offset, with 万, 余 and its unit; null where the characters are no number
 * that a sentence could claim: ordinals, dates, ranges, telephone and document numbers, prices of a piece.
 */
export function readNumberAt(text: string, start: number): PrintedNumber | null {
  const before = text[start - 1] ?? "";
  const isArabic = isDigit(text.charCodeAt(start));
  const isPercentWord = text.startsWith("百分之", start);
  const from = isPercentWord ? start + 3 : start;
  const digits = isDigit(text.charCodeAt(from)) ? readDigits(text, from) : readChinese(text, from);
  if (text.startsWith("百分之百", start)) {
    return { value: 100, unit: "%", isApproximate: false, start, end: start + 4 };
  }
  if (digits === null || !digits.isClear) return null;
  if (isPercentWord) {
    return { value: digits.value, unit: "%", isApproximate: false, start, end: digits.end };
  }
  if (before === "第" || before === "每" || before === "〔" || before === "[" || before === "#") return null;
  if (isArabic && (isLetter(before.charCodeAt(0)) || "-–—~/._+*".includes(before || "|"))) return null;
  if (!isArabic && (isChineseNumeral(text.charCodeAt(start - 1)) || "几数上成".includes(before || "|")))
    return null;
  if ((before === "至" || before === "到") && isDigit(text.charCodeAt(start - 2))) return null;

  let at = skipSpaces(text, digits.end);
  let value = digits.value;
  let isApproximate = false;
  const takeVague = () => {
    const isVague =
      text[at] === "余" || text[at] === "多" || (text[at] === "来" && !text.startsWith("来信", at));
    if (isVague) {
      isApproximate = true;
      at++;
    }
  };
  takeVague();
  const isMoney = text.startsWith("万元", at) || text.startsWith("亿元", at);
  const power = MULTIPLIERS.get(text.charCodeAt(at));
  if (power !== undefined) {
    value = multiply(value, power);
    at++;
    takeVague();
    if (isDigit(text.charCodeAt(at)) || isChineseNumeral(text.charCodeAt(at))) return null;
  }
  const afterNumber = power !== undefined || isApproximate ? at : digits.end;
  const unitStart = skipSpaces(text, at);
  const unit = isMoney && text[at] === "元" ? "元" : unitAt(text, unitStart);
  if (unit === "") {
    // A number without a unit ends its clause: 政府信息72,其中. A Chinese numeral always has one, but zero. At the
    // end of a line the rest of the number may stand on the next.
    const next = text[unitStart] ?? "";
    const isTime = next === ":" && isDigit(text.charCodeAt(unitStart + 1));
    const isOver = next !== "" && ",。;、):".includes(next) && !isTime;
    const isBare = isArabic || text[start] === "零";
    if (!isOver || !isBare || (next === "、" && isDigit(text.charCodeAt(unitStart + 1)))) return null;
    return { value, unit: "", isApproximate, start, end: afterNumber };
  }
  const end = unitStart + unit.length;
  const next = text[end] ?? "";
  if (next !== "" && (OTHER_WORDS[unit]?.includes(next) ?? false)) return null;
  if (next === "/" || (unit !== "%" && "-–—~".includes(next || "|"))) return null;
  if ((next === "至" || next === "到") && isDigit(text.charCodeAt(end + 1))) return null;
  if (text.startsWith("以下", end) || text.startsWith("以内", end)) return null;
  if (text.startsWith("以上的", end) || text.startsWith("以上(", end)) return null;
  const isAbove = text.startsWith("以上", end) || text.startsWith("左右", end);
  return { value, unit, isApproximate: isApproximate || isAbove, start, end };
}
