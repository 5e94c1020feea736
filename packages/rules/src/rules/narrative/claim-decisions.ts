import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The decisions that the narrative states are those of the table. */
export const claimDecisions: ObservationRule = {
  code: "claim-decisions",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的许可处罚强制数与表不符", en: "Licences, penalties, compulsion: narrative and table" },
  explanation: {
    zh: "文字所说行政许可、行政处罚、行政强制的数量应等于表中的处理决定数量。",
    en: "The licences, penalties and compulsory measures that the narrative states must be the decisions of the table.",
  },
  statement: "claim = decisions of the row that it names",
  observe: observeKinds("decisions.licenses", "decisions.penalties", "decisions.compulsoryMeasures"),
  example: {
    edition: "2021",
    passing: {
      cells: { "proactiveDisclosure/licensing.licenses/decisions": 63 },
      report: withClaims(exampleClaim("decisions.licenses", 63)),
      words: "the narrative says 63 licensing decisions",
    },
    failing: {
      cells: { "proactiveDisclosure/licensing.licenses/decisions": 63 },
      report: withClaims(exampleClaim("decisions.licenses", 70)),
      words: "the narrative says 70 licensing decisions",
    },
  },
};
