import type { ClaimKind } from "@gongkai/schema";

/** A claim while its sentence is being read. Offsets are into the paragraph. */
export interface Draft {
  readonly kind: ClaimKind;
  readonly scope: string | null;
  readonly value: number;
  readonly isApproximate: boolean;
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
  /** The claim that states the sum of which this is a part. */
  parent: Draft | null;
}

/** What a number turned out to count. */
export interface Quantity {
  readonly kind: ClaimKind;
  readonly scope: string | null;
}

/** The quantities that may be listed as parts of a sum of each kind. */
const PARTS: Readonly<Partial<Record<ClaimKind, readonly ClaimKind[]>>> = {
  "disclosures.total": ["disclosures.byChannel", "disclosures.byCategory", "interpretations"],
  "disclosures.byChannel": ["disclosures.byCategory"],
  "requests.received": ["requests.applicant", "requests.channel", "requests.outcome"],
  "requests.receivedAndPending": [
    "requests.received",
    "requests.pendingAtStart",
    "requests.applicant",
    "requests.channel",
    "requests.outcome",
  ],
  "requests.processed": ["requests.outcome", "requests.applicant"],
  "requests.outcome": ["requests.outcome"],
  "requests.applicant": ["requests.applicant"],
  "remedies.reconsideration": ["remedies.reconsideration"],
  "remedies.litigation": ["remedies.litigation"],
  "remedies.total": ["remedies.reconsideration", "remedies.litigation"],
  proposals: ["proposals"],
};

/** Whether a quantity can be a part of another. */
export function canBePart(whole: Quantity, part: Quantity): boolean {
  if (!(PARTS[whole.kind]?.includes(part.kind) ?? false)) return false;
  if (whole.kind !== part.kind) return true;
  // Of one kind only the narrower is a part: denied for a reason of denied, an outcome of all lawsuits.
  if (whole.kind === "requests.applicant") {
    return whole.scope === "organization" && part.scope !== "naturalPerson" && part.scope !== "organization";
  }
  if (whole.scope === null) return part.scope !== null;
  return part.scope?.startsWith(`${whole.scope}.`) ?? false;
}

/** Whether quantities of a kind can be listed as parts at all. */
export function hasParts(kind: ClaimKind): boolean {
  return PARTS[kind] !== undefined;
}
