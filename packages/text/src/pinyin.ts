import { isHan, isHighSurrogate, isLowSurrogate, joinSurrogates } from "./characters.ts";
import type { MappedTextBuilder } from "./mapped-text.ts";

/** The finals that may follow each initial; `v` stands for ü. */
const FINALS_BY_INITIAL = {
  b: "a o ai ei ao an en ang eng i ie iao ian in ing u",
  p: "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
  m: "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
  f: "a o ei ou an en ang eng u",
  d: "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
  t: "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
  n: "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve",
  l: "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve",
  g: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  k: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  h: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  j: "i ia ie iao iu ian in iang ing iong u ue uan un",
  q: "i ia ie iao iu ian in iang ing iong u ue uan un",
  x: "i ia ie iao iu ian in iang ing iong u ue uan un",
  zh: "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
  ch: "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang",
  sh: "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
  r: "e ao ou an en ang eng ong i u ua uo ui uan un",
  z: "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
  c: "a e ai ao ou an en ang eng ong i u uo ui uan un",
  s: "a e ai ao ou an en ang eng ong i u uo ui uan un",
  y: "a o e ao ou an ang i in ing ong u ue uan un",
  w: "a o ai ei an en ang eng u",
  "": "a o e ai ei ao ou an en ang eng er",
} as const;

const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(FINALS_BY_INITIAL).flatMap(([initial, finals]) =>
    finals.split(" ").map((final) => initial + final),
  ),
);

/** Tone marks after decomposition: grave, acute, circumflex (of ê), macron, breve, caron. */
const TONES = /[\u0300\u0301\u0302\u0304\u0306\u030c]/g;

/** Letters of one syllable with every mark written apart: `zhuāng` has 7 units, `lüè` up to 5. */
const MAXIMUM_UNITS = 9;

const OPENING_BRACKET = 0x28;

/** Spellings judged before, because a glossed text repeats a few hundred; bounded, because a hostile one need not. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 4096;

/**
 * Whether a text is one syllable of pinyin in lower case, with or without tone mark: `gōng`, `gong`, `lüè`.
 *
 * `a` and `o` alone are not without a tone mark, because they are more often the mark of a list.
 */
function isPinyinSyllable(text: string): boolean {
  const known = judged.get(text);
  if (known !== undefined) return known;
  const isSyllable = text !== "a" && text !== "o" && SYLLABLES.has(withoutMarks(text));
  if (judged.size === MOST_JUDGED) judged.clear();
  judged.set(text, isSyllable);
  return isSyllable;
}

function withoutMarks(text: string): string {
  return (
    text
      .normalize("NFD")
      .replace(TONES, "")
      .replaceAll("u\u0308", "v")
      // The single-storey letters that typesetters use for pinyin.
      .replaceAll("\u0261", "g")
      .replaceAll("\u0251", "a")
  );
}

/**
 * Whether a UTF-16 unit may be the last of a syllable of pinyin: a Latin letter or a tone mark of its own.
 *
 * What comes before most closing brackets is a Han character or a digit, and settles at once that they end no gloss.
 */
export function mayEndSyllable(code: number): boolean {
  return code >= 0x61 && code < 0x2000;
}

/**
 * Where the gloss begins that a closing bracket would complete, or -1 if it completes none.
 *
 * `built` ends right before the closing bracket, both widths of brackets already folded to ASCII:
 *
 *     公(gong
 *      ^ result
 */
export function glossStart(built: MappedTextBuilder): number {
  const end = built.length;
  if (!mayEndSyllable(built.codeAt(end - 1))) return -1;
  const lowest = Math.max(0, end - MAXIMUM_UNITS - 1);
  let opening = end - 1;
  while (opening >= lowest && built.codeAt(opening) !== OPENING_BRACKET) opening--;
  if (opening < lowest || opening === end - 1 || !endsInHan(built, opening)) return -1;
  return isPinyinSyllable(built.slice(opening + 1, end)) ? opening : -1;
}

function endsInHan(built: MappedTextBuilder, end: number): boolean {
  const last = built.codeAt(end - 1);
  if (!isLowSurrogate(last)) return isHan(last);
  const high = built.codeAt(end - 2);
  return isHighSurrogate(high) && isHan(joinSurrogates(high, last));
}
