import type { MappedText } from "@gongkai/schema";
import { textOf } from "#platform";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const PIPE = 0x7c;
const NEXT_LINE = 0x85;
const NO_BREAK_SPACE = 0xa0;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;
const RIGHT_TO_LEFT_OVERRIDE = 0x202e;

/** U+FFFC, which stands in a cell for what is no text: a picture, a form field, a number drawn by a script. */
export const UNREADABLE = 0xfffc;

/** More text than this in a cell is a page laid out in a table, not a table's cell. */
const LONGEST_CELL = 400;

/** A table row that is being written. */
interface Row {
  /** How many tables are open around it. */
  readonly tableDepth: number;
  /** Whether no tag opened it: a cell stands outside any row. */
  readonly isImplied: boolean;
  /** Where its marks begin among all that are not settled. */
  readonly firstMark: number;
  cells: number;
  isCellOpen: boolean;
  cellStart: number;
  /** Whether the cell being written holds a table. */
  holdsTable: boolean;
  /** Whether something in the cell being written is printed and does not count, such as struck-out text. */
  holdsUnseen: boolean;
  /** Whether it lays out the page instead of being a row of a table: a cell holds a table or long text. */
  isLayout: boolean;
}

/** Whether a character parts words or lines. In markup none of them ends a line. */
function isWhiteSpace(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= 0x09 && code <= 0x0d);
  return code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

/**
 * Writes the text of a document that flows, as web pages and Word documents do: one line a block, one line a
 * table row with its cells between pipes, blank cells kept, a spanning cell once.
 *
 * Whether a row belongs to a table or lays out a part of the page is known only at its end, so the breaks and
 * pipes inside a row are written as marks that its end settles: breaks become spaces in a table's row, pipes
 * become breaks in a layout. Each mark is settled once, so time is linear however tables are nested.
 *
 * Every character keeps the offsets it came from, in arrays and not in objects: a page has ten thousand. One class,
 * since all it does writes into the same arrays.
 */
export class FlowText {
  #characters: Uint16Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #length = 0;
  /** Where the line or cell being written begins; white space there and doubled white space is left out. */
  #freshAt = 0;
  #tableDepth = 0;
  #row: Row | null = null;
  readonly #outerRows: Row[] = [];
  /** Positions of unsettled marks, doubled; odd where the mark parts two cells. */
  readonly #marks: number[] = [];
  /** Positions of {@link UNREADABLE} in the cells that are open. */
  readonly #unreadable: number[] = [];
  readonly #separator: "|" | " | ";

  constructor(capacity: number, separator: "|" | " | ") {
    this.#characters = new Uint16Array(capacity);
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
    this.#separator = separator;
  }

  /** Whether a row of a table, with two cells or more, is written. */
  hasTableRows = false;

  /** Whether a row of a table is open. */
  get isInRow(): boolean {
    return this.#row !== null;
  }

  /** How many characters are written. */
  get length(): number {
    return this.#length;
  }

  /** Whether a cell is open, so that what is written now stands in it. */
  get isInCell(): boolean {
    return this.#row?.isCellOpen === true;
  }

  /** Appends `text` from `from` to `to`, where the offsets are the source's; white space becomes one space. */
  appendText(text: string, from: number, to: number): void {
    if (!this.#canTakeText(text, from, to)) return;
    this.#reserve(to - from);
    const characters = this.#characters;
    const starts = this.#starts;
    const ends = this.#ends;
    let length = this.#length;
    for (let at = from; at < to; at += 1) {
      let code = text.charCodeAt(at);
      if (code <= SPACE || code === NEXT_LINE || (code >= LINE_SEPARATOR && code <= RIGHT_TO_LEFT_OVERRIDE)) {
        if (isWhiteSpace(code)) {
          if (length === this.#freshAt || characters[length - 1] === SPACE) continue;
          code = SPACE;
        } else if (code === RIGHT_TO_LEFT_OVERRIDE) code = this.#withoutOverride(code, length);
      }
      characters[length] = code;
      starts[length] = at;
      ends[length] = at + 1;
      length += 1;
    }
    this.#length = length;
  }

  /** Appends text whose spaces and line breaks are meant, as in `<pre>`. */
  appendVerbatim(text: string, from: number, to: number): void {
    if (!this.#canTakeText(text, from, to)) return;
    this.#reserve(to - from);
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === CARRIAGE_RETURN) continue;
      if (code === LINE_FEED) this.#pushBreak(at, at + 1);
      else if (code !== TAB && isWhiteSpace(code)) this.#push(SPACE, at, at + 1);
      else this.#push(this.#withoutOverride(code, this.#length), at, at + 1);
    }
  }

  /** Appends one character, possibly of two code units, that stands for the source from `start` to `end`. */
  appendCharacter(codePoint: number, start: number, end: number): void {
    const character = String.fromCodePoint(codePoint);
    if (!this.#canTakeText(character, 0, character.length)) return;
    this.#reserve(2);
    if (isWhiteSpace(codePoint)) {
      const isDoubled = this.#length === this.#freshAt || this.#characters[this.#length - 1] === SPACE;
      if (!isDoubled) this.#push(SPACE, start, end);
      return;
    }
    for (let at = 0; at < character.length; at += 1) {
      this.#push(this.#withoutOverride(character.charCodeAt(at), this.#length), start, end);
    }
  }

  /**
   * Says that something stands in the cell, from `start` to `end` of the source, that is no text: the cell is then
   * neither blank nor what else is printed in it. Outside tables, and in a cell that lays out the page, it is
   * decoration and nothing is written.
   */
  appendUnreadable(start: number, end: number): void {
    if (!this.isInCell) return;
    this.#reserve(1);
    this.#unreadable.push(this.#length);
    this.#push(UNREADABLE, start, end);
  }

  /** Says that the cell prints something that does not count: with nothing else in it, it is not blank. */
  noteUnseen(): void {
    if (this.#row?.isCellOpen) this.#row.holdsUnseen = true;
  }

  /** Ends the line, or the part of a cell, if anything stands on it. */
  breakLine(): void {
    const row = this.#row;
    if (row !== null && !row.isCellOpen) {
      if (!row.isImplied) return;
      this.#endRow(row);
    }
    this.#trim();
    if (this.#length !== this.#freshAt) this.#pushBreakHere();
  }

  /** Keeps what follows apart from what stands before: 5 with the footnote 1 is not 51. */
  setApart(): void {
    if (this.#length === this.#freshAt || this.#characters[this.#length - 1] === SPACE) return;
    this.#reserve(1);
    const at = this.#placeReached();
    this.#push(SPACE, at, at);
  }

  openTable(): void {
    if (this.#row !== null && !this.#row.isCellOpen) {
      if (this.#row.isImplied) this.#endRow(this.#row);
      else this.openCell();
    }
    if (this.#row !== null) {
      this.#row.isLayout = true;
      this.#row.holdsTable = true;
    }
    this.breakLine();
    this.#tableDepth += 1;
  }

  closeTable(): void {
    this.#endRowsOfTable();
    if (this.#tableDepth > 0) this.#tableDepth -= 1;
    this.breakLine();
  }

  openRow(isImplied = false): void {
    this.#endRowsOfTable();
    this.breakLine();
    if (this.#row !== null) this.#outerRows.push(this.#row);
    this.#row = {
      tableDepth: this.#tableDepth,
      isImplied,
      firstMark: this.#marks.length,
      cells: 0,
      isCellOpen: false,
      cellStart: this.#length,
      holdsTable: false,
      holdsUnseen: false,
      isLayout: false,
    };
  }

  closeRow(): void {
    this.#endRowsOfTable();
  }

  openCell(): void {
    if (this.#row === null || this.#row.tableDepth < this.#tableDepth) this.openRow(true);
    const row = this.#row;
    if (row === null) return;
    if (row.isCellOpen) this.#endCell(row);
    if (row.cells > 0) this.#pushSeparator();
    row.cells += 1;
    row.isCellOpen = true;
    row.cellStart = this.#length;
    row.holdsTable = false;
    row.holdsUnseen = false;
  }

  closeCell(): void {
    const row = this.#row;
    if (row?.isCellOpen && row.tableDepth === this.#tableDepth) this.#endCell(row);
  }

  /** The text, each character mapped to the offsets it was given. */
  finish(): MappedText {
    while (this.#row !== null) this.#endRow(this.#row);
    const length = this.#length;
    return {
      text: textOf(this.#characters.subarray(0, length)),
      starts: this.#starts.slice(0, length),
      ends: this.#ends.slice(0, length),
    };
  }

  /** Whether text may be written here. Between the cells of a row only more than white space opens a cell. */
  #canTakeText(text: string, from: number, to: number): boolean {
    const row = this.#row;
    if (row === null || row.isCellOpen) return true;
    let at = from;
    while (at < to && isWhiteSpace(text.charCodeAt(at))) at += 1;
    if (at === to) return false;
    if (row.isImplied) this.#endRow(row);
    else this.openCell();
    return true;
  }

  #endRowsOfTable(): void {
    while (this.#row !== null && this.#row.tableDepth >= this.#tableDepth) this.#endRow(this.#row);
  }

  #endCell(row: Row): void {
    this.#trim();
    if (row.holdsUnseen && this.#isBlankFrom(row.cellStart)) {
      this.appendUnreadable(this.#placeReached(), this.#placeReached());
    }
    const isLong = this.#length - row.cellStart > LONGEST_CELL;
    if (isLong) row.isLayout = true;
    this.#settleUnreadable(row.cellStart, isLong || row.holdsTable);
    row.isCellOpen = false;
  }

  /** Forgets where the cell that begins at `from` cannot be read; takes the marks away if it lays out the page. */
  #settleUnreadable(from: number, isPage: boolean): void {
    for (let at = this.#unreadable.at(-1); at !== undefined && at >= from; at = this.#unreadable.at(-1)) {
      if (isPage) this.#characters[at] = SPACE;
      this.#unreadable.pop();
    }
  }

  #isBlankFrom(from: number): boolean {
    for (let at = from; at < this.#length; at += 1) {
      const code = this.#characters[at] ?? SPACE;
      if (code !== NO_BREAK_SPACE && !isWhiteSpace(code)) return false;
    }
    return true;
  }

  /** The unit itself, or the mark for digits that are printed from right to left and stand here from left to right. */
  #withoutOverride(code: number, at: number): number {
    if (code !== RIGHT_TO_LEFT_OVERRIDE || !this.isInCell) return code;
    this.#unreadable.push(at);
    return UNREADABLE;
  }

  #endRow(row: Row): void {
    if (row.isCellOpen) this.#endCell(row);
    this.#dropLastBreak(row);
    this.hasTableRows ||= !row.isLayout && row.cells > 1;
    for (let index = row.firstMark; index < this.#marks.length; index += 1) {
      const mark = this.#marks[index] ?? 0;
      const isSeparator = mark % 2 === 1;
      if (isSeparator === row.isLayout) this.#characters[mark >> 1] = row.isLayout ? LINE_FEED : SPACE;
    }
    this.#marks.length = row.firstMark;
    this.#row = this.#outerRows.pop() ?? null;
    const isBlankLine = this.#length === this.#freshAt && row.cells < 2;
    if (!isBlankLine) this.#pushBreakHere();
  }

  /** Takes back a break that nothing followed within its cell. */
  #dropLastBreak(row: Row): void {
    const last = this.#marks.at(-1);
    const isBreak = last === (this.#length - 1) * 2;
    if (this.#marks.length <= row.firstMark || !isBreak) return;
    this.#marks.pop();
    this.#length -= 1;
  }

  #pushSeparator(): void {
    if (this.#row !== null) this.#dropLastBreak(this.#row);
    this.#reserve(3);
    const at = this.#placeReached();
    for (let index = 0; index < this.#separator.length; index += 1) {
      const code = this.#separator.charCodeAt(index);
      if (code === PIPE) this.#marks.push(this.#length * 2 + 1);
      this.#push(code, at, at);
    }
    this.#freshAt = this.#length;
  }

  #pushBreakHere(): void {
    this.#reserve(1);
    const at = this.#placeReached();
    this.#pushBreak(at, at);
  }

  #pushBreak(start: number, end: number): void {
    if (this.#row !== null) this.#marks.push(this.#length * 2);
    this.#push(LINE_FEED, start, end);
    this.#freshAt = this.#length;
  }

  #push(code: number, start: number, end: number): void {
    this.#characters[this.#length] = code;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#length += 1;
  }

  #trim(): void {
    if (this.#length > this.#freshAt && this.#characters[this.#length - 1] === SPACE) this.#length -= 1;
  }

  /** Where in the source the last character ended: what the source does not print stands there. */
  #placeReached(): number {
    return this.#ends[this.#length - 1] ?? 0;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#characters.length) return;
    const capacity = (this.#length + count) * 2;
    const grow = <Numbers extends Uint16Array | Int32Array>(from: Numbers, into: Numbers): Numbers => {
      into.set(from);
      return into;
    };
    this.#characters = grow(this.#characters, new Uint16Array(capacity));
    this.#starts = grow(this.#starts, new Int32Array(capacity));
    this.#ends = grow(this.#ends, new Int32Array(capacity));
  }
}
