import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `narrative` find. */
export const NARRATIVE_FINDINGS: ExpectedFindings = {};
