import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The outcomes that the narrative states are those of the table. */
export const claimOutcome: ObservationRule = {
  code: "claim-outcome",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的办理结果与表不符", en: "Outcomes of requests: narrative and table" },
  explanation: {
    zh: "文字所说予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的数量应等于表中该行或该组之和。",
    en: "The requests that the narrative says were granted, denied or closed otherwise must be the row of the table, or the sum of the group.",
  },
  statement: "claim = the row or group that it names",
  observe: observeKinds("requests.outcome"),
  example: {
    edition: "2021",
    passing: {
      cells: {
        "requests/processed.denied.stateSecret/total": 2,
        "requests/processed.denied.enforcementCaseFile/total": 1,
      },
      report: withClaims(exampleClaim("requests.outcome", 3, { scope: "processed.denied" })),
      words: "the narrative says 3 requests denied",
    },
    failing: {
      cells: { "requests/processed.granted/total": 9, "requests/processed.partiallyGranted/total": 1 },
      report: withClaims(exampleClaim("requests.outcome", 8, { scope: "processed.granted" })),
      words: "the narrative says 8 requests granted",
    },
  },
};
