import type { DamageInput } from "./damage-input.ts";
import { mapText } from "./markup-text.ts";

/** Lines of narrative are longer than this and hold a full stop. */
const SHORTEST_PROSE = 30;

function mapProse(text: string, rewrite: (line: string) => string): string {
  return mapText(text, (part) =>
    part
      .split("\n")
      .map((line) => (line.length > SHORTEST_PROSE && line.includes("。") ? rewrite(line) : line))
      .join("\n"),
  );
}

/** A word that stands in the text, and what stood there before it was corrected. */
const EARLIER_WORDS: Readonly<Record<string, string>> = {
  全年: "今年",
  公开: "公布",
  群众: "公众",
  及时: "按时",
  开展: "组织",
  本年度: "本年",
  规范: "完善",
};

/** How many words of ten were corrected. */
const CORRECTED = 0.25;

/**
 * Prints corrected words together with what they replaced: 今年全年, 今年本2022年. Sentences no longer read as they should;
 * numbers other than years stay.
 */
export function leaveTrackedChanges({ text, random }: DamageInput): string {
  return mapProse(text, (line) =>
    line.replace(/全年|公开(?=[^年])|群众|及时|开展|本年度|规范|(?<=[，。：；,:;]|^)\d{4}年/g, (word) => {
      if (!random.chance(CORRECTED)) return word;
      return `${EARLIER_WORDS[word] ?? "今年本"}${word}`;
    }),
  );
}

/** How many characters converters of word-processor files put on a line, about. */
const LINE_LENGTH = 27;

function wrapLine(line: string, { random }: DamageInput, separator: string): string {
  let result = "";
  let start = 0;
  while (line.length - start > LINE_LENGTH + 4) {
    let end = start + LINE_LENGTH + random.integer(-3, 3);
    // The converters keep a number and the character behind it together; so no number of the narrative changes.
    while (/[\d.,]/.test(line.charAt(end)) || /[\d.,]/.test(line.charAt(end - 1))) end += 1;
    result += line.slice(start, end) + separator;
    start = end;
  }
  return result + line.slice(start);
}

/** Breaks narrative into lines of some 27 characters, within words. Sentences and keywords stand on two lines. */
export function wrapByLineFeeds(input: DamageInput): string {
  return mapProse(input.text, (line) => wrapLine(line, input, "\n"));
}

/** Puts a space into narrative every 27 characters or so: 政府信息 公开. Keywords are cut. */
export function wrapBySpaces(input: DamageInput): string {
  return mapProse(input.text, (line) => wrapLine(line, input, " "));
}

/** Puts the whole document on one line. What told rows, headings and paragraphs apart is lost. */
export function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
