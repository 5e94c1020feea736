import type { Facts } from "./facts.ts";

/** A number that the narrative states otherwise than the tables or its own parts do. */
export type NarrativeFault =
  | "received"
  | "processed"
  | "pendingAtEnd"
  | "documents"
  | "licenses"
  | "reconsiderations"
  | "deniesRequests"
  | "partsOfSum";

/** Every fault that can be planted in a narrative. */
export const NARRATIVE_FAULTS: readonly NarrativeFault[] = [
  "received",
  "processed",
  "pendingAtEnd",
  "documents",
  "licenses",
  "reconsiderations",
  "deniesRequests",
  "partsOfSum",
];

/**
 * Facts with one number changed, so that the narrative no longer agrees with the tables or a list with its sum.
 *
 * Whether a sentence states the number is left to the wording; the claims of the truth say what was stated.
 */
export function plantNarrativeFault(facts: Facts, fault: NarrativeFault): Facts {
  const { further, documents } = facts;
  switch (fault) {
    case "received":
      return { ...facts, received: facts.received + 3 };
    case "processed":
      return { ...facts, processed: facts.processed + 2 };
    case "pendingAtEnd":
      return { ...facts, pendingAtEnd: facts.pendingAtEnd + 1 };
    case "documents":
      return documents === null
        ? facts
        : { ...facts, documents: { ...documents, inForce: documents.inForce + 2 } };
    case "licenses":
      return { ...facts, licenses: facts.licenses + 7 };
    case "reconsiderations":
      return { ...facts, reconsiderations: facts.reconsiderations + 1 };
    case "deniesRequests":
      return { ...facts, received: 0, pendingAtStart: 0, petitions: 0 };
    case "partsOfSum": {
      const disclosures = { ...further.disclosures, website: further.disclosures.website + 11 };
      return {
        ...facts,
        posts: { ...facts.posts, website: facts.posts.website + 11 },
        further: { ...further, disclosures },
      };
    }
  }
}
