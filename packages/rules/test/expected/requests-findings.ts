import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `requests` find. */
export const REQUESTS_FINDINGS: ExpectedFindings = {
  "requests-balance": [
    "received + pendingAtStart = processed.total + pendingAtEnd",
    14,
    13,
    [
      "requests/received/total",
      "requests/pendingAtStart/total",
      "requests/processed.total/total",
      "requests/pendingAtEnd/total",
    ],
  ],
  "applicant-footing": [
    "naturalPerson + commercialEnterprise + researchInstitution + publicWelfareOrganization + legalServiceProvider + otherOrganization = total",
    2,
    3,
    [
      "requests/received/naturalPerson",
      "requests/received/commercialEnterprise",
      "requests/received/researchInstitution",
      "requests/received/publicWelfareOrganization",
      "requests/received/legalServiceProvider",
      "requests/received/otherOrganization",
      "requests/received/total",
    ],
  ],
  "group-footing": [
    "processed.unableToProvide.notHeld + processed.unableToProvide.requiresCreation + processed.unableToProvide.unclearAfterCorrection = 1",
    0,
    1,
    [
      "requests/processed.unableToProvide.notHeld/total",
      "requests/processed.unableToProvide.requiresCreation/total",
      "requests/processed.unableToProvide.unclearAfterCorrection/total",
    ],
  ],
  "organization-footing": [
    "commercialEnterprise + researchInstitution + publicWelfareOrganization + legalServiceProvider + otherOrganization = 1",
    0,
    1,
    [
      "requests/received/commercialEnterprise",
      "requests/received/researchInstitution",
      "requests/received/publicWelfareOrganization",
      "requests/received/legalServiceProvider",
      "requests/received/otherOrganization",
    ],
  ],
  "part-within-whole": [
    "pendingAtEnd <= received + pendingAtStart",
    1,
    0,
    ["requests/pendingAtEnd/total", "requests/received/total", "requests/pendingAtStart/total"],
  ],
  "total-missing": [
    "total > 0 where the sum of its parts > 0",
    2,
    null,
    ["requests/received/naturalPerson", "requests/received/total"],
  ],
  "nothing-decided": [
    "processed.total >= 1 where received + pendingAtStart >= 1",
    0,
    1,
    ["requests/processed.total/total", "requests/received/total", "requests/pendingAtStart/total"],
  ],
};
