import { findNumbers } from "@gongkai/text";

/** Stands before and after every number in a marked text. The normaliser removes control characters from texts. */
export const NUMBER_MARK = "\u0001";

/**
 * A normalised text or term with every number between marks, so that looking for `3件` finds it neither in `13件` nor in
 * `1.3件`, while a plain search of a string does all the work.
 */
export function markNumbers(normalised: string): string {
  const plain = normalised.replaceAll(NUMBER_MARK, "\ufffd");
  let marked = "";
  let last = 0;
  for (const { start, end } of findNumbers(plain)) {
    marked += `${plain.slice(last, start)}${NUMBER_MARK}${plain.slice(start, end)}${NUMBER_MARK}`;
    last = end;
  }
  return marked + plain.slice(last);
}
