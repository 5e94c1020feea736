import { FlowText, UNREADABLE } from "../flow-text.ts";
import { DocFormatError, type Stream } from "./binary-streams.ts";
import { DocProperties, type ParagraphProperties } from "./doc-properties.ts";

/** A stretch of text as the file holds it. */
interface Piece {
  readonly text: string;
  /** Where its first character stands in the file. */
  readonly place: number;
  readonly bytesPerCharacter: 1 | 2;
}

/** A table in a table is read so deep; deeper ones are taken for text of the last. */
const DEEPEST_TABLE = 20;

const PICTURE = 0x01;
const CELL_MARK = 0x07;
const DRAWN_OBJECT = 0x08;
const LINE_BREAK = 0x0b;
const PAGE_BREAK = 0x0c;
const PARAGRAPH_MARK = 0x0d;
const FIELD_BEGINS = 0x13;
const FIELD_PARTS = 0x14;
const FIELD_ENDS = 0x15;
const HYPHEN = 0x1e;
const FIRST_PRINTED = 0x20;

const PICTURE_MARK = String.fromCharCode(UNREADABLE);

const PIECES_AT = 0x1a2;
const BODY_LENGTH_AT = 0x4c;
const TEXT_BOX_LENGTH_AT = 0x64;

const NARROW = 0x40000000;

function readPieces(document: Stream, table: Stream): readonly Piece[] {
  const end = document.long(PIECES_AT) + document.long(PIECES_AT + 4);
  let at = document.long(PIECES_AT);
  // Formatting that pieces may have comes first.
  while (at < end && table.byte(at) === 1) at += 3 + table.word(at + 1);
  if (at >= end || table.byte(at) !== 2) throw new DocFormatError("its table of pieces is missing");
  const count = Math.floor((table.long(at + 1) - 4) / 12);
  const first = at + 5;
  const pieces: Piece[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const length = table.long(first + (index + 1) * 4) - table.long(first + index * 4);
    total += length;
    // No character is stored twice.
    if (length < 0 || total > document.length) throw new DocFormatError("its table of pieces is damaged");
    const stored = table.long(first + (count + 1) * 4 + index * 8 + 2);
    const isNarrow = (stored & NARROW) !== 0;
    const place = isNarrow ? (stored & 0x3fffffff) / 2 : stored & 0x3fffffff;
    const bytes = document.slice(place, place + length * (isNarrow ? 1 : 2));
    const decoder = new TextDecoder(isNarrow ? "windows-1252" : "utf-16le", { ignoreBOM: true });
    pieces.push({ text: decoder.decode(bytes), place, bytesPerCharacter: isNarrow ? 1 : 2 });
  }
  return pieces;
}

type Block = string | readonly Row[];

interface Row {
  readonly cells: readonly (readonly Block[])[];
  readonly areMerged: readonly boolean[];
}

/** A table of which rows are still to come. */
interface OpenTable {
  readonly rows: Row[];
  cells: Block[][];
  cell: Block[];
}

/** Puts paragraphs into the cells of the tables they stand in. A row is known only at its end. */
class TableBuilder {
  readonly blocks: Block[] = [];
  readonly #open: OpenTable[] = [];

  add(
    text: string,
    isCellMark: boolean,
    { depth, endsInnerCell, endsRow, areMerged }: ParagraphProperties,
  ): void {
    this.#goTo(Math.min(depth, DEEPEST_TABLE));
    const table = this.#open.at(-1);
    if (table === undefined) {
      // Outside tables a picture is decoration.
      this.blocks.push(text.replaceAll(PICTURE_MARK, ""));
      return;
    }
    if (endsRow) {
      table.rows.push({ cells: table.cells, areMerged });
      table.cells = [];
      table.cell = [];
      return;
    }
    table.cell.push(text);
    if (!isCellMark && !endsInnerCell) return;
    table.cells.push(table.cell);
    table.cell = [];
  }

  finish(): readonly Block[] {
    this.#goTo(0);
    return this.blocks;
  }

  #goTo(depth: number): void {
    while (this.#open.length > depth) {
      const table = this.#open.pop();
      if (table === undefined) return;
      // A row whose end is missing still holds what it printed.
      if (table.cell.length > 0) table.cells.push(table.cell);
      if (table.cells.length > 0) table.rows.push({ cells: table.cells, areMerged: [] });
      (this.#open.at(-1)?.cell ?? this.blocks).push(table.rows);
    }
    while (this.#open.length < depth) this.#open.push({ rows: [], cells: [], cell: [] });
  }
}

function writeBlocks(blocks: readonly Block[], output: FlowText): void {
  for (const block of blocks) {
    if (typeof block === "string") {
      output.breakLine();
      output.appendText(block, 0, block.length);
      output.breakLine();
      continue;
    }
    output.openTable();
    for (const { cells, areMerged } of block) {
      output.openRow();
      for (const [at, cell] of cells.entries()) {
        if (areMerged[at] === true) continue;
        output.openCell();
        writeBlocks(cell, output);
        output.closeCell();
      }
      output.closeRow();
    }
    output.closeTable();
  }
}

/** Reads stories of the text, which follow each other in its pieces. */
class StoryReader {
  readonly #properties: DocProperties;
  readonly #tables = new TableBuilder();
  #paragraph = "";
  /** Fields that are open, and whether their printed result has begun. */
  readonly #fields: boolean[] = [];

  constructor(properties: DocProperties) {
    this.#properties = properties;
  }

  /** Reads the characters `from` to `to`, counted through all pieces. */
  read(pieces: readonly Piece[], from: number, to: number): void {
    let start = 0;
    for (const { text, place, bytesPerCharacter } of pieces) {
      const last = Math.min(text.length, to - start);
      for (let at = Math.max(0, from - start); at < last; at += 1) {
        this.#readCharacter(text.charCodeAt(at), place + at * bytesPerCharacter);
      }
      start += text.length;
    }
  }

  finish(): readonly Block[] {
    if (this.#paragraph !== "") this.#tables.blocks.push(this.#paragraph);
    return this.#tables.finish();
  }

  #readCharacter(code: number, place: number): void {
    if (code === PARAGRAPH_MARK || code === CELL_MARK) {
      const isCellMark = code === CELL_MARK;
      // The mark between two paragraphs can be deleted, too; that of a cell cannot.
      if (!isCellMark && this.#properties.isHiddenAt(place)) return;
      this.#tables.add(this.#paragraph, isCellMark, this.#properties.paragraphAt(place));
      this.#paragraph = "";
      return;
    }
    if (code === FIELD_BEGINS) this.#fields.push(false);
    else if (code === FIELD_PARTS && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true;
    else if (code === FIELD_ENDS) this.#fields.pop();
    else if (!this.#fields.includes(false) && !this.#properties.isHiddenAt(place)) this.#append(code);
  }

  #append(code: number): void {
    if (code >= FIRST_PRINTED) this.#paragraph += String.fromCharCode(code);
    else if (code === HYPHEN) this.#paragraph += "-";
    else if (code === PICTURE || code === DRAWN_OBJECT) this.#paragraph += PICTURE_MARK;
    else if (code === LINE_BREAK || code === PAGE_BREAK || code === 0x09) this.#paragraph += " ";
  }
}

/**
 * The text of a binary Word document, given its streams: one line a paragraph, one line a table row with its cells
 * between ` | `. Deleted, hidden and struck-out text is left out, merged cells are printed once, text boxes stand
 * at the end.
 *
 * @throws DocFormatError when the streams are not as the format describes them.
 */
export function readDocText(document: Stream, table: Stream, data: Stream | null): string {
  const pieces = readPieces(document, table);
  const properties = new DocProperties(document, table, data);
  const bodyLength = document.long(BODY_LENGTH_AT);
  let boxesFrom = 0;
  for (let at = BODY_LENGTH_AT; at < TEXT_BOX_LENGTH_AT; at += 4) boxesFrom += document.long(at);
  const story = new StoryReader(properties);
  story.read(pieces, 0, bodyLength);
  story.read(pieces, boxesFrom, boxesFrom + document.long(TEXT_BOX_LENGTH_AT));
  const output = new FlowText(document.length, " | ");
  writeBlocks(story.finish(), output);
  return output.finish().text;
}
