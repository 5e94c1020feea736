import { type SQL, sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import {
  type KeysetOrder,
  type Page,
  type PageRequest,
  type Position,
  positionColumn,
  stands,
  withinBounds,
} from "./keyset.ts";

/** A page of the rows of one group, with how many there are. */
export interface GroupPage<Item> extends Page<Item> {
  readonly total: number;
}

/** Rows in groups, each of which is a list of its own. */
interface GroupedList {
  /** What names the group of a row. */
  readonly group: SQL;
  /** What names a row. */
  readonly row: SQL;
  readonly order: KeysetOrder;
  /** Where rows come from, from the word `from` on. */
  readonly source: SQL;
}

interface RankedRow<Row> extends Record<string, unknown> {
  readonly group: string;
  readonly total: number;
  /** How many rows of the group stand at or before the page's bound. */
  readonly passed: number;
  readonly row: Row | null;
  readonly position: Position | null;
  readonly ordinal: number | null;
}

/** An order over the columns into which `ranked` puts its keys. */
function rankedOrder({ keys, direction }: KeysetOrder): KeysetOrder {
  const columns = keys.map(({ type }, index) => ({
    expression: sql`ranked.${sql.identifier(`key_${index}`)}`,
    type,
  }));
  return { keys: columns, direction };
}

/** How many rows an empty page has behind it, seen from the bound it stands at. */
function passedCondition(order: KeysetOrder, { from, after, before }: PageRequest): SQL {
  if (from === "start") return after === undefined ? sql`false` : stands("atOrBefore", order, after);
  return before === undefined ? sql`true` : stands("before", order, before);
}

function toPage<Row>(rows: readonly RankedRow<Row>[]): GroupPage<Row> {
  const items = rows.flatMap(({ row, position }) =>
    row === null || position === null ? [] : [{ item: row, position }],
  );
  const total = rows[0]?.total ?? 0;
  const firstOrdinal = rows[0]?.ordinal ?? null;
  // Without rows the page stands behind those it has passed.
  const before = firstOrdinal === null ? (rows[0]?.passed ?? 0) : firstOrdinal - 1;
  return { items, total, hasPrevious: before > 0, hasNext: before + items.length < total };
}

/**
 * The same page of the rows of many groups, as what names each row: one statement, whatever the number of groups. Every group
 * asked for has an entry; `source` leaves rows of other groups out.
 */
export async function readGroupPages<Row>(
  { drizzle }: DrizzleReader,
  groups: readonly string[],
  { group, row, order, source }: GroupedList,
  page: PageRequest,
): Promise<ReadonlyMap<string, GroupPage<Row>>> {
  const ranked = rankedOrder(order);
  const direction = order.direction === "ascending" ? sql`asc` : sql`desc`;
  const terms = sql.join(
    order.keys.map(({ expression }) => sql`${expression} ${direction}`),
    sql`, `,
  );
  const keys = order.keys.map(
    ({ expression }, index) => sql`${expression} as ${sql.identifier(`key_${index}`)}`,
  );
  const { rows } = await drizzle.execute<RankedRow<Row>>(sql`
    with ranked as (
      select ${group} as group_id, ${row} as row_id, ${sql.join(keys, sql`, `)},
        row_number() over (partition by ${group} order by ${terms})::int as ordinal
      ${source}
    ), totals as (
      select group_id, count(*)::int as total, count(*) filter (where ${passedCondition(ranked, page)})::int as passed
      from ranked group by group_id
    ), picked as (
      select group_id, row_id, ordinal, ${positionColumn(ranked)} as position, row_number() over (
        partition by group_id order by ${page.from === "start" ? sql`ordinal` : sql`ordinal desc`}
      ) as place
      from ranked where ${withinBounds(ranked, page) ?? sql`true`}
    )
    select totals.group_id as "group", total, passed, picked.row_id as "row", picked.position, picked.ordinal
    from totals left join picked on picked.group_id = totals.group_id and picked.place <= ${page.size}
    order by totals.group_id, picked.ordinal`);
  const rowsOf = new Map<string, RankedRow<Row>[]>();
  for (const each of rows) rowsOf.set(each.group, [...(rowsOf.get(each.group) ?? []), each]);
  return new Map(groups.map((id) => [id, toPage(rowsOf.get(id) ?? [])]));
}

/** The items that pages of rows stand for. A row whose item is not there any more is left out. */
export function completePages<Row, Item>(
  pages: ReadonlyMap<string, GroupPage<Row>>,
  itemOf: (row: Row) => Item | undefined,
): ReadonlyMap<string, GroupPage<Item>> {
  return new Map(
    [...pages].map(([group, page]) => [
      group,
      {
        ...page,
        items: page.items.flatMap(({ item: row, position }) => {
          const item = itemOf(row);
          return item === undefined ? [] : [{ item, position }];
        }),
      },
    ]),
  );
}

/** The rows of all pages. */
export function rowsOfPages<Row>(pages: ReadonlyMap<string, GroupPage<Row>>): readonly Row[] {
  return [...pages.values()].flatMap(({ items }) => items.map(({ item }) => item));
}
