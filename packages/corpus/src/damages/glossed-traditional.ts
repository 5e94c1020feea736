import { mapText } from "./markup-text.ts";
import {
  OVER_CONVERTED_CHARACTERS,
  PLAIN_TRADITIONAL_CHARACTERS,
  TONELESS_CHARACTERS,
  TRADITIONAL_CHARACTERS,
} from "./traditional-characters.ts";

function replaceCharacters(text: string, characters: ReadonlyMap<string, string>): string {
  let result = "";
  for (const character of text) result += characters.get(character) ?? character;
  return result;
}

/**
 * Rewrites a text in Traditional script with stray pinyin glosses, as some mirrors do: 業(yè)務, 統(tǒng)計.
 *
 * Characters outside a small table stay as they are, which also happens on the mirrors.
 */
export function toGlossedTraditional(text: string): string {
  return replaceCharacters(text, TRADITIONAL_CHARACTERS);
}

/** Rewrites a text in Traditional script. A reader that knows only Simplified labels finds none of them. */
export function toTraditional(text: string): string {
  return replaceCharacters(text, PLAIN_TRADITIONAL_CHARACTERS);
}

/** Traditional script by a converter that changes too much: 行政強製. Labels survive neither script's spelling. */
export function toOverConvertedTraditional(text: string): string {
  return replaceCharacters(text, OVER_CONVERTED_CHARACTERS);
}

/** Traditional script with every gloss twice and without tones: 公(gong)(gong). Glosses look like remarks in brackets. */
export function toTonelessGlosses(text: string): string {
  return replaceCharacters(text, TONELESS_CHARACTERS);
}

const NUMERAL_GLOSSES: Readonly<Record<string, string>> = {
  一: "yī",
  二: "èr",
  三: "sān",
  四: "sì",
  五: "wǔ",
  六: "liù",
  七: "qī",
};

/** Glosses behind ordinals as well: 一(yī)、 and (一(yī)). A reader that looks for （一） misses rows and headings. */
export function glossNumerals(text: string): string {
  return mapText(toGlossedTraditional(text), (part) =>
    part.replace(
      /[一二三四五六七](?=[、）)])/g,
      (numeral) => `${numeral}(${NUMERAL_GLOSSES[numeral] ?? ""})`,
    ),
  );
}
