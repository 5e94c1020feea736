import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { isNoneAgainstSome, observeClaims } from "./observe-claims.ts";

/** What the narrative says there was none of is zero in the table, and a table of zeros has no claim against it. */
export const claimZero: ObservationRule = {
  code: "claim-zero",
  version: 1,
  kind: "agreement",
  severity: "error",
  editions: ["2019", "2021"],
  title: {
    zh: "文字说无而表中有，或表为零而文字有",
    en: "None in the narrative, some in the table, or the reverse",
  },
  explanation: {
    zh: "文字说没有收到申请、没有行政复议和诉讼、没有制发文件等，表中相应数字应为零；整张表都是零时，文字不应说有。这样的矛盾不是笔误的大小，而是有与无。",
    en: "Where the narrative says that there were no requests, disputes, documents or decisions, the table's numbers must be zero; and where a whole table is zero the narrative must not state some. Such a contradiction is not one of size but of whether there was anything at all.",
  },
  statement: "claim = 0 exactly when the table's number = 0",
  observe: (subject) => observeClaims(subject, (claim) => isNoneAgainstSome(subject.report, claim)),
  example: {
    edition: "2021",
    passing: {
      cells: {},
      report: withClaims(exampleClaim("requests.received", 0, { raw: "未收到" })),
      words: "the narrative says that no request was received",
    },
    failing: {
      cells: { "requests/received/total": 5 },
      report: withClaims(exampleClaim("requests.received", 0, { raw: "未收到" })),
      words: "the narrative says that no request was received",
    },
  },
};
