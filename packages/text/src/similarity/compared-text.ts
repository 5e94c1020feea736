import type { MappedText, Span } from "@gongkai/schema";
import { sourceSpan } from "../mapped-text.ts";
import { searchable } from "../searchable.ts";

/** The symbol that every numeral is compared as. */
const NUMERAL = 0x23;

const CHINESE_NUMERALS = "〇○零一二两三四五六七八九十百千万亿";

/** What is left of a text when two of them are compared: letters and Han characters, each numeral as one symbol. */
export interface ComparedText {
  /** UTF-16 units, {@link NUMERAL} for each numeral. */
  readonly symbols: Uint16Array;
  readonly normalised: MappedText;
  /** Where each symbol begins and ends in the normalised text; empty unless asked for. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

let symbolOfUnit: Uint16Array | undefined;

/** What every UTF-16 unit of a normalised text is compared as; 0 where it is passed over. */
function symbolTable(): Uint16Array {
  if (symbolOfUnit !== undefined) return symbolOfUnit;
  const letter = /\p{L}/u;
  const digit = /\p{Nd}/u;
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => {
    const isHalf = code >= 0xd800 && code < 0xe000;
    const character = String.fromCharCode(code);
    if (isHalf || letter.test(character)) return code;
    return digit.test(character) ? NUMERAL : 0;
  });
  for (const numeral of CHINESE_NUMERALS) table[numeral.charCodeAt(0)] = NUMERAL;
  symbolOfUnit = table;
  return table;
}

const NO_PLACES = new Int32Array(0);

/**
 * The form in which texts are compared for reuse.
 *
 * On top of `searchable`: no spaces and punctuation, and each numeral, in digits or in Chinese, as one symbol, so that a
 * copied text with new numbers stays a copy. `1.2万`, `一百二十` and `3、5` are one numeral each. `withPlaces` asks for where
 * each symbol stands.
 */
export function comparedText(text: string, withPlaces = false): ComparedText {
  const normalised = searchable(text);
  const units = normalised.text;
  const table = symbolTable();
  const symbols = new Uint16Array(units.length);
  const starts = withPlaces ? new Int32Array(units.length) : NO_PLACES;
  const ends = withPlaces ? new Int32Array(units.length) : NO_PLACES;
  let length = 0;
  let last = 0;
  for (let index = 0; index < units.length; index++) {
    const symbol = table[units.charCodeAt(index)] ?? 0;
    if (symbol === 0) continue;
    if (symbol !== NUMERAL || last !== NUMERAL) {
      starts[length] = index;
      symbols[length++] = symbol;
    }
    ends[length - 1] = index + 1;
    last = symbol;
  }
  return { symbols: symbols.subarray(0, length), normalised, starts, ends };
}

/** The stretch of the original text that a range of symbols stands for; its places must have been asked for. */
export function spanOfSymbols({ normalised, starts, ends }: ComparedText, from: number, to: number): Span {
  return sourceSpan(normalised, starts[from] ?? 0, ends[to - 1] ?? 0);
}
