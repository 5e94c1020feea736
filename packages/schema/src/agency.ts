import type { LocalizedText } from "./localized-text.ts";

/** The levels of the administration, highest first. */
export const AGENCY_LEVELS = {
  national: { zh: "国家级", en: "National" },
  provincial: { zh: "省级", en: "Provincial" },
  prefectural: { zh: "地市级", en: "Prefectural" },
  county: { zh: "县级", en: "County" },
  township: { zh: "乡级", en: "Township" },
} as const satisfies Record<string, LocalizedText>;

/** The level of an agency. */
export type AgencyLevel = keyof typeof AGENCY_LEVELS;

/** What rules need to know of an agency beside its report. What is not known is null. */
export interface AgencyProfile {
  readonly level: AgencyLevel | null;
  /** The identifier of its kind, such as `humanResources`; `government` is a people's government itself. */
  readonly kind: string | null;
}
