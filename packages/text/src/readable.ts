import type { MappedText } from "@gongkai/schema";
import { isHighSurrogate, isLowSurrogate, joinSurrogates } from "./characters.ts";
import { type Folding, folding, TREATMENT } from "./folding.ts";
import { identityMap, MappedTextBuilder } from "./mapped-text.ts";
import { glossStart } from "./pinyin.ts";

const LINE_FEED = 0x0a;
const CLOSING_BRACKET = 0x29;
const REPLACEMENT_CHARACTER = 0xfffd;

/** A text as a parser wants it, and what had to be changed beyond widths and spaces. */
export interface Reading {
  /** The text with offsets into what lies under the input: the string given, or the text under a given map. */
  readonly mapped: MappedText;
  /** How many pinyin glosses were passed over. */
  readonly glossCount: number;
  /** How many characters were changed from Traditional to Simplified. */
  readonly traditionalCount: number;
}

/**
 * The text in one spelling: Simplified characters, half-width forms, plain spaces and line feeds, without
 * invisible characters and pinyin glosses such as `公(gōng)開(kāi)`.
 *
 * Letter case, runs of spaces, 〔〕, quotation marks and number-like characters such as ①, ² and Ⅳ stay. A lone
 * surrogate becomes U+FFFD. Any string has an answer, in linear time.
 */
export function readable(source: string | MappedText): Reading {
  const input = typeof source === "string" ? identityMap(source) : source;
  const { text } = input;
  const table = folding();
  const built = new MappedTextBuilder(input);
  let glossCount = 0;
  let traditionalCount = 0;

  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const replacement = table.replacements[code] ?? code;
    switch (table.treatments[code]) {
      case TREATMENT.replace:
        built.push(replacement, index, index + 1);
        break;
      case TREATMENT.simplify:
        built.push(replacement, index, index + 1);
        traditionalCount++;
        break;
      case TREATMENT.remove:
        break;
      case TREATMENT.closingBracket: {
        const opening = glossStart(built);
        if (opening < 0) {
          built.push(CLOSING_BRACKET, index, index + 1);
        } else {
          built.truncate(opening);
          glossCount++;
        }
        break;
      }
      case TREATMENT.carriageReturn: {
        const end = text.charCodeAt(index + 1) === LINE_FEED ? index + 2 : index + 1;
        built.push(LINE_FEED, index, end);
        index = end - 1;
        break;
      }
      case TREATMENT.expand:
        built.pushText(table.expansions.get(code) ?? "", index, index + 1);
        if (table.traditional.has(code)) traditionalCount++;
        break;
      case TREATMENT.surrogate: {
        const low = text.charCodeAt(index + 1);
        if (!isHighSurrogate(code) || !isLowSurrogate(low)) {
          built.push(REPLACEMENT_CHARACTER, index, index + 1);
          break;
        }
        if (pushPair(built, table, code, low, index)) traditionalCount++;
        index++;
        break;
      }
    }
  }
  return { mapped: built.build(), glossCount, traditionalCount };
}

/** Adds what a surrogate pair stands for, both units mapped to the whole pair; returns whether it was Traditional. */
function pushPair(
  built: MappedTextBuilder,
  table: Folding,
  high: number,
  low: number,
  index: number,
): boolean {
  const code = joinSurrogates(high, low);
  const expansion = table.expansions.get(code);
  built.pushText(expansion ?? String.fromCharCode(high, low), index, index + 2);
  return table.traditional.has(code);
}
