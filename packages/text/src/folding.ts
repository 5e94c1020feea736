import { compatibilityTargets } from "./compatibility.ts";
import { simplifiedCharacters } from "./simplified.ts";

/** What becomes of a UTF-16 unit. */
export const TREATMENT = {
  /** Stays as it is. Nearly every unit does, and a text of nothing else is not written anew. */
  keep: 0,
  /** Replaced by one other unit. */
  replace: 1,
  /** Deleted: it shows nothing. */
  remove: 2,
  /** A carriage return, which may be half of a line break. */
  carriageReturn: 3,
  /** Replaced by several units. */
  expand: 4,
  /** Half of a character beyond the first plane. */
  surrogate: 5,
  /** `)`, which may end a gloss. */
  closingBracket: 6,
} as const;

/** How every character is treated. */
export interface Folding {
  /** A value of {@link TREATMENT} for every UTF-16 unit. */
  readonly treatments: Uint8Array;
  /** The unit that is written for a unit, often itself; 0 where it is none, several, or depends on what stands beside. */
  readonly spelling: Uint16Array;
  /** Replacements of several units, and of code points beyond the first plane. */
  readonly expansions: ReadonlyMap<number, string>;
}

/** Controls, soft hyphen, zero-width characters, bidirectional marks, variation selectors, BOM. */
const INVISIBLE = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
] as const;

const SPACES = [
  [0x09, 0x09],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
] as const;

/** Line and page breaks other than `\r` and `\n`. */
const LINE_BREAKS = [
  [0x0b, 0x0c],
  [0x85, 0x85],
  [0x2028, 0x2029],
] as const;

/**
 * Blocks whose characters are other spellings of ordinary ones: CJK and Kangxi radicals, compatibility
 * ideographs, small form variants, half-width and full-width forms.
 *
 * Circled digits, superscripts, fractions and Roman numerals are left out on purpose: as digits they could be
 * read as numbers that nobody printed.
 */
const COMPATIBILITY = [
  [0x2e80, 0x2fd5],
  [0xf900, 0xfaff],
  [0xfe50, 0xfe6f],
  [0xff00, 0xffef],
  [0x2f800, 0x2fa1f],
] as const;

/** Radicals that PDF fonts print for characters and that Unicode gives no decomposition: radical, character. */
const RADICALS =
  "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙";

function eachCode(ranges: readonly (readonly [number, number])[], visit: (code: number) => void): void {
  for (const [first, last] of ranges) for (let code = first; code <= last; code++) visit(code);
}

/** What is left of each character that does not stay as it is, for reading. */
function readableTargets(): Map<number, string> {
  const targets = new Map<number, string>();
  eachCode(INVISIBLE, (code) => targets.set(code, ""));
  eachCode(SPACES, (code) => targets.set(code, " "));
  eachCode(LINE_BREAKS, (code) => targets.set(code, "\n"));
  eachCode(COMPATIBILITY, (code) => {
    const character = String.fromCodePoint(code);
    const folded = character.normalize("NFKC");
    if (folded !== character) targets.set(code, folded);
  });
  for (let index = 0; index < RADICALS.length; index += 2) {
    targets.set(RADICALS.charCodeAt(index), RADICALS.charAt(index + 1));
  }

  return targets;
}

let knownSimplified: ReadonlyMap<number, number> | undefined;

function buildFolding(targets: Map<number, string>): Folding {
  knownSimplified ??= simplifiedCharacters();
  const simplified = knownSimplified;
  const simplify = (character: string): string => {
    const simple = simplified.get(character.codePointAt(0) ?? 0);
    return simple === undefined ? character : String.fromCodePoint(simple);
  };
  for (const [code, target] of targets) targets.set(code, Array.from(target, simplify).join(""));
  for (const [code, target] of simplified) targets.set(code, String.fromCodePoint(target));

  const treatments = new Uint8Array(0x10000);
  const spelling = Uint16Array.from(treatments, (_, code) => code);
  const expansions = new Map<number, string>();
  const treat = (code: number, treatment: number, unit = 0): void => {
    treatments[code] = treatment;
    spelling[code] = unit;
  };
  for (const [code, target] of targets) {
    if (code > 0xffff || target.length > 1) expansions.set(code, target);
    if (code > 0xffff) continue;
    if (target.length === 0) treat(code, TREATMENT.remove);
    else if (target.length > 1) treat(code, TREATMENT.expand);
    else if (target === ")") treat(code, TREATMENT.closingBracket);
    else treat(code, TREATMENT.replace, target.charCodeAt(0));
  }
  treat(0x29, TREATMENT.closingBracket);
  treat(0x0d, TREATMENT.carriageReturn);
  for (let code = 0xd800; code < 0xe000; code++) treat(code, TREATMENT.surrogate);
  return { treatments, spelling, expansions };
}

let forReading: Folding | undefined;
let forSearching: Folding | undefined;

/** The folding of `readable`, built at first use. */
export function readableFolding(): Folding {
  forReading ??= buildFolding(readableTargets());
  return forReading;
}

/** The folding that `searchable` begins with: that of `readable` and every other compatibility form; built at first use. */
export function searchableFolding(): Folding {
  forSearching ??= buildFolding(new Map([...compatibilityTargets(), ...readableTargets()]));
  return forSearching;
}
