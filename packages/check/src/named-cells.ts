import type { CellAddress, Diagnosis } from "@gongkai/schema";

/** The cells that a diagnosis speaks of: the one it holds for wrong, and those that its guesses would change. */
export function namedCells(diagnosis: Diagnosis | null): readonly CellAddress[] {
  if (diagnosis === null) return [];
  const { cell, hypotheses } = diagnosis;
  const changed = hypotheses.flatMap(({ changes }) => changes.map((change) => change.cell));
  return [...new Set([...(cell === null ? [] : [cell]), ...changed])];
}
