import { TRADITIONAL_CHARACTERS } from "./traditional-characters.ts";

/**
 * Rewrites a text in Traditional script with stray pinyin glosses, as some mirrors do: 業(yè)務, 統(tǒng)計.
 *
 * Characters outside a small table stay as they are, which also happens on the mirrors.
 */
export function toGlossedTraditional(text: string): string {
  let result = "";
  for (const character of text) {
    result += TRADITIONAL_CHARACTERS.get(character) ?? character;
  }
  return result;
}
