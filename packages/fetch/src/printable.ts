/** Control characters, invisible ones and those that turn the direction of text, ends of lines, halves of pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The most characters of an address that a message holds. */
const MAXIMUM_LENGTH = 300;

/** Text that somebody else wrote, fit to stand in a message: of bounded length, on one line, without control characters. */
export function toPrintable(text: string): string {
  const cut = text.length > MAXIMUM_LENGTH ? `${text.slice(0, MAXIMUM_LENGTH)}…` : text;
  return cut.replace(UNPRINTABLE, "\ufffd");
}
