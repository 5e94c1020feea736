/** A line of the reading text, without its surrounding spaces. Offsets are into the reading text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a text into its lines; lines that hold nothing but spaces are left out. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let lineStart = 0;
  while (lineStart <= text.length) {
    const lineFeed = text.indexOf("\n", lineStart);
    const lineEnd = lineFeed === -1 ? text.length : lineFeed;
    const line = trimmedLine(text, lineStart, lineEnd);
    if (line !== null) lines.push(line);
    lineStart = lineEnd + 1;
  }
  return lines;
}

/** The part of a text between two offsets without its surrounding spaces, or null when nothing is left. */
export function trimmedLine(text: string, from: number, to: number): Line | null {
  let [start, end] = [from, to];
  while (start < end && text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return start === end ? null : { text: text.slice(start, end), start, end };
}
