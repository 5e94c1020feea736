import type { HypothesisKind } from "@gongkai/schema";

/** What a line of numbers reads, and what it would have to read. Blanks are null and count as 0. */
export interface LineNumbers {
  readonly read: readonly (number | null)[];
  readonly wanted: readonly number[];
}

type SlipKind = Exclude<HypothesisKind, "unit" | "transposed-digits">;

/** Whether the digits of one number, followed by those of another, are those of a third. Zeros may be lost between. */
function areDigitsOf(head: number, tail: number, whole: number): boolean {
  const digits = String(whole);
  const start = String(head);
  const rest = digits.slice(start.length);
  return digits.startsWith(start) && rest.length > 0 && /^\d+$/.test(rest) && Number(rest) === tail;
}

/** A run of numbers that slipped, from its first place to its last. */
interface Run {
  readonly first: number;
  readonly last: number;
}

interface Slip extends LineNumbers, Run {}

/** Whether each place of a run, the given ends left out, reads what its neighbour would have to read. */
function isMoved({ read, wanted }: Slip, from: number, to: number, neighbour: 1 | -1): boolean {
  let moved = 0;
  for (let place = from; place <= to; place += 1) {
    const number = read[place] ?? 0;
    if (number !== wanted[place + neighbour]) return false;
    if (number !== 0) moved += 1;
  }
  return moved > 0;
}

/** A place that a moved run left behind: empty, or the number of its neighbour once more. */
function isLeftBehind({ read, wanted }: Slip, place: number, neighbour: number): boolean {
  return (read[place] ?? 0) === 0 || read[place] === wanted[neighbour];
}

/** Whether nothing was lost at the end of a run, or so much moved that a lost number is beside the point. */
function isLossLikely({ wanted, first, last }: Slip, place: number): boolean {
  return wanted[place] === 0 || last - first >= 2;
}

function isSplit(slip: Slip): boolean {
  const { read, wanted, first, last } = slip;
  if (last === first) return false;
  const [head, tail, whole] = [read[first] ?? null, read[first + 1] ?? null, wanted[first] ?? 0];
  if (head === null || tail === null || head === 0 || !areDigitsOf(head, tail, whole)) return false;
  for (let place = first + 2; place <= last; place += 1) {
    if ((read[place] ?? 0) !== wanted[place - 1]) return false;
  }
  return isLossLikely(slip, last);
}

function isShifted(slip: Slip): boolean {
  const { first, last } = slip;
  if (last === first) return false;
  const isForward =
    isMoved(slip, first + 1, last, -1) && isLeftBehind(slip, first, first - 1) && isLossLikely(slip, last);
  return (
    isForward ||
    (isMoved(slip, first, last - 1, 1) && isLeftBehind(slip, last, last + 1) && isLossLikely(slip, first))
  );
}

function isSwapped({ read, wanted, first, last }: Slip, differing: number): boolean {
  return differing === 2 && (read[first] ?? 0) === wanted[last] && (read[last] ?? 0) === wanted[first];
}

/**
 * What may have happened to a line that reads one thing and would have to read another: digits of one number in two
 * places, a run moved by one place, two numbers exchanged, or else one or two numbers wrong. Null for anything else.
 */
export function recognizeSlip(numbers: LineNumbers, along: "row" | "column"): SlipKind | null {
  const { read, wanted } = numbers;
  const differing = wanted.flatMap((number, place) => (number === (read[place] ?? 0) ? [] : [place]));
  const [first, last] = [differing[0], differing.at(-1)];
  if (first === undefined || last === undefined) return null;
  const slip = { ...numbers, first, last };
  if (along === "row" && isSplit(slip)) return "split-digits";
  if (isShifted(slip)) return along === "row" ? "shifted-row" : "shifted-column";
  if (isSwapped(slip, differing.length)) return "swapped-cells";
  return differing.length <= 2 ? "wrong-cell" : null;
}
