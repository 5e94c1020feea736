import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `narrative` find. */
export const NARRATIVE_FINDINGS: ExpectedFindings = {
  "claim-zero": ["claim = received", 0, 5, ["requests/received/total"]],
  "section-says-none": ["every number of the table = 0 where its section says none", null, null, []],
  "claim-documents": [
    "claim = documents.normativeDocuments/inForce",
    8,
    6,
    ["proactiveDisclosure/documents.normativeDocuments/inForce"],
  ],
  "claim-decisions": [
    "claim = licensing.licenses/decisions",
    70,
    63,
    ["proactiveDisclosure/licensing.licenses/decisions"],
  ],
  "claim-fee": [
    "claim = fees.administrativeFees/amountCollected",
    25000,
    17350,
    ["proactiveDisclosure/fees.administrativeFees/amountCollected"],
  ],
  "fee-unit": [
    "claim / amountCollected ≠ 10000 or 1/10000",
    17350,
    173500000,
    ["proactiveDisclosure/fees.administrativeFees/amountCollected"],
  ],
  "claim-received": [
    "claim = received or claim = received + pendingAtStart",
    11,
    12,
    ["requests/received/total", "requests/pendingAtStart/total"],
  ],
  "claim-pending-at-start": ["claim = pendingAtStart", 3, 2, ["requests/pendingAtStart/total"]],
  "claim-pending-at-end": ["claim = pendingAtEnd", 3, 2, ["requests/pendingAtEnd/total"]],
  "claim-processed": [
    "claim = processed.total or claim + pendingAtEnd = received",
    3280,
    3278,
    ["requests/processed.total/total", "requests/received/total", "requests/pendingAtEnd/total"],
  ],
  "claim-outcome": [
    "claim = processed.granted or claim = processed.granted + processed.partiallyGranted",
    8,
    9,
    ["requests/processed.granted/total", "requests/processed.partiallyGranted/total"],
  ],
  "claim-applicant": [
    "claim = received/naturalPerson or claim = received/naturalPerson + pendingAtStart/naturalPerson or claim = processed.total/naturalPerson",
    5,
    4,
    [
      "requests/received/naturalPerson",
      "requests/pendingAtStart/naturalPerson",
      "requests/processed.total/naturalPerson",
    ],
  ],
  "claim-channels": [
    "Σ channels <= received + pendingAtStart",
    9,
    8,
    ["requests/received/total", "requests/pendingAtStart/total"],
  ],
  "claim-rate": [
    "claim = processed.total / (received + pendingAtStart)",
    100,
    90,
    [
      "requests/received/total",
      "requests/pendingAtStart/total",
      "requests/processed.total/total",
      "requests/pendingAtEnd/total",
    ],
  ],
  "claim-remedies": ["claim = reconsideration/total", 3, 2, ["remedies/reconsideration/total"]],
  "claim-sum": ["part 1 + part 2 = claim", 739, 728, []],
  "claims-agree": ["requests.received in overview = requests.received in requests", 13, 12, []],
  "processing-fee-stated": ["section six speaks of the processing fee", null, null, []],
  "fee-notice": [
    "notices >= 1 where feeUnpaid >= 1",
    0,
    2,
    ["requests/processed.otherwiseClosed.feeUnpaid/total"],
  ],
};
