/** Ranges of code points that terminals show two columns wide: East Asian Wide and Fullwidth. Source: UAX #11. */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (WIDE_RANGES.some(([first, last]) => code >= first && code <= last)) return 2;
  return ZERO_WIDTH.test(character) ? 0 : 1;
}

/** How many columns of a terminal a text takes. Characters of ambiguous width, such as `“`, count as one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The longest beginning of a text that takes at most so many columns. */
export function startWithin(text: string, columns: number): string {
  let [width, end] = [0, 0];
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The longest end of a text that takes at most so many columns. */
export function endWithin(text: string, columns: number): string {
  const characters = [...text];
  let [width, start] = [0, text.length];
  for (const character of characters.reverse()) {
    width += characterWidth(character);
    if (width > columns) break;
    start -= character.length;
  }
  return text.slice(start);
}
