import { type SQL, sql } from "drizzle-orm";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import {
  type KeysetOrder,
  orderTerms,
  type Page,
  type PageRequest,
  type Position,
  stands,
  withinBounds,
} from "./keyset.ts";

/** A list that can be read page by page. */
interface KeysetList<Item> {
  readonly order: KeysetOrder;
  /** Reads rows that meet a condition; undefined means all rows. */
  readonly select: (
    condition: SQL | undefined,
    terms: readonly SQL[],
    limit: number,
  ) => Promise<{ readonly item: Item; readonly position: Position }[]>;
  /** A statement that yields a row exactly when a row meets the condition. */
  readonly probe: (condition: SQL | undefined) => SQL;
}

/**
 * The conditions for a row in front of the page and a row behind it; null where there cannot be one.
 *
 * An empty page stands at the bound it was asked for: `first: 0` without a bound stands before everything.
 */
function neighbours(order: KeysetOrder, page: PageRequest, positions: readonly Position[]) {
  const [first, last] = [positions[0], positions.at(-1)];
  if (first !== undefined && last !== undefined) {
    return { previous: stands("before", order, first), next: stands("after", order, last) };
  }
  if (page.from === "start") {
    return page.after === undefined
      ? { previous: null, next: undefined }
      : { previous: stands("atOrBefore", order, page.after), next: stands("after", order, page.after) };
  }
  return page.before === undefined
    ? { previous: undefined, next: null }
    : { previous: stands("before", order, page.before), next: stands("atOrAfter", order, page.before) };
}

/** What the page itself tells of its sides: whether rows stand there, or undefined where that has to be looked up. */
function knownSides({ from, after, before }: PageRequest, isMore: boolean) {
  // Nothing is cut off where the stretch is not bounded, and the row behind the page tells of the other side.
  return from === "start"
    ? { previous: after === undefined ? false : undefined, next: before === undefined ? isMore : undefined }
    : { previous: after === undefined ? isMore : undefined, next: before === undefined ? false : undefined };
}

/**
 * Reads one page and whether rows stand on either side of it: one statement for a first or last page, two for others,
 * whatever the size.
 */
export async function readPage<Item>(
  { drizzle }: DrizzleConnection,
  { order, select, probe }: KeysetList<Item>,
  page: PageRequest,
): Promise<Page<Item>> {
  const { size, from } = page;
  const rows = await select(withinBounds(order, page), orderTerms(order, from), size + 1);
  const picked = rows.slice(0, size);
  const items = from === "start" ? picked : picked.toReversed();
  const known = knownSides(page, rows.length > size);
  const { previous, next } = known;
  if (previous !== undefined && next !== undefined) return { items, hasPrevious: previous, hasNext: next };

  const conditions = neighbours(
    order,
    page,
    items.map((row) => row.position),
  );
  const exists = (side: "previous" | "next") => {
    const condition = conditions[side];
    if (known[side] !== undefined || condition === null) return sql`${known[side] ?? false}::boolean`;
    return sql`exists (${probe(condition)})`;
  };
  const found = await drizzle.execute<{ previous: boolean; next: boolean }>(
    sql`select ${exists("previous")} as previous, ${exists("next")} as next`,
  );
  return {
    items,
    hasPrevious: found.rows[0]?.previous ?? false,
    hasNext: found.rows[0]?.next ?? false,
  };
}
