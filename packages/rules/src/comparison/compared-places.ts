import {
  type Cell,
  type CellAddress,
  type CellPlace,
  CONCORDANCE,
  type ConcordanceEntry,
  cellPlace,
  type Edition,
  FORMS,
  type LocalizedText,
  PROACTIVE_DISCLOSURE_BLOCKS,
  type ReportTables,
  TABLE_IDS,
  type TableId,
} from "@gongkai/schema";

/** A place of either form, and what the concordance of the forms says of it. */
export interface ComparedPlace extends CellPlace {
  readonly address: CellAddress;
  /** The places of the 2021 edition that add up to this one of 2019; empty for every other place. */
  readonly parts: readonly CellPlace[];
  /** Whether both editions print the place, with the same meaning. */
  readonly isShared: boolean;
  /** How the place fares across the editions; null where there is nothing to say. */
  readonly note: LocalizedText | null;
}

const NOTES: Readonly<Record<"only2019" | "only2021", LocalizedText>> = {
  only2019: { zh: "仅2019年格式有此项", en: "Only the 2019 edition asks for this" },
  only2021: { zh: "仅2021年格式有此项", en: "Only the 2021 edition asks for this" },
};

const ENTRIES: ReadonlyMap<CellAddress, ConcordanceEntry> = new Map(
  CONCORDANCE.flatMap((entry) =>
    [entry.in2019, ...entry.in2021].flatMap((address) => (address === null ? [] : [[address, entry]])),
  ),
);

function toPlace(address: CellAddress): ComparedPlace {
  const entry = ENTRIES.get(address);
  const kind = entry?.kind ?? "same";
  const isWhole = kind === "sumOf" && entry?.in2019 === address;
  return {
    ...cellPlace(address),
    address,
    parts: isWhole ? entry.in2021.map(cellPlace) : [],
    isShared: kind === "same",
    note: entry?.note ?? (kind === "only2019" || kind === "only2021" ? NOTES[kind] : null),
  };
}

/** The rows of a table in either edition, in printed order; a group of one edition may be a row of the other. */
function rowsOf(table: TableId): readonly string[] {
  if (table === "proactiveDisclosure") {
    return PROACTIVE_DISCLOSURE_BLOCKS.flatMap((block) => block.rows.map((row) => row.id));
  }
  return FORMS["2021"][table].blocks.flatMap((block) => block.rows.map((row) => row.id));
}

function columnsOf(table: TableId, row: string, edition: Edition): readonly string[] {
  const block = FORMS[edition][table].blocks.find(({ rows }) =>
    rows.some((each) => each.id === row && !each.isGroup),
  );
  return block?.columns.map((column) => column.id) ?? [];
}

/** Every place of either form, in printed order; where the editions differ the places of 2021 come first. */
export const COMPARED_PLACES: readonly ComparedPlace[] = TABLE_IDS.flatMap((table) =>
  rowsOf(table).flatMap((row) => {
    const columns = new Set([...columnsOf(table, row, "2021"), ...columnsOf(table, row, "2019")]);
    // Table, row and column come from the forms, from which the type of addresses is derived.
    return [...columns].map((column) => toPlace(`${table}/${row}/${column}` as CellAddress));
  }),
);

type RowsOfCells = Readonly<Record<string, Readonly<Record<string, Cell | undefined>> | undefined>>;

/** The cell at a place, or undefined where the report's form has no such place. */
export function cellIn(tables: ReportTables, { table, row, column }: CellPlace): Cell | undefined {
  const rows: RowsOfCells | null = tables[table];
  return rows?.[row]?.[column];
}

/** The number that cells come to; null where one of them holds none. */
function sumOfCells(tables: ReportTables, places: readonly CellPlace[]): number | null {
  let sum = 0;
  for (const place of places) {
    const cell = cellIn(tables, place);
    if (cell?.state !== "value") return null;
    sum += cell.value;
  }
  return sum;
}

/** The number at a place, or what its parts come to where the report's form splits it; null where it is not known. */
export function numberIn(tables: ReportTables, place: ComparedPlace): number | null {
  const cell = cellIn(tables, place);
  if (cell !== undefined) return cell.state === "value" ? cell.value : null;
  return place.parts.length === 0 ? null : sumOfCells(tables, place.parts);
}

/** The cells that {@link numberIn} reads: the place itself, or its parts; none where the form has neither. */
export function cellsOfPlace(tables: ReportTables, place: ComparedPlace): readonly CellAddress[] {
  if (cellIn(tables, place) !== undefined) return [place.address];
  return (
    place.parts
      .filter((part) => cellIn(tables, part) !== undefined)
      // Parts come from addresses of the concordance.
      .map(({ table, row, column }) => `${table}/${row}/${column}` as CellAddress)
  );
}
