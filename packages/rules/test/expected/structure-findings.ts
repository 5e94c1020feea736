import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `structure` find. */
export const STRUCTURE_FINDINGS: ExpectedFindings = {
  "edition-of-wrong-year": ["edition = the edition meant for the report year", null, null, []],
};
