import {
  EDITIONS,
  type Edition,
  FORMS,
  type FormBlock,
  type FormColumn,
  type FormRow,
  type LocalizedText,
  SECTIONS,
  TABLE_IDS,
  type TableId,
} from "@gongkai/schema";

/** A number of the forms that can be measured: a cell, or a group of rows, whose rows are added up. */
export interface Measure {
  /** `table/row/column`, as `MeasureInput.cells` takes it. */
  readonly address: string;
  readonly table: TableId;
  readonly row: string;
  readonly column: string;
  /** Whether it is an amount of money; counts have no share in money. */
  readonly isMoney: boolean;
  /** As the newest form that has it prints it: the group, the row, and the column unless that is the total. */
  readonly label: LocalizedText;
  readonly columnLabel: LocalizedText;
  /** The forms that have it. */
  readonly editions: readonly Edition[];
  /** Every label of it in both languages, by which it is found. */
  readonly words: string;
}

/** A line of the forms with what can be measured in it. */
export interface MeasureRow {
  readonly id: string;
  readonly label: LocalizedText;
  readonly measures: readonly Measure[];
}

/** A table of the forms with its lines, in printed order. */
export interface MeasureTable {
  readonly id: TableId;
  readonly label: LocalizedText;
  readonly rows: readonly MeasureRow[];
}

/** A place as one edition prints it. */
interface Printed {
  readonly edition: Edition;
  readonly block: FormBlock;
  readonly row: FormRow;
  readonly column: FormColumn;
}

const TOTAL = "total";

function localized({ label, english }: { readonly label: string; readonly english: string }): LocalizedText {
  return { zh: label, en: english };
}

function join(parts: readonly LocalizedText[]): LocalizedText {
  return { zh: parts.map(({ zh }) => zh).join(" · "), en: parts.map(({ en }) => en).join(" · ") };
}

/** The groups above a row that say what it is about; the outermost one only says that it is in the table. */
function groupsAbove(block: FormBlock, row: FormRow): readonly FormRow[] {
  const group = block.rows.find(({ id }) => id === row.group);
  return group === undefined || group.group === null ? [] : [...groupsAbove(block, group), group];
}

/** Whether a line is a group whose sum the form prints in a row of its own. */
function hasPrintedTotal({ rows }: FormBlock, row: FormRow): boolean {
  return row.isGroup && rows.some(({ id }) => id === `${row.id}.${TOTAL}`);
}

function printedPlaces(table: TableId, edition: Edition): readonly Printed[] {
  return FORMS[edition][table].blocks.flatMap((block) =>
    block.rows
      .filter((row) => !hasPrintedTotal(block, row))
      .flatMap((row) => block.columns.map((column) => ({ edition, block, row, column }))),
  );
}

/** Both lists in one order: what only the second has stands behind what it follows there. */
function mergeOrders(first: readonly string[], second: readonly string[]): readonly string[] {
  const merged = [...first];
  second.forEach((id, at) => {
    if (merged.includes(id)) return;
    const before = second[at - 1];
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, id);
  });
  return merged;
}

function describeMeasure(table: TableId, printed: readonly [Printed, ...Printed[]]): Measure {
  const [{ block, row, column }] = printed;
  const groups = groupsAbove(block, row);
  const isTotal = column.id === TOTAL;
  const words = printed.flatMap((each) =>
    [...groupsAbove(each.block, each.row), each.row, each.column].flatMap(({ label, english, aliases }) => [
      label,
      english,
      ...aliases,
    ]),
  );
  return {
    address: `${table}/${row.id}/${column.id}`,
    table,
    row: row.id,
    column: column.id,
    isMoney: column.unit === "money",
    label: join([...groups, row, ...(isTotal ? [] : [column])].map(localized)),
    columnLabel: localized(column),
    editions: EDITIONS.filter((edition) => printed.some((each) => each.edition === edition)),
    words: [...new Set(words)].join(" ").toLowerCase(),
  };
}

function layOutTable(table: TableId): MeasureTable {
  const [older, newer] = EDITIONS.map((edition) => printedPlaces(table, edition));
  const places = [...(newer ?? []), ...(older ?? [])];
  const idsOf = (of: readonly Printed[] = []) => [...new Set(of.map(({ row }) => row.id))];
  const rows = mergeOrders(idsOf(newer), idsOf(older)).flatMap((id): MeasureRow[] => {
    const inRow = places.filter(({ row }) => row.id === id);
    const [first] = inRow;
    if (first === undefined) return [];
    const measures = [...new Set(inRow.map(({ column }) => column.id))].flatMap((columnId) => {
      const [newest, ...others] = inRow.filter(({ column }) => column.id === columnId);
      return newest === undefined ? [] : [describeMeasure(table, [newest, ...others])];
    });
    const label = join([...groupsAbove(first.block, first.row), first.row].map(localized));
    return [{ id: `${table}/${id}`, label, measures }];
  });
  const heading = SECTIONS.find(({ id }) => id === table)?.heading ?? { zh: table, en: table };
  return { id: table, label: heading, rows };
}

/** What can be measured, as the forms print it. What the concordance joins stands here once. */
const MEASURE_TABLES: readonly MeasureTable[] = TABLE_IDS.map(layOutTable);

const MEASURES = new Map(
  MEASURE_TABLES.flatMap(({ rows }) => rows.flatMap(({ measures }) => measures)).map((measure) => [
    measure.address,
    measure,
  ]),
);

/** The measure with an address; undefined where the forms have no such place. */
export function findMeasure(address: string): Measure | undefined {
  return MEASURES.get(address);
}

/** The tables with only those measures of which the labels, in either language, hold all words of a query. */
export function searchMeasures(query: string): readonly MeasureTable[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return MEASURE_TABLES.flatMap((table) => {
    const rows = table.rows.flatMap((row) => {
      const measures = row.measures.filter(({ words }) => wanted.every((word) => words.includes(word)));
      return measures.length === 0 ? [] : [{ ...row, measures }];
    });
    return rows.length === 0 ? [] : [{ ...table, rows }];
  });
}

/** Of what the rows of table `requests` that say how requests were processed are parts. */
const WHOLES_OF_PROCESSED = ["processed.total", "received"] as const;

/**
 * What measures can be told as a share of: all requests processed, all received, the total of their row. Nothing for what
 * is a total itself, or money.
 */
export function wholesOf(measures: readonly Measure[]): readonly Measure[] {
  const addresses = measures.flatMap(({ table, row, column }) => [
    ...(row.startsWith("processed.") && row !== WHOLES_OF_PROCESSED[0]
      ? WHOLES_OF_PROCESSED.map((whole) => `${table}/${whole}/${column}`)
      : []),
    ...(column === TOTAL ? [] : [`${table}/${row}/${TOTAL}`]),
  ]);
  return [...new Set(addresses)].flatMap((address) => findMeasure(address) ?? []);
}
