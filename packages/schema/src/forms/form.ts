import type { Edition } from "../edition.ts";
import type { MoneyUnit, Unit } from "../unit.ts";
import type { CellAddress, TableId } from "./identifiers.ts";
import {
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_COLUMNS,
  PROACTIVE_DISCLOSURE_LABEL_OVERRIDES,
  type ProactiveDisclosureColumnId,
} from "./proactive-disclosure.ts";
import { REMEDIES_GROUPS, REMEDIES_OUTCOMES } from "./remedies.ts";
import { APPLICANTS, REQUESTS_ENTRIES } from "./requests.ts";

/** A column of a table in one edition. */
export interface FormColumn {
  readonly id: string;
  readonly label: string;
  readonly english: string;
  readonly unit: Unit;
  /** The money unit the form prints; null where it prints none or the column is no money. */
  readonly moneyUnit: MoneyUnit | null;
  readonly aliases: readonly string[];
}

/** A printed line of a table in one edition. */
export interface FormRow {
  readonly id: string;
  readonly label: string;
  readonly english: string;
  /** Whether the line only heads the lines below it and has no numbers of its own. */
  readonly isGroup: boolean;
  /** The nearest group above, or null. */
  readonly group: string | null;
  readonly aliases: readonly string[];
  readonly article: number | null;
}

/** Rows that share a header line. */
export interface FormBlock {
  readonly id: string;
  /** The line printed above the block, or null. */
  readonly clause: string | null;
  readonly rows: readonly FormRow[];
  readonly columns: readonly FormColumn[];
}

/** An official table in one edition. */
export interface FormTable {
  readonly id: TableId;
  readonly edition: Edition;
  readonly blocks: readonly FormBlock[];
}

/** One place of the form that takes a number. */
export interface FormCell {
  readonly address: CellAddress;
  readonly table: TableId;
  readonly row: FormRow;
  readonly column: FormColumn;
}

/** The three tables of one edition. */
export type Form = Readonly<Record<TableId, FormTable>>;

interface LabelledEntry {
  readonly id: string;
  readonly label: string;
  readonly english: string;
  readonly aliases?: readonly string[];
}

function countColumn({ id, label, english, aliases = [] }: LabelledEntry): FormColumn {
  return { id, label, english, unit: "count", moneyUnit: null, aliases };
}

function proactiveDisclosureColumn(id: ProactiveDisclosureColumnId, edition: Edition): FormColumn {
  const column: { label: string; english: string; unit: Unit; moneyUnit?: MoneyUnit | null } =
    PROACTIVE_DISCLOSURE_COLUMNS[id];
  return {
    id,
    label: PROACTIVE_DISCLOSURE_LABEL_OVERRIDES[edition]?.[id] ?? column.label,
    english: column.english,
    unit: column.unit,
    moneyUnit: column.moneyUnit ?? null,
    aliases: [],
  };
}

function proactiveDisclosureTable(edition: Edition): FormTable {
  const blocks = PROACTIVE_DISCLOSURE_BLOCKS.flatMap((block): FormBlock[] => {
    const columns: Partial<Record<Edition, readonly ProactiveDisclosureColumnId[]>> = block.columns;
    const ids = columns[edition];
    if (ids === undefined) return [];
    const rows = block.rows.flatMap((row): FormRow[] => {
      const labels: Partial<Record<Edition, string>> = row.label;
      const label = labels[edition];
      if (label === undefined) return [];
      const aliases = "aliases" in row ? row.aliases : [];
      return [{ id: row.id, label, english: row.english, isGroup: false, group: null, aliases, article: 20 }];
    });
    return [
      {
        id: block.id,
        clause: block.clause,
        rows,
        columns: ids.map((id) => proactiveDisclosureColumn(id, edition)),
      },
    ];
  });
  return { id: "proactiveDisclosure", edition, blocks };
}

function requestsTable(edition: Edition): FormTable {
  const entries: readonly (LabelledEntry & {
    readonly rowIn: readonly Edition[];
    readonly groupIn: readonly Edition[];
    readonly article?: number;
  })[] = REQUESTS_ENTRIES;
  const printed = entries.filter((entry) => entry.rowIn.includes(edition) || entry.groupIn.includes(edition));
  const groups = new Set(printed.filter((entry) => entry.groupIn.includes(edition)).map((entry) => entry.id));
  const rows = printed.map((entry): FormRow => {
    const parent = entry.id.slice(0, Math.max(0, entry.id.lastIndexOf(".")));
    return {
      id: entry.id,
      label: entry.label,
      english: entry.english,
      isGroup: groups.has(entry.id),
      group: groups.has(parent) ? parent : null,
      aliases: entry.aliases ?? [],
      article: entry.article ?? null,
    };
  });
  return {
    id: "requests",
    edition,
    blocks: [{ id: "requests", clause: null, rows, columns: APPLICANTS.map(countColumn) }],
  };
}

function remediesTable(edition: Edition): FormTable {
  const rows = REMEDIES_GROUPS.map((entry: LabelledEntry): FormRow => {
    const { id, label, english, aliases = [] } = entry;
    return { id, label, english, isGroup: false, group: null, aliases, article: null };
  });
  return {
    id: "remedies",
    edition,
    blocks: [{ id: "remedies", clause: null, rows, columns: REMEDIES_OUTCOMES.map(countColumn) }],
  };
}

/** The official forms, one per edition. */
export const FORMS: Readonly<Record<Edition, Form>> = {
  "2019": {
    proactiveDisclosure: proactiveDisclosureTable("2019"),
    requests: requestsTable("2019"),
    remedies: remediesTable("2019"),
  },
  "2021": {
    proactiveDisclosure: proactiveDisclosureTable("2021"),
    requests: requestsTable("2021"),
    remedies: remediesTable("2021"),
  },
};

/** Every place of one edition's form that takes a number, in printed order: 198 in 2019, 200 in 2021. */
export function formCells(edition: Edition): readonly FormCell[] {
  return Object.values(FORMS[edition]).flatMap(tableCells);
}

/** Every place of one table that takes a number, in printed order. */
export function tableCells(table: FormTable): readonly FormCell[] {
  return table.blocks.flatMap((block) =>
    block.rows
      .filter((row) => !row.isGroup)
      .flatMap((row) =>
        block.columns.map((column) => ({
          // The ids come from the same declarations as the type, so the joined address is one of its members.
          address: `${table.id}/${row.id}/${column.id}` as CellAddress,
          table: table.id,
          row,
          column,
        })),
      ),
  );
}
