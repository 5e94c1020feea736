import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `years` find. */
export const YEARS_FINDINGS: ExpectedFindings = {
  "pending-continuity": ["pendingAtStart = previous pendingAtEnd", 2, 3, ["requests/pendingAtStart/total"]],
  "stock-continuity": [
    "inForce + repealed = previous inForce + issued",
    5,
    6,
    [
      "proactiveDisclosure/documents.normativeDocuments/inForce",
      "proactiveDisclosure/documents.normativeDocuments/repealed",
      "proactiveDisclosure/documents.normativeDocuments/issued",
    ],
  ],
};
