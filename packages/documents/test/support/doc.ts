import * as cfb from "cfb";

/** A paragraph of a binary Word document: its text, its end mark, and its properties as the format numbers them. */
export interface DocParagraph {
  readonly text: string;
  readonly mark: "\r" | "\u0007";
  readonly properties?: readonly number[];
}

const TEXT_AT = 0x400;
const PARAGRAPHS_AT = 0x1000;
const CHARACTERS_AT = 0x1200;
const LENGTH = 0x1400;
const PAGE = 512;

/** What stands in tables: depth 1 ("sprmPFInTable"). */
const IN_TABLE = [0x16, 0x24, 1];

/** The end of a row ("sprmPFTtp"), with which of its cells go on the one above ("sprmTDefTable"). */
function endOfRow(goesOnAbove: readonly boolean[]): readonly number[] {
  const edges = [...goesOnAbove, true].flatMap((_, at) => [at, 0]);
  const cells = goesOnAbove.flatMap((isMerged) => [isMerged ? 0x20 : 0, ...new Array<number>(19).fill(0)]);
  const definition = [goesOnAbove.length, ...edges, ...cells];
  return [...IN_TABLE, 0x17, 0x24, 1, 0x08, 0xd6, definition.length + 1, 0, ...definition];
}

/** The paragraphs of a table row; a cell that goes on the one above is null. */
export function docRow(...cells: readonly (string | null)[]): readonly DocParagraph[] {
  return [
    ...cells.map((text): DocParagraph => ({ text: text ?? "", mark: "\u0007", properties: IN_TABLE })),
    { text: "", mark: "\u0007", properties: endOfRow(cells.map((text) => text === null)) },
  ];
}

/** A page of properties: where each run begins, and from the end of the page backwards what they are. */
function fillPage(
  page: Buffer,
  places: readonly number[],
  lists: readonly Buffer[],
  entryLength: 1 | 13,
): void {
  for (const [at, place] of places.entries()) page.writeUInt32LE(place, at * 4);
  let end = PAGE - 1;
  for (const [at, list] of lists.entries()) {
    if (list.length === 0) continue;
    end = (end - list.length) & ~1;
    list.copy(page, end);
    page.writeUInt8(end / 2, places.length * 4 + at * entryLength);
  }
  page.writeUInt8(lists.length, PAGE - 1);
}

/** A Word 97 document with the paragraphs given; `hidden` is the part of its text that is deleted. */
export function doc(
  paragraphs: readonly DocParagraph[],
  {
    hidden = [0, 0],
    flags = 0,
  }: { readonly hidden?: readonly [number, number]; readonly flags?: number } = {},
): Uint8Array {
  const text = paragraphs.map((paragraph) => paragraph.text + paragraph.mark).join("");
  const document = Buffer.alloc(LENGTH);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0x0200 | flags, 0x0a);
  document.writeUInt32LE(text.length, 0x4c);
  document.write(text, TEXT_AT, "utf16le");

  const places = [TEXT_AT];
  for (const paragraph of paragraphs) places.push((places.at(-1) ?? 0) + (paragraph.text.length + 1) * 2);
  const lists = paragraphs.map(({ properties = [] }) => {
    const list = [0, 0, ...properties, ...(properties.length % 2 === 0 ? [0] : [])];
    return Buffer.from([(list.length + 1) / 2, ...list]);
  });
  fillPage(document.subarray(PARAGRAPHS_AT, PARAGRAPHS_AT + PAGE), places, lists, 13);
  const [from, to] = hidden.map((at) => TEXT_AT + at * 2) as [number, number];
  const deleted = Buffer.from([3, 0x00, 0x08, 1]);
  const end = TEXT_AT + text.length * 2;
  const runs = [Buffer.alloc(0), deleted, Buffer.alloc(0)];
  fillPage(document.subarray(CHARACTERS_AT, CHARACTERS_AT + PAGE), [TEXT_AT, from, to, end], runs, 1);

  const table = Buffer.alloc(100);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(20, 1);
  table.writeUInt32LE(text.length, 9);
  table.writeUInt32LE(TEXT_AT, 15);
  for (const [at, page] of [
    [40, PARAGRAPHS_AT],
    [60, CHARACTERS_AT],
  ] as const) {
    table.writeUInt32LE(TEXT_AT, at);
    table.writeUInt32LE(end, at + 4);
    table.writeUInt32LE(page / PAGE, at + 8);
  }
  for (const [field, at, length] of [
    [0x1a2, 0, 25],
    [0x102, 40, 12],
    [0xfa, 60, 12],
  ] as const) {
    document.writeUInt32LE(at, field);
    document.writeUInt32LE(length, field + 4);
  }
  return container({ WordDocument: document, "1Table": table });
}

/** An Office container of streams. */
export function container(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const file = cfb.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) cfb.utils.cfb_add(file, `/${name}`, content);
  // The library gives what its type option asks for, and says so nowhere.
  return Uint8Array.from(cfb.write(file, { type: "buffer" }) as Buffer);
}
