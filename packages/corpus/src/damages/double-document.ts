import { toChineseNumerals } from "../narrative/chinese-numerals.ts";

/**
 * Prints the whole document twice, one below the other, as pages do that hold a view for screens and another for
 * print. Both copies are alike. In HTML the second copy stands after the end of the first page.
 */
export function doubleDocument(text: string): string {
  return `${text}\n${text}`;
}

/** Every place where a number fills a cell: what stands beside it is white space, a frame, a pipe or a tag. */
function findCells(text: string, digits: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const isCell = /[\s|│>]/.test(text.charAt(at - 1)) && /[\s|│<]|^$/.test(text.charAt(at + digits.length));
    if (isCell) found.push(at);
  }
  return found;
}

/**
 * Prints the document twice, with one number that fills only one of its cells changed in the second copy. A reader
 * can't know which copy is right. Null where no cell, or more than one, shows these digits alone.
 */
export function doubleUnequally(text: string, value: number): string | null {
  const digits = String(value);
  const inFullWidth = digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  // A cell that prints the number in another way would go unchanged.
  if (text.includes(inFullWidth) || (value < 10_000 && text.includes(toChineseNumerals(value)))) return null;
  if (new RegExp(`${digits}(?:[件条次]|\\.0)`).test(text)) return null;
  const [at, ...others] = findCells(text, digits);
  if (at === undefined || others.length > 0) return null;
  return `${text}\n${text.slice(0, at)}${value + 1}${text.slice(at + digits.length)}`;
}
