/** A line of the reading text, without its surrounding spaces. Offsets are into the reading text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = 0x20;

/** Splits a text into its lines; lines that hold nothing but spaces are left out. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let lineStart = 0;
  while (lineStart <= text.length) {
    const lineFeed = text.indexOf("\n", lineStart);
    const lineEnd = lineFeed === -1 ? text.length : lineFeed;
    if (lineEnd > lineStart) {
      const line = trimmedLine(text, lineStart, lineEnd);
      if (line !== null) lines.push(line);
    }
    lineStart = lineEnd + 1;
  }
  return lines;
}

/** The part of a text between two offsets without its surrounding spaces, or null when nothing is left. */
export function trimmedLine(text: string, from: number, to: number): Line | null {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) === SPACE) start += 1;
  while (end > start && text.charCodeAt(end - 1) === SPACE) end -= 1;
  return start === end ? null : { text: text.slice(start, end), start, end };
}

/** The index of the first line that ends behind an offset. */
function firstLineBehind(lines: readonly Line[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The lines between two offsets; a line that reaches beyond one of them is cut there. */
export function linesBetween(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
): readonly Line[] {
  const found: Line[] = [];
  for (let at = firstLineBehind(lines, from); at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.start >= to) break;
    const isInside = line.start >= from && line.end <= to;
    const part = isInside ? line : trimmedLine(text, Math.max(line.start, from), Math.min(line.end, to));
    if (part !== null) found.push(part);
  }
  return found;
}

/** A line cut at its spaces. */
export function splitAtSpaces(text: string, { start, end }: Line): readonly Line[] {
  const pieces: Line[] = [];
  let from = start;
  while (from < end) {
    const space = text.indexOf(" ", from);
    const to = space === -1 || space > end ? end : space;
    const piece = trimmedLine(text, from, to);
    if (piece !== null) pieces.push(piece);
    from = to + 1;
  }
  return pieces;
}
