import type { Span } from "@gongkai/schema";

/** The number that stands at a span, or why none could be read there. */
export type PrintedNumber =
  | { readonly kind: "number"; readonly value: number; readonly isContinued: boolean; readonly unit: number }
  | { readonly kind: "nothing" }
  | { readonly kind: "noNumber" };

/** How much more a unit after a number is worth than the number alone. */
const UNITS: readonly (readonly [string, number])[] = [
  ["亿", 100_000_000],
  ["万", 10_000],
];

const DIGIT = /[0-9]/;
const POINT = /[.,]/;

/** Full-width digits, points and signs as ASCII; nothing is added or removed, so that offsets stay. */
function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff0b-\uff0e\uff10-\uff19]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u2212\u2013]/g, "-");
}

/** Whether the text goes on with a digit, or with a point and a digit. */
function continues(next: string, afterNext: string): boolean {
  return DIGIT.test(next) || (POINT.test(next) && DIGIT.test(afterNext));
}

function isContinued(text: string, { start, end }: Span): boolean {
  const around = toHalfWidth(
    text.slice(Math.max(0, start - 2), start).padStart(2, " ") + text.slice(end, end + 2),
  );
  return continues(around.charAt(1), around.charAt(0)) || continues(around.charAt(2), around.charAt(3));
}

/**
 * Reads the number at a span again, from the text alone and without the parser: digits of either width, with
 * markup, spaces and commas between them, and a unit or measure word after them.
 */
export function readPrintedNumber(text: string, span: Span): PrintedNumber {
  const printed = text.slice(span.start, span.end);
  const plain = toHalfWidth(printed.replace(/<[^<>]*>|&(?:nbsp|ensp|emsp|thinsp);|\s|\u200b/g, ""));
  if (plain === "") return { kind: "nothing" };
  const match = /^([+-]?)(\d[\d,]*(?:\.\d+)?)(\D*)$/.exec(plain);
  if (match === null) return { kind: "noNumber" };
  const [, sign, digits = "", words = ""] = match;
  const value = Number(digits.replaceAll(",", "")) * (sign === "-" ? -1 : 1);
  const unit = UNITS.find(([word]) => words.includes(word))?.[1] ?? 1;
  return { kind: "number", value, unit, isContinued: isContinued(text, span) };
}
