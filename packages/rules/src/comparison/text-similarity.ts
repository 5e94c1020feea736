/** How many characters a piece of text has by which texts are compared. */
const PIECE = 5;

const DIGIT_MASK = 0x23;

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000;
}

/**
 * A number for every run of five characters, in the order of the text. Spaces count for nothing and a run of digits for
 * one mark, so that last year's sentences with this year's numbers are the same sentences. A shorter text is one piece.
 */
function piecesOf(text: string): readonly number[] {
  const codes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) continue;
    if (!isDigit(code)) codes.push(code);
    else if (codes.at(-1) !== DIGIT_MASK) codes.push(DIGIT_MASK);
  }
  const pieces: number[] = [];
  const last = Math.max(0, codes.length - PIECE);
  for (let start = 0; start <= last && codes.length > 0; start += 1) {
    let hash = 0;
    for (let index = start; index < start + PIECE; index += 1) {
      hash = (Math.imul(hash, 0x01000193) ^ (codes[index] ?? 0)) | 0;
    }
    pieces.push(hash);
  }
  return pieces;
}

/** The share of a text that stands in another text too, digits and spaces left out: 0 to 1; 0 for an empty text. */
export function sharedText(text: string, other: string): number {
  const pieces = piecesOf(text);
  const found = new Set(piecesOf(other));
  let shared = 0;
  for (const piece of pieces) if (found.has(piece)) shared += 1;
  return pieces.length === 0 ? 0 : shared / pieces.length;
}

/** How alike two texts are, digits and spaces left out: 0 to 1, the same in both directions; 1 for two empty ones. */
export function textSimilarity(text: string, other: string): number {
  if (text === other) return 1;
  const [left, right] = [new Set(piecesOf(text)), new Set(piecesOf(other))];
  if (left.size + right.size === 0) return 1;
  let shared = 0;
  for (const piece of left) if (right.has(piece)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}
