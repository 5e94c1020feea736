import type { LocalizedText } from "@gongkai/schema";

/** What stands between the languages of a description of one paragraph. */
const BESIDE = " · ";

/** What stands between them, and between paragraphs, in one of several. */
const APART = "\n\n";

/** A text in both languages, Chinese first, as on the form. */
export function twoLanguages({ zh, en }: LocalizedText): string {
  return zh + BESIDE + en;
}

function appendChinese(piece: string, sentence: string): string {
  return piece.endsWith("。") ? `${piece}${sentence}。` : `${piece}；${sentence}`;
}

/** Adds a sentence to the end of each language of a description that begins with Chinese; to the English alone where there is none. */
export function appendToBoth(description: string, { zh, en }: LocalizedText): string {
  const separator = description.includes(APART) ? APART : BESIDE;
  const pieces = description.split(separator);
  const lastEnglish = pieces.length - 1;
  const lastChinese = pieces.findLastIndex(
    (piece, index) => index < lastEnglish && /\p{Script=Han}/u.test(piece),
  );
  return pieces
    .map((piece, index) => {
      if (index === lastEnglish) return `${piece} ${en}`.trim();
      return index === lastChinese ? appendChinese(piece, zh) : piece;
    })
    .join(separator);
}

/** A description in the schema definition language, with its line feed; empty where there is none. */
export function descriptionSdl(description: string | null, indent = ""): string {
  return description === null ? "" : `${indent}${JSON.stringify(description)}\n`;
}
