import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `hierarchy` find. */
export const HIERARCHY_FINDINGS: ExpectedFindings = {};
