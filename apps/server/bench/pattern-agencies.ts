import { type Agency, generateAgencies } from "@gongkai/corpus";

/** Agencies whose pages are written plainly, so that every number of them is read; of all levels and many kinds. */
export const PATTERN_AGENCIES: readonly Agency[] = [
  ...new Map(generateAgencies({ seed: 5, count: 60 }).map((agency) => [agency.name, agency])).values(),
]
  .slice(0, 20)
  .map((agency) => ({
    ...agency,
    habits: { ...agency.habits, layout: "A" as const, title: "canonical" as const },
  }));
