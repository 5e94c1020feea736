import type { MappedText } from "@gongkai/schema";
import { isHighSurrogate, isLowSurrogate, joinSurrogates } from "./characters.ts";
import { type Folding, readableFolding, TREATMENT } from "./folding.ts";
import { identityMap, MappedTextBuilder } from "./mapped-text.ts";
import { glossStart, mayEndSyllable } from "./pinyin.ts";

const LINE_FEED = 0x0a;
const CLOSING_BRACKET = 0x29;
const REPLACEMENT_CHARACTER = 0xfffd;

/** A text as a parser wants it, and how many glosses stood in it. */
export interface Reading {
  /**
   * The text with offsets into what lies under the input: the string given, or the text under a given map. A text
   * that needs no change is given back as it is.
   */
  readonly mapped: MappedText;
  /** How many pinyin glosses were passed over. */
  readonly glossCount: number;
}

/**
 * The text in one spelling: Simplified characters, half-width forms, plain spaces and line feeds, without
 * invisible characters and pinyin glosses such as `公(gōng)開(kāi)`.
 *
 * Letter case, runs of spaces, 〔〕, quotation marks and number-like characters such as ①, ² and Ⅳ stay. A lone
 * surrogate becomes U+FFFD. Any string has an answer, in linear time.
 */
export function readable(source: string | MappedText): Reading {
  return foldText(source, readableFolding());
}

/** {@link readable} with another folding. */
export function foldText(source: string | MappedText, folding: Folding): Reading {
  const input = typeof source === "string" ? identityMap(source) : source;
  return staysAsItIs(input.text, folding.treatments)
    ? { mapped: input, glossCount: 0 }
    : fold(input, folding);
}

/** Whether every unit of a text certainly stays as it is. */
function staysAsItIs(text: string, treatments: Uint8Array): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (treatments[code] === TREATMENT.keep) continue;
    // Most brackets close something else than a gloss.
    if (code !== CLOSING_BRACKET || mayEndSyllable(text.charCodeAt(index - 1))) return false;
  }
  return true;
}

/** Writes a text anew, run by run of units that each have one unit for them. */
function fold(input: MappedText, { treatments, spelling, expansions }: Folding): Reading {
  const { text } = input;
  const built = new MappedTextBuilder(input);
  let glossCount = 0;

  for (let index = built.pushRun(spelling, 0); index < text.length; index = built.pushRun(spelling, index)) {
    const code = text.charCodeAt(index);
    const start = index++;
    switch (treatments[code]) {
      case TREATMENT.closingBracket: {
        const opening = glossStart(built);
        if (opening < 0) {
          built.push(CLOSING_BRACKET, start, index);
        } else {
          built.truncate(opening);
          glossCount++;
        }
        break;
      }
      case TREATMENT.carriageReturn:
        if (text.charCodeAt(index) === LINE_FEED) index++;
        built.push(LINE_FEED, start, index);
        break;
      case TREATMENT.expand:
        built.pushText(expansions.get(code) ?? "", start, index);
        break;
      case TREATMENT.surrogate: {
        const low = text.charCodeAt(index);
        if (!isHighSurrogate(code) || !isLowSurrogate(low)) {
          built.push(REPLACEMENT_CHARACTER, start, index);
          break;
        }
        // Both units stand for the whole pair.
        index++;
        built.pushText(expansions.get(joinSurrogates(code, low)) ?? text.slice(start, index), start, index);
        break;
      }
    }
  }
  return { mapped: built.build(), glossCount };
}
