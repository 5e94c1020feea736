import { type SQL, sql } from "drizzle-orm";

/** Where a row stands in an order: the values of the order's keys. */
export type Position = readonly (number | string)[];

/** A key of an order and the kind of its values: whole numbers of 32 bits, of up to 53, or texts. */
export interface KeysetKey {
  readonly expression: SQL;
  readonly type: "number" | "bigint" | "string";
}

/** An order of rows. The last key is unique, so that no two rows stand at one position. */
export interface KeysetOrder {
  readonly keys: readonly KeysetKey[];
  readonly direction: "ascending" | "descending";
}

/** A stretch of an ordered list. */
export interface PageRequest {
  /** How many rows at most. */
  readonly size: number;
  /** Whether the page stands at the start of the stretch or at its end. */
  readonly from: "start" | "end";
  /** Only rows behind this position. */
  readonly after?: Position | undefined;
  /** Only rows in front of this position. */
  readonly before?: Position | undefined;
}

/** Rows in order, whichever end they were taken from. */
export interface Page<Item> {
  readonly items: readonly { readonly item: Item; readonly position: Position }[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** Whether a value that came from outside can be compared with a key; PostgreSQL refuses numbers that its column cannot hold. */
function fitsKey({ type }: KeysetKey, part: unknown): boolean {
  if (type === "string") return typeof part === "string" && !part.includes("\0");
  return type === "bigint" ? Number.isSafeInteger(part) : typeof part === "number" && (part | 0) === part;
}

/** Whether a value that came from outside is a position of an order. */
export function isPosition(order: KeysetOrder, value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length === order.keys.length &&
    order.keys.every((key, index) => fitsKey(key, value[index]))
  );
}

function list(parts: readonly (SQL | number | string)[]): SQL {
  return sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  );
}

const OPERATORS = {
  before: { ascending: sql`<`, descending: sql`>` },
  after: { ascending: sql`>`, descending: sql`<` },
  atOrBefore: { ascending: sql`<=`, descending: sql`>=` },
  atOrAfter: { ascending: sql`>=`, descending: sql`<=` },
} as const;

/** The condition that a row stands on one side of a position. */
export function stands(side: keyof typeof OPERATORS, order: KeysetOrder, position: Position): SQL {
  const keys = list(order.keys.map((key) => key.expression));
  return sql`(${keys}) ${OPERATORS[side][order.direction]} (${list(position)})`;
}

/** The condition that a row stands between the bounds of a page; undefined when it has none. */
export function withinBounds(order: KeysetOrder, { after, before }: PageRequest): SQL | undefined {
  const bounds = [
    ...(after === undefined ? [] : [stands("after", order, after)]),
    ...(before === undefined ? [] : [stands("before", order, before)]),
  ];
  return bounds.length === 0 ? undefined : sql.join(bounds, sql` and `);
}

/** The keys as terms of `order by`, from either end. */
export function orderTerms({ keys, direction }: KeysetOrder, from: PageRequest["from"]): readonly SQL[] {
  const isAscending = (direction === "ascending") === (from === "start");
  return keys.map(({ expression }) => (isAscending ? sql`${expression} asc` : sql`${expression} desc`));
}

/** A row's position as a column of a select list. */
export function positionColumn(order: KeysetOrder): SQL<Position> {
  return sql<Position>`json_build_array(${list(order.keys.map((key) => key.expression))})`;
}
