import type { CellAddress } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import type { Figures } from "../numbers/figures.ts";
import type { Random } from "../random.ts";
import type { TruthValue } from "../truth.ts";

/** What a fault in the numbers is drawn from. */
export interface NumberPlanInput {
  readonly random: Random;
  readonly figures: Figures;
  readonly agency: Agency;
  /** The places that the report prints and does not leave blank as a whole. */
  readonly places: ReadonlySet<CellAddress>;
}

/** What one cell prints instead of its number. */
export interface Misprint {
  readonly value: TruthValue;
  /** The printed text; by default the value as the office prints its numbers. */
  readonly text?: string;
}

/** What a fault does to the numbers of a report. */
export interface NumberPlan {
  /** Other numbers, which the narrative tells as well. */
  readonly told: readonly (readonly [CellAddress, number])[];
  /** What cells print that the narrative knows nothing of. */
  readonly misprints: readonly (readonly [CellAddress, Misprint])[];
  /** The wrong cells, where they are not all that change. */
  readonly cells?: readonly CellAddress[];
}

/** Draws what a fault does; null where the figures leave no room for it. */
export type PlanNumbers = (input: NumberPlanInput) => NumberPlan | null;

/** A plan of numbers that only the cells know, which are all wrong; null where none is another. */
export function misprint(
  { figures, places }: NumberPlanInput,
  changes: readonly (readonly [CellAddress, number])[],
): NumberPlan | null {
  const changed = changes.filter(([address, value]) => figures.get(address) !== value);
  if (changed.length === 0 || changed.some(([address]) => !places.has(address))) return null;
  return { told: [], misprints: changed.map(([address, value]) => [address, { value }]) };
}

/** A plan of numbers that the narrative tells as well; null where the report does not print one of them. */
export function tell(
  { places }: NumberPlanInput,
  told: NumberPlan["told"],
  cells?: readonly CellAddress[],
): NumberPlan | null {
  if (told.some(([address]) => !places.has(address))) return null;
  return { told, misprints: [], ...(cells === undefined ? {} : { cells }) };
}
