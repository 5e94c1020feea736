import { findNumbers } from "@gongkai/text";

/** What the engine reads as the border of a sentence, over which nothing stands side by side. */
const BORDER = "。";

const NOT_WORD = /[^\p{L}\p{N}\p{M} ]+/gu;

/** Signs between numbers that stand side by side, and around the year of a document number. */
const IN_NUMBER = /(?<=[0-9])\.(?=[0-9])|〔(?=[0-9]+〕[0-9])|(?<=〔[0-9]+)〕(?=[0-9])/g;

/**
 * A normalised text as the engine is to read it: letters and digits, with spaces where there are, and a border in place of
 * everything else.
 *
 * The engine knows two kinds of separators. Over some of them it takes words to stand side by side, `：` and quotation marks
 * among them; here that holds for spaces alone, as it does in the index of PostgreSQL. A decimal is made a word (12.5 is
 * n12d5, because what begins with a digit may be cut), and other signs within dates and document numbers are made spaces, so
 * that they stay together.
 */
export function wordsOnly(normalised: string): string {
  return withDecimalWords(normalised).replace(IN_NUMBER, " ").replace(NOT_WORD, BORDER);
}

function withDecimalWords(normalised: string): string {
  let text = "";
  let last = 0;
  for (const { start, end } of findNumbers(normalised)) {
    const number = normalised.slice(start, end);
    if (!number.includes(".")) continue;
    text += `${normalised.slice(last, start)}n${number.replace(".", "d")}`;
    last = end;
  }
  return text + normalised.slice(last);
}

/** The stretches of a normalised text that hold no border; none where the text has no letter and no digit. */
export function wordRuns(normalised: string): readonly string[] {
  return wordsOnly(normalised)
    .split(BORDER)
    .map((run) => run.trim())
    .filter((run) => run !== "");
}

/** The engine looks at the first 65,535 places of an attribute, and a border takes eight of them. */
const LONGEST_PART = 8_000;

/**
 * Cuts a text of {@link wordsOnly} into parts that the engine reads to their end, at a border where there is one: nothing
 * is found across a border anyway.
 */
export function cutIntoParts(words: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  while (words.length - start > LONGEST_PART) {
    const border = words.lastIndexOf(BORDER, start + LONGEST_PART - 1);
    const end = border > start ? border + 1 : wholeCharacters(words, start + LONGEST_PART);
    parts.push(words.slice(start, end));
    start = end;
  }
  parts.push(words.slice(start));
  return parts;
}

/** The end, or one unit before it where it would cut a character of two units. */
function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
