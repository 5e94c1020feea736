import type { ExpectedFindings } from "./expected-finding.ts";

const FEE = "proactiveDisclosure/fees.administrativeFees/amountCollected";
const LICENSES = "proactiveDisclosure/licensing.licenses/decisions";

/** What the rules of the family `years` find. */
export const YEARS_FINDINGS: ExpectedFindings = {
  "two-reports-one-year": [
    "every number = the same number of the other report for the year",
    12,
    13,
    ["requests/received/total"],
  ],
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
  jump: ["1/5 <= this year / last year <= 5", 51, 10, [LICENSES]],
  "fee-jump": ["this year's fee / last year's fee is not about 10000 or 1/10000", 173_500_000, 17_350, [FEE]],
  "sudden-zero": ["this year > 0 where the median of three years >= 20", 0, 20, [LICENSES]],
  "table-not-updated": [
    "some cell of the table differs from last year's",
    null,
    null,
    [
      "remedies/reconsideration/upheld",
      "remedies/reconsideration/corrected",
      "remedies/reconsideration/total",
      "remedies/directLitigation/upheld",
      "remedies/directLitigation/total",
    ],
  ],
  "narrative-reused": ["share of the text found again < 0.9", 1, 0.9, []],
  "restated-figure": ["a figure quoted for last year = the figure in last year's report", 13, 12, []],
  "claim-year-on-year": ["change = (this year - last year) / last year", 60, 50, []],
};
