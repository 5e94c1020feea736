/** Characters that would do something to a terminal: C0 and C1 controls and marks of direction. */
const CONTROL_CHARACTERS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text from outside in one line that leaves the terminal as it is; line breaks become spaces, other controls \ufffd. */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ").replace(CONTROL_CHARACTERS, "\ufffd");
}
