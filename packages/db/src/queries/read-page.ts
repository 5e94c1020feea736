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

/** Reads one page and looks whether rows stand on either side of it: two statements, whatever the size. */
export async function readPage<Item>(
  { drizzle }: DrizzleConnection,
  { order, select, probe }: KeysetList<Item>,
  page: PageRequest,
): Promise<Page<Item>> {
  const rows = await select(withinBounds(order, page), orderTerms(order, page.from), page.size);
  const items = page.from === "start" ? rows : rows.toReversed();
  const { previous, next } = neighbours(
    order,
    page,
    items.map((row) => row.position),
  );
  const exists = (condition: SQL | null | undefined) =>
    condition === null ? sql`false` : sql`exists (${probe(condition)})`;
  const found = await drizzle.execute<{ previous: boolean; next: boolean }>(
    sql`select ${exists(previous)} as previous, ${exists(next)} as next`,
  );
  return {
    items,
    hasPrevious: found.rows[0]?.previous ?? false,
    hasNext: found.rows[0]?.next ?? false,
  };
}
