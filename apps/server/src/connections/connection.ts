import type { GroupPage, Page } from "@gongkai/db";
import { type CursorScope, encodeCursor } from "./cursor.ts";

/** A count and whether it is the whole truth. */
interface TotalCount {
  readonly value: number;
  readonly relation: "exact" | "atLeast";
}

/** A page as the connection types have it. */
export interface Connection<Node> {
  /** Cursors are made only when they are asked for, as all functions here are called. */
  readonly edges: readonly { readonly cursor: () => string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: () => string | null;
    readonly endCursor: () => string | null;
  };
  readonly totalCount: () => TotalCount | Promise<TotalCount>;
}

/** Makes a connection of a page of a list. */
export function toConnection<Node>(
  scope: CursorScope,
  page: Page<Node>,
  totalCount: Connection<Node>["totalCount"],
): Connection<Node> {
  const edges = page.items.map(({ item, position }) => ({
    cursor: () => encodeCursor(scope, position),
    node: item,
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: () => edges[0]?.cursor() ?? null,
      endCursor: () => edges.at(-1)?.cursor() ?? null,
    },
    totalCount,
  };
}

/** The count of a list, all of which is counted when it is asked for. */
export function exactly(count: () => Promise<number>): () => Promise<TotalCount> {
  return async () => ({ value: await count(), relation: "exact" });
}

/** Makes a connection of a page of one group's list; of nothing where the group is gone. */
export function groupConnection<Node>(scope: CursorScope, page: GroupPage<Node> | null): Connection<Node> {
  const { total, ...found } = page ?? { items: [], total: 0, hasPrevious: false, hasNext: false };
  return toConnection(scope, found, () => ({ value: total, relation: "exact" }));
}
