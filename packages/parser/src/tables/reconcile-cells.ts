import type { Cell } from "@gongkai/schema";

const DISAGREEING: Cell = { state: "unread", because: "copies-disagree" };

/** Reasons for not reading a cell that say that nothing is printed which could contradict another copy. */
const NOTHING_PRINTED: readonly string[] = ["table-missing", "row-missing", "lines-deduplicated"];

/** Whether a cell was left unread because what is printed for it contradicts itself. */
export function isDisagreeing(cell: Cell | undefined): boolean {
  return cell?.state === "unread" && cell.because === "copies-disagree";
}

/** Whether an unread cell may print another number than the one read elsewhere. */
function mayContradict(cell: Cell): boolean {
  return cell.state === "unread" && !NOTHING_PRINTED.includes(cell.because);
}

/**
 * Joins two readings of the same cell. One that was read wins over one that was not; two that were read and do
 * not say the same leave the cell unread, because neither is the better one. `isAlike` says whether both copies
 * print the same numbers; where they do not, a number that could not be read in one of them may be another one.
 */
export function reconcileCells(first: Cell, second: Cell, isAlike: boolean): Cell {
  // Once two readings contradict each other no third one settles which is right.
  if (isDisagreeing(first)) return first;
  if (isDisagreeing(second)) return second;
  if (first.state === "unread" && second.state === "unread") return second;
  if (!isAlike && (mayContradict(first) || mayContradict(second))) return DISAGREEING;
  if (first.state === "unread") return second;
  if (second.state === "unread") return first;
  const agree =
    first.state === "value" && second.state === "value"
      ? first.value === second.value
      : first.state === second.state;
  return agree ? first : DISAGREEING;
}
