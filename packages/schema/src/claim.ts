import type { LocalizedText } from "./localized-text.ts";
import type { SectionId } from "./sections.ts";
import type { Span } from "./span.ts";

/** The quantities that narratives state, each with its unit. */
export const CLAIM_KINDS = {
  "requests.received": { zh: "收到的政府信息公开申请", en: "Requests received", unit: "count" },
} as const satisfies Record<string, LocalizedText & { readonly unit: string }>;

/** The kind of a claim. */
export type ClaimKind = keyof typeof CLAIM_KINDS;

/** A number that the narrative states. Cutting the source by `span` gives `raw`. */
export interface Claim {
  readonly kind: ClaimKind;
  /** The number in the unit of its kind: pieces, yuan, per cent. */
  readonly value: number;
  /** Whether the text says 余, 多, 近 or 约, so that `value` is only near the number meant. */
  readonly isApproximate: boolean;
  /** What part of the quantity it speaks of, such as a channel or an applicant; null for the whole. */
  readonly scope: string | null;
  /** The year it speaks of; null when it says none, which is the report year. */
  readonly year: number | null;
  readonly raw: string;
  readonly span: Span;
  readonly section: SectionId | null;
}
