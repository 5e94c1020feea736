import type { CellAddress, SectionId } from "@gongkai/schema";
import type { TruthValue } from "../truth.ts";
import type { FaultId } from "./faults.ts";

/** A fault that was planted, where it stands, and what would be right. */
export interface PlantedFault {
  readonly id: FaultId;
  /** The cells whose printed numbers are wrong, or with which the narrative disagrees. */
  readonly cells: readonly CellAddress[];
  /** What those cells would print in a faultless report; money in yuan. */
  readonly right: ReadonlyMap<CellAddress, TruthValue>;
  /** The wrong claims, as indices into those of the truth. */
  readonly claims: readonly number[];
  /** The sections that are missing, misplaced, misnumbered, empty or wrong in their text. */
  readonly sections: readonly SectionId[];
  /** The rules of which at least one should fail; empty where the number takes part in nothing that a rule compares. */
  readonly expects: readonly string[];
}
