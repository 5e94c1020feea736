import type { SectionId } from "@gongkai/schema";
import type { TruthClaim } from "../truth.ts";
import type { Passage, StatedClaim } from "./passage.ts";

/** A section with the passages of its narrative. */
export interface WrittenSection {
  readonly id: SectionId;
  readonly heading: string;
  readonly passages: readonly Passage[];
}

/** The claims of all sections in printed order, each with its section and its place in the list for its sum. */
export function resolveClaims(sections: readonly WrittenSection[]): readonly TruthClaim[] {
  const stated = sections.flatMap(({ id, passages }) =>
    passages.flatMap(({ claims }) => claims.map((claim) => ({ claim, section: id }))),
  );
  const places = new Map<StatedClaim, number>(stated.map(({ claim }, index) => [claim, index]));
  return stated.map(({ claim, section }) => ({
    ...claim,
    partOf: claim.partOf === null ? null : (places.get(claim.partOf) ?? null),
    section,
  }));
}
