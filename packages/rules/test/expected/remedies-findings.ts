import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `remedies` find. */
export const REMEDIES_FINDINGS: ExpectedFindings = {
  "remedies-footing": [
    "upheld + corrected + otherOutcome + pending = total",
    1,
    0,
    [
      "remedies/reconsideration/upheld",
      "remedies/reconsideration/corrected",
      "remedies/reconsideration/otherOutcome",
      "remedies/reconsideration/pending",
      "remedies/reconsideration/total",
    ],
  ],
};
