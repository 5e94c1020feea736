import type { Random } from "../random.ts";

/** What a damage is done with. */
export interface DamageInput {
  readonly text: string;
  /** What is left to chance. The same stream gives the same damage. */
  readonly random: Random;
}

/** Does a damage to a printed document. */
export type DamageText = (input: DamageInput) => string;
