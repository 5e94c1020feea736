import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The requests that the narrative says were carried in are those of the table. */
export const claimPendingAtStart: ObservationRule = {
  code: "claim-pending-at-start",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的上年结转数与表不符", en: "Requests carried in: narrative and table" },
  explanation: {
    zh: "文字所说上年结转的申请数应等于表中的上年结转数。",
    en: "The requests that the narrative says were carried over from last year must be those of the table.",
  },
  statement: "claim = pendingAtStart",
  observe: observeKinds("requests.pendingAtStart"),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/pendingAtStart/total": 2 },
      report: withClaims(exampleClaim("requests.pendingAtStart", 2)),
      words: "the narrative says 2 requests carried in",
    },
    failing: {
      cells: { "requests/pendingAtStart/total": 2 },
      report: withClaims(exampleClaim("requests.pendingAtStart", 3)),
      words: "the narrative says 3 requests carried in",
    },
  },
};
