/** Controls that would move a terminal's cursor, turn the direction of writing or break a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const SPACES = "\t\n\v\f\r";

/** U+2400 is the picture of U+0000, and so on for all of C0. */
const CONTROL_PICTURES = 0x2400;

/**
 * The same text with nothing in it that could act on a terminal or page: white space becomes a blank, other controls a
 * sign that shows them. It keeps its length, so that offsets stay true.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, (control) => {
    if (SPACES.includes(control)) return " ";
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(CONTROL_PICTURES + code) : "\ufffd";
  });
}
