import type { Glyph } from "./page-content.ts";

/** Characters on one line, from left to right. */
export interface TextLine {
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** The size of most of its characters, in points. */
  readonly size: number;
}

/** A gap of more than this part of the size is a space. */
const SPACE_GAP = 0.3;

/** Pages are not wider than so many columns; places far outside of them are nonsense. */
const WIDEST_GAP = 500;

/** A character so much smaller beside another one, and raised, is a footnote's mark and not part of a number. */
const RAISED_SIZE = 0.8;
const RAISED_BY = 0.15;

/** The same character printed twice within this part of its width is one, in bold. */
const SAME_PLACE = 0.25;

function compareByPlace(one: Glyph, other: Glyph): number {
  return one.left - other.left;
}

function toLine(glyphs: readonly Glyph[]): TextLine {
  const ordered = glyphs.toSorted(compareByPlace).filter((glyph, at, all) => {
    const before = all[at - 1];
    const isDoubled =
      before !== undefined &&
      before.text === glyph.text &&
      glyph.left - before.left < SAME_PLACE * (glyph.right - glyph.left);
    return !isDoubled;
  });
  const printed = ordered.filter(({ text }) => text.trim() !== "");
  const sizes = printed.map(({ size }) => size).toSorted((one, other) => one - other);
  return {
    glyphs: ordered,
    left: printed[0]?.left ?? 0,
    right: printed.reduce((right, glyph) => Math.max(right, glyph.right), 0),
    baseline: printed[0]?.baseline ?? 0,
    size: sizes[sizes.length >> 1] ?? 0,
  };
}

/** Puts characters together that stand on one line, from top to bottom. Blank characters on their own make none. */
export function toTextLines(glyphs: readonly Glyph[]): readonly TextLine[] {
  const lines: TextLine[] = [];
  let group: Glyph[] = [];
  let baseline = 0;
  const finish = () => {
    if (group.some(({ text }) => text.trim() !== "")) lines.push(toLine(group));
    group = [];
  };
  for (const glyph of glyphs.toSorted((one, other) => one.baseline - other.baseline)) {
    const first = group[0];
    if (first !== undefined && glyph.baseline - baseline > (first.size + glyph.size) / 4) finish();
    if (group.length === 0) baseline = glyph.baseline;
    group.push(glyph);
  }
  finish();
  return lines;
}

/** Whether white space stands between two neighbours on a line, though none may be printed. */
function areApart(before: Glyph, glyph: Glyph): boolean {
  const size = Math.max(before.size, glyph.size);
  if (glyph.left - before.right > SPACE_GAP * size) return true;
  const isRaised = Math.abs(glyph.baseline - before.baseline) > RAISED_BY * size;
  return isRaised && Math.min(before.size, glyph.size) < RAISED_SIZE * size;
}

/** The text of a line with one space wherever its characters stand apart. */
export function plainText({ glyphs }: TextLine): string {
  let text = "";
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === "") {
      if (!text.endsWith(" ")) text += " ";
      before = glyph;
      continue;
    }
    if (before !== null && areApart(before, glyph) && !text.endsWith(" ")) text += " ";
    text += glyph.text;
    before = glyph;
  }
  return text.trim();
}

/** How many half-width columns a text takes up where it is printed in columns. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    width += code >= 0x2e80 || (code >= 0x2000 && code < 0x2070) || (code >= 0x2460 && code < 0x2600) ? 2 : 1;
  }
  return width;
}

/**
 * The text of a line as columns: what stands apart on the page stands apart by as many spaces as fit between.
 *
 * `origin` is where the page's text begins and `unit` the width of a column, in points.
 */
export function columnText({ glyphs, size }: TextLine, origin: number, unit: number): string {
  let text = "";
  let width = 0;
  let before: Glyph | null = null;
  let isAfterSpace = false;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === "") {
      isAfterSpace = true;
      continue;
    }
    if (before === null || isAfterSpace || areApart(before, glyph)) {
      const column = Math.round((glyph.left - origin) / unit);
      const gap = before === null ? 0 : glyph.left - before.right;
      // Two spaces part columns, one parts words.
      const fewest = before === null ? 0 : gap > size ? 2 : 1;
      const wanted = gap > size || before === null ? Math.max(fewest, column - width) : fewest;
      const spaces = Math.min(wanted, WIDEST_GAP);
      text += " ".repeat(spaces);
      width += spaces;
    }
    text += glyph.text;
    width += widthOf(glyph.text);
    before = glyph;
    isAfterSpace = false;
  }
  return text;
}
