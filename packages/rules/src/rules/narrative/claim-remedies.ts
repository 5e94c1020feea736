import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The reconsiderations and lawsuits that the narrative states are those of the table. */
export const claimRemedies: ObservationRule = {
  code: "claim-remedies",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的复议诉讼数与表不符", en: "Reconsiderations and lawsuits: narrative and table" },
  explanation: {
    zh: "文字所说因政府信息公开引起的行政复议、行政诉讼件数应等于表中总计；说明结果的，应等于该结果的数量。",
    en: "The reconsiderations and lawsuits that the narrative states must be the totals of the table; where it gives results, those columns.",
  },
  statement: "claim = the total or outcome of its groups",
  observe: observeKinds("remedies.reconsideration", "remedies.litigation", "remedies.total"),
  example: {
    edition: "2021",
    passing: {
      cells: { "remedies/directLitigation/total": 1, "remedies/litigationAfterReconsideration/total": 2 },
      report: withClaims(exampleClaim("remedies.litigation", 3)),
      words: "the narrative says 3 lawsuits",
    },
    failing: {
      cells: { "remedies/reconsideration/total": 2 },
      report: withClaims(exampleClaim("remedies.reconsideration", 3)),
      words: "the narrative says 3 reconsiderations",
    },
  },
};
