import type { GazetteerEntry } from "./gazetteer.ts";
import type { Stretch } from "./stretch.ts";

/** A part of a stretch that may be a name. */
export interface Candidate {
  readonly stretch: Stretch;
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A part of a stretch that is a name, and everything that it may mean. */
export interface FoundName extends Candidate {
  readonly meanings: readonly GazetteerEntry[];
}
