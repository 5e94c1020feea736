import type { Cell } from "@gongkai/schema";

/**
 * Joins two readings of the same cell. One that was read wins over one that was not; two that were read and do
 * not say the same leave the cell unread, because neither is the better one.
 */
export function reconcileCells(first: Cell, second: Cell): Cell {
  if (first.state === "unread") return second;
  if (second.state === "unread") return first;
  const agree =
    first.state === "value" && second.state === "value"
      ? first.value === second.value
      : first.state === second.state;
  return agree ? first : { state: "unread", because: "copies-disagree" };
}
