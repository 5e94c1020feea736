export { printable } from "@gongkai/pipeline";

/** Controls that JSON leaves as they are in its strings: DEL, C1, ends of lines of Unicode, marks of direction. */
const UNESCAPED_CONTROLS = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as JSON that leaves the terminal as it is: what would do something to it is escaped, so nothing is changed. */
export function printableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    UNESCAPED_CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A line of JSON Lines for standard output. */
export function jsonLine(value: unknown): string {
  return `${printableJson(value)}\n`;
}
