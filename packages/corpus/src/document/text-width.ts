/** Whether a character is printed half as wide as a Chinese one; quotation marks and dashes are, in terminals. */
function isNarrow(code: number): boolean {
  return code < 0x100 || (code >= 0x2010 && code <= 0x2027);
}

/** Columns a text takes on a terminal, where a Chinese character is two wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += isNarrow(text.charCodeAt(index)) ? 1 : 2;
  return width;
}

/** A text with as many spaces behind it as fill a width; longer texts stay as they are. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** The pieces of a text between which a line may break: every Chinese character, and runs of all others. */
function breakable(text: string): readonly string[] {
  return text.match(/[\u0021-\u007e]+| |[^\u0020-\u007e]/g) ?? [];
}

/**
 * Breaks a text into lines no wider than a width, between any two Chinese characters and never within a number.
 *
 * A number that is wider than the line stays whole on a line of its own.
 */
export function wrapText(text: string, width: number): readonly string[] {
  if (textWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of breakable(text)) {
    const pieceWidth = textWidth(piece);
    if (used > 0 && used + pieceWidth > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += piece;
    used += pieceWidth;
  }
  return [...lines, line];
}
