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
  "more-disputes-than-decisions": [
    "reconsideration/total + directLitigation/total <= received/total + pendingAtStart/total + previous processed.total/total",
    1,
    0,
    [
      "remedies/reconsideration/total",
      "remedies/directLitigation/total",
      "requests/received/total",
      "requests/pendingAtStart/total",
    ],
  ],
  "litigation-without-reconsideration": [
    "litigationAfterReconsideration/total <= reconsideration/upheld + reconsideration/corrected + reconsideration/otherOutcome + previous reconsideration/upheld + previous reconsideration/corrected + previous reconsideration/otherOutcome",
    1,
    0,
    [
      "remedies/litigationAfterReconsideration/total",
      "remedies/reconsideration/upheld",
      "remedies/reconsideration/corrected",
      "remedies/reconsideration/otherOutcome",
    ],
  ],
};
