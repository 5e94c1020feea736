import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `proactive-disclosure` find. */
export const PROACTIVE_DISCLOSURE_FINDINGS: ExpectedFindings = {
  "implied-opening-stock": [
    "inForce + repealed >= issued",
    0,
    3,
    [
      "proactiveDisclosure/documents.normativeDocuments/inForce",
      "proactiveDisclosure/documents.normativeDocuments/repealed",
      "proactiveDisclosure/documents.normativeDocuments/issued",
    ],
  ],
  "rule-making-power": [
    "issued + repealed + inForce <= 0",
    1,
    0,
    [
      "proactiveDisclosure/documents.rules/issued",
      "proactiveDisclosure/documents.rules/repealed",
      "proactiveDisclosure/documents.rules/inForce",
    ],
  ],
  "counts-in-item-column": [
    "priorYearItems + netChange is not decisions where decisions >= counts-in-item-column.decisions",
    462,
    462,
    [
      "proactiveDisclosure/enforcement.penalties/priorYearItems",
      "proactiveDisclosure/enforcement.penalties/netChange",
      "proactiveDisclosure/enforcement.penalties/decisions",
    ],
  ],
  "prior-year-plus-change": [
    "priorYearItems + netChange >= 0",
    -2,
    0,
    [
      "proactiveDisclosure/licensing.licenses/priorYearItems",
      "proactiveDisclosure/licensing.licenses/netChange",
    ],
  ],
  "procurement-pair": [
    "totalAmount >= 0.01 where projects >= 1",
    0,
    0.01,
    [
      "proactiveDisclosure/procurement.centralizedProcurement/totalAmount",
      "proactiveDisclosure/procurement.centralizedProcurement/projects",
    ],
  ],
  "disclosed-stock": [
    "totalDisclosed >= newlyDisclosed",
    0,
    4,
    [
      "proactiveDisclosure/documents.normativeDocuments/totalDisclosed",
      "proactiveDisclosure/documents.normativeDocuments/newlyDisclosed",
    ],
  ],
};
