import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `hierarchy` find. */
export const HIERARCHY_FINDINGS: ExpectedFindings = {
  "parent-covers-children": ["parent >= sum of known children", 4, 5, ["requests/received/total"]],
  coverage: ["reports present = reports expected", 1, 2, []],
  "published-late": ["publishedOn <= 2023-01-31", null, null, []],
};
