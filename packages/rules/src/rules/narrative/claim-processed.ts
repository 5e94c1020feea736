import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The requests that the narrative says were processed are those of the table. */
export const claimProcessed: ObservationRule = {
  code: "claim-processed",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的办结数与表不符", en: "Requests processed: narrative and table" },
  explanation: {
    zh: "文字所说办结、答复的申请数应等于表中办理结果的总计，或本年新收而未结转下年的数量。",
    en: "The requests that the narrative says were processed or answered must be the total of the outcomes, or those newly received that were not carried over.",
  },
  statement: "claim = processed.total or claim + pendingAtEnd = received",
  observe: observeKinds("requests.processed"),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/received/total": 3259, "requests/processed.total/total": 3278 },
      report: withClaims(exampleClaim("requests.processed", 3278)),
      words: "the narrative says 3278 requests answered",
    },
    failing: {
      cells: { "requests/received/total": 3259, "requests/processed.total/total": 3278 },
      report: withClaims(exampleClaim("requests.processed", 3280)),
      words: "the narrative says 3280 requests answered",
    },
  },
};
