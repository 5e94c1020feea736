/** Where compatibility forms stand beyond the first plane: mathematical letters and digits, enclosed ones, segmented digits. */
const RANGES = [
  [0xa0, 0xfffd],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f2ff],
  [0x1fbf0, 0x1fbf9],
] as const;

/** Squared units of measure, of which ㎡ and ㎥ are common. */
const FIRST_UNIT = 0x3380;
const LAST_UNIT = 0x33df;

/** What a number can be read from, or may be brought together with a number beside it. */
const NUMERAL = /[\p{N}〇零一二三四五六七八九十百千万]/u;
const DECIMAL_DIGIT = /^\p{Nd}$/u;

/**
 * What NFKC makes of a character, as far as no number comes of it; null where the character stays.
 *
 * - Digits of other shapes (𝟐) are digits, and Roman numerals the letters that people type for them (Ⅳ → IV): nothing new
 *   can be read in either.
 * - ①, ², ½, ⒈, ㈠, ㊀ and ㋀ stay: a list mark, an exponent or a half beside a number would become a part of it
 *   (10² is not 102, 3½ not 31 of something). So do exponents of units: ㎡ is m².
 * - What comes apart into a space (´) or into something in brackets (⒜, ㈱) stays, because spaces separate words and `(e)`
 *   behind a Han character is a gloss.
 */
function compatibleForm(code: number): string | null {
  const character = String.fromCodePoint(code);
  const form = character.normalize("NFKC");
  if (form === character || /\s|[()]./.test(form)) return null;
  if (code >= FIRST_UNIT && code <= LAST_UNIT) {
    return form.replace(/[23]$/, (power) => (power === "2" ? "²" : "³"));
  }
  return NUMERAL.test(form) && !DECIMAL_DIGIT.test(character) ? null : form;
}

/** Every compatibility form and what it is searched as. */
export function compatibilityTargets(): Map<number, string> {
  const targets = new Map<number, string>();
  for (const [first, last] of RANGES) {
    for (let code = first; code <= last; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const form = compatibleForm(code);
      if (form !== null) targets.set(code, form);
    }
  }
  return targets;
}
