import type { Claim, ClaimKind, Report, Section, SectionId } from "@gongkai/schema";

const NOWHERE = { start: 0, end: 0 } as const;

/** A claim for the example of a rule, of the report year and exact unless said otherwise. */
export function exampleClaim(kind: ClaimKind, value: number, more: Partial<Claim> = {}): Claim {
  return {
    kind,
    value,
    isApproximate: false,
    scope: null,
    year: null,
    partOf: null,
    raw: String(value),
    span: NOWHERE,
    section: "overview",
    ...more,
  };
}

/** A section of one paragraph for the example of a rule. */
export function exampleSection(id: SectionId, text: string): Section {
  const span = { start: 0, end: text.length };
  return { id, heading: "", headingSpan: NOWHERE, span, text, paragraphs: text === "" ? [] : [span] };
}

/** What the example of a rule says beside its cells. */
export function withClaims(...claims: readonly Claim[]): Pick<Report, "claims"> {
  return { claims };
}
