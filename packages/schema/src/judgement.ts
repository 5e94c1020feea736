import type { LocalizedText } from "./localized-text.ts";

/** What a person can say of a finding. */
export const JUDGEMENTS = {
  confirmed: { zh: "属实", en: "Confirmed" },
  dismissed: { zh: "不成立", en: "Dismissed" },
  noted: { zh: "备注", en: "Noted, neither confirmed nor dismissed" },
  withdrawn: { zh: "撤回", en: "An earlier judgement withdrawn" },
} as const satisfies Record<string, LocalizedText>;

/** What a person says of a finding. */
export type JudgementId = keyof typeof JUDGEMENTS;

/** What a person said of a finding, and when. */
export interface Judgement {
  readonly judgement: JudgementId;
  readonly note: string;
  /** Who said it, in their own words or by the name of their access. */
  readonly author: string;
  /** When, as ISO 8601 in UTC. */
  readonly judgedAt: string;
}
