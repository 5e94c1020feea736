import type { Report } from "@gongkai/schema";
import type { Equation } from "./constraints.ts";
import type { Line } from "./lines.ts";
import type { Change, Proposal } from "./proposal.ts";
import { isPossible } from "./single-cells.ts";
import { numberAt } from "./try-proposal.ts";

type Numbers = readonly number[];

function sumOf(numbers: Numbers): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A row whose numbers stand one column too far: what was its total is lost, and is the sum of the others. */
function moveBack(row: Numbers): Numbers {
  const parts = row.slice(1);
  return [...parts, sumOf(parts)];
}

/** A row whose numbers stand one column too early: its first number is lost, and is what the total has more. */
function moveForth(row: Numbers): Numbers {
  const moved = row.slice(0, -1);
  const total = moved.at(-1) ?? 0;
  return [total - sumOf(moved.slice(0, -1)), ...moved];
}

/**
 * Guesses that every row of table `requests` stands one column off, where its first or last column is empty and a row
 * that does not add up would, moved back.
 */
export function proposeTableShift(
  equations: readonly Equation[],
  lines: readonly Line[],
  report: Report,
): readonly Proposal[] {
  const rows = lines.filter(({ along }) => along === "row");
  if (rows.length < 2 || equations.length < 2) return [];
  const numbers = rows.map(({ cells }) => cells.map((cell) => numberAt(report, cell)));
  const isEmpty = (place: number) => numbers.every((row) => (row.at(place) ?? 0) === 0);
  const moves = [...(isEmpty(0) ? [moveBack] : []), ...(isEmpty(-1) ? [moveForth] : [])];
  return moves.flatMap((move): Proposal[] => {
    const changes = rows.flatMap(({ cells }, index) => {
      const read = numbers[index] ?? [];
      const wanted = move(read.map((number) => number ?? 0));
      return cells.flatMap((cell, place): Change[] => {
        const [from, to] = [read[place] ?? null, wanted[place] ?? 0];
        return to === (from ?? 0) ? [] : [{ cell, from, to }];
      });
    });
    const canBe = changes.length > 0 && changes.every(({ cell, to }) => isPossible(cell, to));
    return canBe ? [{ kind: "shifted-column", changes, along: null }] : [];
  });
}
