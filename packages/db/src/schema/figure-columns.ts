import {
  type CamelCase,
  camelCase,
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_COLUMNS,
  type ProactiveDisclosureCellId,
  type ProactiveDisclosureColumnId,
  REMEDIES_OUTCOMES,
  REQUESTS_ENTRIES,
  type RemediesOutcomeId,
  type RequestsRowId,
  snakeCase,
} from "@gongkai/schema";
import { bigint, type PgBigInt53BuilderInitial } from "drizzle-orm/pg-core";

/** The columns of table `proactiveDisclosure` that hold money. */
type MoneyColumnId = {
  [Id in ProactiveDisclosureColumnId]: (typeof PROACTIVE_DISCLOSURE_COLUMNS)[Id]["unit"] extends "money"
    ? Id
    : never;
}[ProactiveDisclosureColumnId];

/** The property under which a place of the form is stored: its id in camel case, money with `Fen` appended. */
export type FigureKey<Id extends string> = Id extends `${string}/${MoneyColumnId}`
  ? `${CamelCase<Id>}Fen`
  : CamelCase<Id>;

/** A nullable bigint column for each place of the form. */
export type FigureColumns<Id extends string> = {
  [Place in Id as FigureKey<Place>]: PgBigInt53BuilderInitial<string>;
};

/** A place of the form that has a column of its own. */
export interface FigureColumn<Id extends string = string> {
  readonly id: Id;
  readonly key: FigureKey<Id>;
  /** The column's name in SQL. */
  readonly name: string;
  /** How many stored units make one of the cell's: 100 for money, kept in fen and spoken in yuan. */
  readonly scale: 1 | 100;
}

function isMoney(columnId: string): boolean {
  const columns: Readonly<Record<string, { readonly unit: string }>> = PROACTIVE_DISCLOSURE_COLUMNS;
  return columns[columnId]?.unit === "money";
}

function figureColumn<Id extends string>(id: Id): FigureColumn<Id> {
  const money = isMoney(id.slice(id.indexOf("/") + 1));
  return {
    id,
    // camelCase computes what CamelCase states; the template type is the same rule a second time.
    key: `${camelCase(id)}${money ? "Fen" : ""}` as FigureKey<Id>,
    name: `${snakeCase(id)}${money ? "_fen" : ""}`,
    scale: money ? 100 : 1,
  };
}

/** Columns of a row of table `requests`: its rows in printed order, both editions. */
export const REQUESTS_FIGURES: readonly FigureColumn<RequestsRowId>[] = REQUESTS_ENTRIES.filter(
  (entry) => entry.rowIn.length > 0,
  // The filter keeps exactly the entries that make up RequestsRowId.
).map((entry) => figureColumn(entry.id as RequestsRowId));

/** Columns of table `proactiveDisclosure`: its cells in printed order, both editions. */
export const PROACTIVE_DISCLOSURE_FIGURES: readonly FigureColumn<ProactiveDisclosureCellId>[] =
  PROACTIVE_DISCLOSURE_BLOCKS.flatMap((block) =>
    block.rows.flatMap((row) =>
      [...new Set(Object.values(block.columns).flat())].map((column) =>
        // Row and column come from one block, so the joined id is one of its cells.
        figureColumn(`${row.id}/${column}` as ProactiveDisclosureCellId),
      ),
    ),
  );

/** Columns of a row of table `remedies`: the five outcomes. */
export const REMEDIES_FIGURES: readonly FigureColumn<RemediesOutcomeId>[] = REMEDIES_OUTCOMES.map((outcome) =>
  figureColumn(outcome.id),
);

/** Column builders for the places of a form, one bigint each. */
export function figureColumns<Id extends string>(places: readonly FigureColumn<Id>[]): FigureColumns<Id> {
  const columns = places.map(({ key, name }) => [key, bigint(name, { mode: "number" })] as const);
  // One entry for each place, under the key that FigureColumns computes from its id.
  return Object.fromEntries(columns) as FigureColumns<Id>;
}
