import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The requests that the narrative says are carried out are those of the table. */
export const claimPendingAtEnd: ObservationRule = {
  code: "claim-pending-at-end",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的结转下年数与表不符", en: "Requests carried out: narrative and table" },
  explanation: {
    zh: "文字所说结转下年度的申请数应等于表中的结转下年度数。",
    en: "The requests that the narrative says are carried over to the next year must be those of the table.",
  },
  statement: "claim = pendingAtEnd",
  observe: observeKinds("requests.pendingAtEnd"),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/pendingAtEnd/total": 2 },
      report: withClaims(exampleClaim("requests.pendingAtEnd", 2)),
      words: "the narrative says 2 requests carried out",
    },
    failing: {
      cells: { "requests/pendingAtEnd/total": 2 },
      report: withClaims(exampleClaim("requests.pendingAtEnd", 3)),
      words: "the narrative says 3 requests carried out",
    },
  },
};
