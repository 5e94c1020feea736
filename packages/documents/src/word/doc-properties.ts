import { DocFormatError, Stream } from "./binary-streams.ts";

/** What is known of a stretch of a file: where it begins and ends, and where its properties stand. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly properties: Uint8Array;
}

/** How a paragraph belongs to tables. */
export interface ParagraphProperties {
  /** How many tables it stands in. */
  readonly depth: number;
  readonly endsInnerCell: boolean;
  readonly endsRow: boolean;
  /** For the end of a row: whether each cell goes on the one above it or to its left, and so prints nothing. */
  readonly areMerged: readonly boolean[];
}

const PAGE = 512;
const COUNT_AT = 511;

/** Properties by their numbers in the format ([MS-DOC], "Sprm"). */
const IN_TABLE = 0x2416;
const ENDS_ROW = 0x2417;
const ENDS_INNER_CELL = 0x244b;
const ENDS_INNER_ROW = 0x244c;
const DEPTH = 0x6649;
const ELSEWHERE = [0x6645, 0x6646];
const TABLE_DEFINITION = 0xd608;
const CELLS_MERGED = 0x5624;
const CELL_MERGED_UP = 0xd62b;
const TABS_CHANGED = 0xc615;
const DELETED = 0x0800;
const STRUCK = 0x0837;
const STRUCK_TWICE = 0x2a53;
const HIDDEN = 0x083c;

const CELL_DEFINITION = 20;
const MERGED_LEFT = 0x02;
const MERGED_UP = 0x20;
const MERGE_BEGINS = 0x40;
const MERGED_UP_ONLY = 1;

/** How many bytes an operand has, by the three highest bits of its property; 0 where it says so itself. */
const OPERAND_LENGTHS = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** Goes through a list of properties. */
function forEachProperty(list: Uint8Array, visit: (property: number, operand: Stream) => void): void {
  const stream = new Stream(list);
  let at = 0;
  while (at + 2 < stream.length) {
    const property = stream.word(at);
    at += 2;
    let length: number = OPERAND_LENGTHS[property >> 13] ?? 1;
    if (property === TABLE_DEFINITION) {
      length = stream.word(at) - 1;
      at += 2;
    } else if (length === 0) {
      length = stream.byte(at);
      at += 1;
      // The one operand that can be longer than its length says is of no use here.
      if (property === TABS_CHANGED && length === 255) return;
    }
    const end = Math.min(at + Math.max(length, 0), stream.length);
    visit(property, new Stream(list.subarray(at, end)));
    at = end;
  }
}

/** Runs by the place in the file, of the pages that a table of pages names. */
function readRuns(
  document: Stream,
  table: Stream,
  { at, length }: { readonly at: number; readonly length: number },
  readProperties: (page: Stream, index: number, count: number) => Uint8Array,
): readonly Run[] {
  const pages = Math.floor((length - 4) / 8);
  if (pages * PAGE > document.length + PAGE) throw new DocFormatError("it names more pages than it has");
  const runs: Run[] = [];
  for (let index = 0; index < pages; index += 1) {
    const number = table.long(at + (pages + 1) * 4 + index * 4) & 0x3fffff;
    const page = new Stream(document.slice(number * PAGE, (number + 1) * PAGE));
    const count = page.byte(COUNT_AT);
    for (let run = 0; run < count; run += 1) {
      const properties = readProperties(page, run, count);
      runs.push({ start: page.long(run * 4), end: page.long(run * 4 + 4), properties });
    }
  }
  return runs.sort((one, other) => one.start - other.start);
}

const NO_PROPERTIES = new Uint8Array();

/** The properties of a paragraph: thirteen bytes about each, the first of which says where they stand. */
function paragraphList(page: Stream, index: number, count: number): Uint8Array {
  const at = page.byte((count + 1) * 4 + index * 13) * 2;
  if (at === 0) return NO_PROPERTIES;
  const words = page.byte(at);
  const [from, length] = words === 0 ? [at + 2, page.byte(at + 1) * 2] : [at + 1, words * 2 - 1];
  // Two bytes of style come first.
  return length <= 2 ? NO_PROPERTIES : page.slice(from + 2, Math.min(from + length, PAGE));
}

/** The properties of characters: a byte says where they stand. */
function characterList(page: Stream, index: number, count: number): Uint8Array {
  const at = page.byte((count + 1) * 4 + index) * 2;
  return at === 0 ? NO_PROPERTIES : page.slice(at + 1, Math.min(at + 1 + page.byte(at), PAGE));
}

function readTableDefinition(operand: Stream, areMerged: boolean[]): void {
  const cells = operand.byte(0);
  const first = 1 + (cells + 1) * 2;
  for (let cell = 0; cell < cells && first + cell * CELL_DEFINITION + 2 <= operand.length; cell += 1) {
    const flags = operand.word(first + cell * CELL_DEFINITION);
    const goesOnAbove = (flags & MERGED_UP) !== 0 && (flags & MERGE_BEGINS) === 0;
    areMerged[cell] = goesOnAbove || (flags & MERGED_LEFT) !== 0;
  }
}

function readParagraph(list: Uint8Array, data: Stream | null): ParagraphProperties {
  let [isInTable, depth, endsInnerCell, endsRow] = [false, 0, false, false];
  const areMerged: boolean[] = [];
  const visit = (property: number, operand: Stream): void => {
    switch (property) {
      case IN_TABLE:
        isInTable = operand.byte(0) !== 0;
        break;
      case DEPTH:
        depth = Math.min(operand.long(0), 0xff);
        break;
      case ENDS_INNER_CELL:
        endsInnerCell = operand.byte(0) !== 0;
        break;
      case ENDS_ROW:
      case ENDS_INNER_ROW:
        endsRow = operand.byte(0) !== 0;
        break;
      case TABLE_DEFINITION:
        readTableDefinition(operand, areMerged);
        break;
      case CELLS_MERGED:
        for (let cell = operand.byte(0) + 1; cell < operand.byte(1); cell += 1) areMerged[cell] = true;
        break;
      case CELL_MERGED_UP:
        areMerged[operand.byte(0)] = operand.byte(1) === MERGED_UP_ONLY;
        break;
    }
  };
  forEachProperty(list, (property, operand) => {
    if (!ELSEWHERE.includes(property)) {
      visit(property, operand);
      return;
    }
    // Properties of wide tables do not fit on their page and stand in a stream of their own.
    const at = operand.long(0);
    if (data !== null) forEachProperty(data.slice(at + 2, at + 2 + data.word(at)), visit);
  });
  return { depth: depth === 0 && isInTable ? 1 : depth, endsInnerCell, endsRow, areMerged };
}

function isNotShown(list: Uint8Array): boolean {
  let isHidden = false;
  forEachProperty(list, (property, operand) => {
    const isOfInterest =
      property === DELETED || property === STRUCK || property === STRUCK_TWICE || property === HIDDEN;
    if (isOfInterest && operand.byte(0) === 1) isHidden = true;
  });
  return isHidden;
}

/** Where in the file header the tables of pages stand. */
const CHARACTER_PAGES = 0xfa;
const PARAGRAPH_PAGES = 0x102;

/** The properties of a binary Word document's text, by the place of the text in the file. */
export class DocProperties {
  readonly #paragraphs: readonly Run[];
  readonly #hidden: readonly { readonly start: number; readonly end: number }[];
  readonly #data: Stream | null;

  constructor(document: Stream, table: Stream, data: Stream | null) {
    const part = (at: number) => ({ at: document.long(at), length: document.long(at + 4) });
    this.#data = data;
    this.#paragraphs = readRuns(document, table, part(PARAGRAPH_PAGES), paragraphList);
    this.#hidden = readRuns(document, table, part(CHARACTER_PAGES), characterList)
      .filter(({ properties }) => isNotShown(properties))
      .map(({ start, end }) => ({ start, end }));
  }

  /** The properties of the paragraph that ends with the character at a place of the file. */
  paragraphAt(place: number): ParagraphProperties {
    const run = findRun(this.#paragraphs, place);
    return readParagraph(run?.properties ?? NO_PROPERTIES, this.#data);
  }

  /** Whether the character at a place of the file is deleted, hidden or struck out. */
  isHiddenAt(place: number): boolean {
    return this.#hidden.length > 0 && findRun(this.#hidden, place) !== null;
  }
}

/** The run that holds a place, of runs in order. */
function findRun<Found extends { readonly start: number; readonly end: number }>(
  runs: readonly Found[],
  place: number,
): Found | null {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run !== undefined && place < run.end ? run : null;
}
