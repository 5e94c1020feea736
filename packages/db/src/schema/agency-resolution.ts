import type { AgencyKind, AgencyLevel } from "@gongkai/schema";

/** How one body became another. */
export type SuccessionType = "renamed" | "merged" | "split";

/** A body that came before or after another. */
export interface AgencyRelative {
  readonly relation: "predecessor" | "successor";
  readonly name: string;
  readonly place: string | null;
  readonly type: SuccessionType;
  /** The year in which it happened, or in which a reform began; null where nobody knows. */
  readonly year: number | null;
}

/** A body as the registry knows it. Name and place are its identity. */
export interface RegisteredAgency {
  /** The name in Simplified script. */
  readonly name: string;
  /** A place that the name does not begin with; null where the name says it, or nothing does. */
  readonly place: string | null;
  readonly level: AgencyLevel | null;
  readonly kind: AgencyKind | null;
  /** The GB/T 2260 code of its region. */
  readonly regionCode: string | null;
  /** The names of its regions from the province down. */
  readonly regionPath: readonly string[];
  /** Other names, short forms among them. */
  readonly aliases: readonly string[];
  /** The bodies that came before and after it. */
  readonly lineage: readonly AgencyRelative[];
}

/** A body with those that it stands under, nearest first. */
export interface AgencyLine {
  readonly agency: RegisteredAgency;
  readonly parents: readonly RegisteredAgency[];
}

/** A body that a report may be of, and why. */
export interface AgencyCandidate extends AgencyLine {
  /** What speaks for it, in English. */
  readonly because: string;
}

/**
 * Whose report it is, as far as its text says: it names the body (`named`), it names only what bodies of many places are
 * called (`uncertain`), or none at all (`unknown`).
 */
export type AgencyResolution =
  | ({ readonly match: "named"; readonly candidates: readonly AgencyCandidate[] } & AgencyLine)
  | { readonly match: "uncertain" | "unknown"; readonly candidates: readonly AgencyCandidate[] };

/** The line of a resolution's agency; null where it is of none. */
export function lineOf(resolution: AgencyResolution): AgencyLine | null {
  return resolution.match === "named" ? { agency: resolution.agency, parents: resolution.parents } : null;
}
