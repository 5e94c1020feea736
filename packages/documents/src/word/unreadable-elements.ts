/**
 * Elements of a Word document that print something else than the text they hold: a character of a symbol font, ink,
 * a field of a form, another document, a formula of more than one line.
 */
export const UNREADABLE_ELEMENTS: ReadonlySet<string> = new Set([
  "w:sym",
  "w:contentPart",
  "w:checkBox",
  "w:ddList",
  "w:altChunk",
  "w:subDoc",
  "m:f",
  "m:sSup",
  "m:sSub",
  "m:sSubSup",
  "m:sPre",
  "m:rad",
  "m:nary",
  "m:acc",
  "m:bar",
  "m:groupChr",
  "m:limLow",
  "m:limUpp",
  "m:m",
  "m:eqArr",
]);

/** Instructions of fields that print what they say and have no text as their result: EQ \o\ac(○,5) is ⑤. */
const PRINTED_INSTRUCTION = /^\s{0,9}(?:EQ|SYMBOL)\b/i;

/** Whether the beginning of a field's instruction says that the field prints a drawing of characters. */
export function printsInstruction(instruction: string): boolean {
  return PRINTED_INSTRUCTION.test(instruction);
}

/** A letter that is neither a numeral nor a word that stands before a number. */
const WORD = /^\s*(?![〇○零一二两三四五六七八九十百千万亿约近共余增减])\p{L}/u;

/** Whether the text behind a paragraph's automatic number is words: before a number it would read as its digits. */
export function canFollowListNumber(text: string): boolean {
  return WORD.test(text);
}
