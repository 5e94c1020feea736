import {
  EDITIONS,
  type Edition,
  FORMS,
  type FormBlock,
  type FormColumn,
  MONEY_UNITS,
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_CORNER,
  type ProactiveDisclosureTable,
} from "@gongkai/schema";
import {
  cellsOfRow,
  hasShortRows,
  layoutOf,
  type PrintedRow,
  printedRows,
  type RowCells,
  uniformRow,
} from "./cells-of-row.ts";
import { labelKey } from "./label-key.ts";
import { type RowReading, readingsById, readRows } from "./read-rows.ts";
import { indexRowLabels, type RowLabel } from "./row-labels.ts";
import { diagnose, type TableContext } from "./table-context.ts";
import type { Token, Tokens } from "./tokens.ts";

/** Table `proactiveDisclosure` as read, with the edition that each block follows. */
export interface ProactiveDisclosureReading {
  readonly cells: ProactiveDisclosureTable;
  readonly editions: readonly Edition[];
  /** Whether it is read from a text that has fewer numbers in some rows than columns. */
  readonly hasLostCells: boolean;
}

const ROWS: readonly (RowLabel & { readonly block: string })[] = PROACTIVE_DISCLOSURE_BLOCKS.flatMap(
  (block) =>
    block.rows.map((row) => ({
      id: row.id,
      block: block.id,
      labels: [...Object.values(row.label), ...("aliases" in row ? row.aliases : [])],
    })),
);

const COLUMN_LABELS = EDITIONS.flatMap((edition) =>
  FORMS[edition].proactiveDisclosure.blocks.flatMap((block) => block.columns.map((column) => column.label)),
);

const INDEX = indexRowLabels(ROWS, [
  ...COLUMN_LABELS,
  ...PROACTIVE_DISCLOSURE_BLOCKS.map((block) => block.clause),
  PROACTIVE_DISCLOSURE_CORNER,
]);

/** The words that only table `proactiveDisclosure` prints; any of them shows that the table is there. */
export const PROACTIVE_DISCLOSURE_WORDS: readonly string[] = [
  PROACTIVE_DISCLOSURE_CORNER,
  ...COLUMN_LABELS,
  ...PROACTIVE_DISCLOSURE_BLOCKS.map((block) => block.clause),
  ...ROWS.flatMap((row) => row.labels),
];

/** A header cut at its line break still shows its beginning: 本年新 of 本年新制作数量. */
const SHORTEST_CUT_HEADER = 3;

function formBlock(edition: Edition, blockId: string): FormBlock | undefined {
  return FORMS[edition].proactiveDisclosure.blocks.find((block) => block.id === blockId);
}

/** The columns' labels as labels are compared. */
const COLUMN_KEYS: ReadonlyMap<string, string> = new Map(
  COLUMN_LABELS.map((label) => [label, labelKey(label)]),
);

function columnKey({ label }: FormColumn): string {
  return COLUMN_KEYS.get(label) ?? labelKey(label);
}

/** The keys of a block's column headers in each edition. */
const HEADER_KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  PROACTIVE_DISCLOSURE_BLOCKS.flatMap(({ id }) =>
    EDITIONS.map((edition) => {
      const columns = formBlock(edition, id)?.columns ?? [];
      return [`${edition} ${id}`, columns.map(columnKey)];
    }),
  ),
);

/** How many of a block's column headers an edition can explain and the other one cannot. */
function headerScore(headers: readonly Token[], edition: Edition, blockId: string): number {
  const other = edition === "2019" ? "2021" : "2019";
  const own = HEADER_KEYS.get(`${edition} ${blockId}`) ?? [];
  const others = HEADER_KEYS.get(`${other} ${blockId}`) ?? [];
  const explains = (keys: readonly string[], header: string) =>
    keys.some(
      // Offices add remarks to headers, and converters cut them.
      (key) => header.startsWith(key) || (header.length >= SHORTEST_CUT_HEADER && key.startsWith(header)),
    );
  return headers.filter(({ key }) => explains(own, key) && !explains(others, key)).length;
}

/** The edition whose headers a block prints, or null when its headers fit both or neither. */
function blockEdition(blockId: string, headers: readonly Token[]): Edition | null {
  const [score2019, score2021] = [
    headerScore(headers, "2019", blockId),
    headerScore(headers, "2021", blockId),
  ];
  if (score2019 === score2021) return null;
  return score2019 > score2021 ? "2019" : "2021";
}

/** Whether a header is the beginning of one column's label and of no other's. */
function isOnlyCutOf(header: string, key: string, columns: readonly FormColumn[]): boolean {
  if (header.length < SHORTEST_CUT_HEADER || !key.startsWith(header)) return false;
  return columns.filter((column) => columnKey(column).startsWith(header)).length === 1;
}

/**
 * The columns of a block in the order of their headers; null where headers stand in another order than the form's and
 * not all of them are known.
 */
function inPrintedOrder(
  columns: readonly FormColumn[],
  headers: readonly Token[],
): readonly FormColumn[] | null {
  const places = columns.map((column) => {
    const key = columnKey(column);
    return headers.findIndex((header) => header.key.startsWith(key) || isOnlyCutOf(header.key, key, columns));
  });
  const present = places.filter((place) => place >= 0);
  const isInOrder = present.every((place, at) => at === 0 || place > (present[at - 1] ?? 0));
  if (isInOrder) return columns;
  const isKnown = new Set(present).size === columns.length;
  return isKnown
    ? columns.toSorted(
        (one, other) => (places[columns.indexOf(one)] ?? 0) - (places[columns.indexOf(other)] ?? 0),
      )
    : null;
}

/** The unit in what a header prints besides its label: 单位:元, (人民币元), 金额,千元. The form itself prints 万元. */
const HEADER_UNIT = /(亿|千万|百万|十万|万|千|百)?元(?!\p{Script=Han})/u;

/**
 * The columns of a block with the money unit that this table's own header prints, where it prints one: null for a
 * unit that is none of those known.
 */
function columnsAsPrinted(block: FormBlock, headers: readonly Token[]): readonly FormColumn[] {
  const header = headers.find(({ text }) => text.includes("元") && HEADER_UNIT.test(text));
  const match = header === undefined ? null : HEADER_UNIT.exec(header.text);
  if (match === null) return block.columns;
  const printed = MONEY_UNITS.find((known) => known === match[0]) ?? null;
  return block.columns.map((column) =>
    column.unit === "money" ? { ...column, moneyUnit: printed } : column,
  );
}

/** The rows that the form prints under one clause. */
interface BlockRows {
  readonly rows: readonly PrintedRow[];
  /** Whether it is known which column each of the headers heads. */
  readonly hasKnownColumns: boolean;
}

/** What a table prints under one clause: its rows, and the cells above them, which head the columns. */
interface PrintedBlock {
  readonly readings: readonly RowReading[];
  readonly headers: readonly Token[];
}

/** The rows that the form prints under one clause, with what this table prints for each. */
function rowsOfBlock(block: FormBlock, { readings, headers }: PrintedBlock): BlockRows {
  const ids = block.rows.map((row) => row.id);
  const columns = columnsAsPrinted(block, headers);
  const inOrder = inPrintedOrder(columns, headers);
  const byId = readingsById(readings, ROWS);
  const rows = printedRows("proactiveDisclosure", ids, inOrder ?? columns, byId);
  const repeats = headerRepeats(columns, headers);
  return { rows: rows.map((row) => ({ ...row, repeats })), hasKnownColumns: inOrder !== null };
}

/** How many times the header of a block with one column stands on one line. */
function headerRepeats(columns: readonly FormColumn[], headers: readonly Token[]): number {
  const [column, ...others] = columns;
  if (column === undefined || others.length > 0) return 1;
  const key = columnKey(column);
  const own = headers.filter((header) => header.key.startsWith(key));
  return own.filter(({ line }) => line === own[0]?.line).length;
}

function unreadRow({ id, columns }: PrintedRow, context: TableContext): RowCells {
  const about = `proactiveDisclosure/${id}, whose headers stand in another order`;
  context.report(diagnose("column-ambiguous", about, { table: "proactiveDisclosure" }));
  return uniformRow(columns, { state: "unread", because: "column-ambiguous" });
}

/**
 * Reads table `proactiveDisclosure`, or null when none is printed.
 *
 * Each block is read by its own edition: real reports mix 2019 columns in one block with 2021 columns in the
 * next. A block whose headers are lost follows the other blocks, failing them `fallback`; a row whose numbers
 * do not fit its columns stays unread. How many numbers a row prints is no evidence: numbers get lost.
 */
export function readProactiveDisclosure(
  tokens: Tokens,
  fallback: Edition,
  context: TableContext,
): ProactiveDisclosureReading | null {
  const readings = readRows(tokens, INDEX);
  if (readings.length === 0) return null;
  const editions = new Map<string, Edition>();
  const printed = new Map<string, PrintedBlock>();
  for (const { id } of PROACTIVE_DISCLOSURE_BLOCKS) {
    const ofBlock = readings.filter((reading) => ROWS[reading.row]?.block === id);
    const headers = ofBlock.flatMap((reading) => reading.before);
    printed.set(id, { readings: ofBlock, headers });
    const edition = blockEdition(id, headers);
    if (edition !== null) editions.set(id, edition);
  }
  const votes = [...editions.values()];
  const votes2019 = votes.filter((edition) => edition === "2019").length;
  const majority = votes.length === 0 ? fallback : votes2019 * 2 > votes.length ? "2019" : "2021";
  const blocks = PROACTIVE_DISCLOSURE_BLOCKS.flatMap(({ id }) => {
    const block = formBlock(editions.get(id) ?? majority, id);
    const ofBlock = printed.get(id);
    return block === undefined || ofBlock === undefined ? [] : [rowsOfBlock(block, ofBlock)];
  });
  const layout = layoutOf(
    blocks.flatMap(({ rows }) => rows),
    tokens,
    context,
  );
  const cells = blocks.flatMap(({ rows, hasKnownColumns }) =>
    rows.map((row) => [
      row.id,
      hasKnownColumns ? cellsOfRow(row, layout, tokens, context) : unreadRow(row, context),
    ]),
  );
  // Rows and columns come from the form's declaration, which the table's type is derived from.
  return {
    cells: Object.fromEntries(cells) as ProactiveDisclosureTable,
    editions: votes,
    hasLostCells: !context.isMarkup && hasShortRows(blocks.flatMap(({ rows }) => rows)),
  };
}
