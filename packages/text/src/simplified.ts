import { Converter } from "opencc-js/t2cn";

/**
 * Characters that Simplified text writes too, in names (乾县, 哪吒, 麴) or words (蒜薹), although the dictionary
 * folds them into another. Text that is already Simplified must come out unchanged.
 */
const KEPT = "乾薹拚捱摺吒夥榘袷麴醣";

/** Hong Kong and older forms that the dictionary leaves alone: each character is followed by its Simplified one. */
const ADDED = "敍叙枱台粧妆衞卫衹只麽么";

/** Ranges of code points that hold Han characters with a Simplified form. */
const RANGES = [
  [0x3400, 0x9fff],
  [0x20000, 0x323af],
] as const;

/**
 * Every Traditional character and its Simplified form, one code point each.
 *
 * Only characters, no phrases: each character must keep its offset, and what a text means in part must not
 * depend on where it is cut. 著 stays (it is a Simplified character as well), and so does 覆.
 */
export function simplifiedCharacters(): ReadonlyMap<number, number> {
  const convert: (text: string) => string = Converter({ from: "t", to: "cn" });
  const simplified = new Map<number, number>();
  for (const [first, last] of RANGES) {
    const characters: string[] = [];
    for (let code = first; code <= last; code++) characters.push(String.fromCodePoint(code));
    // A line feed between the characters keeps phrases from matching; converting twice reaches a fixed point (薴).
    const converted = convert(convert(characters.join("\n"))).split("\n");
    characters.forEach((character, index) => {
      const target = converted[index]?.codePointAt(0);
      const code = first + index;
      if (target !== undefined && target !== code && !KEPT.includes(character)) simplified.set(code, target);
    });
  }
  for (let index = 0; index < ADDED.length; index += 2) {
    simplified.set(ADDED.charCodeAt(index), ADDED.charCodeAt(index + 1));
  }
  return simplified;
}
