import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The split by applicant that the narrative states is that of the table. */
export const claimApplicant: ObservationRule = {
  code: "claim-applicant",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的申请人构成与表不符", en: "Kinds of applicants: narrative and table" },
  explanation: {
    zh: "文字所说自然人、法人或其他组织的申请数应等于表中相应列的新收数、新收与上年结转之和，或办理总计。",
    en: "The requests that the narrative says came from persons or organizations must be those columns of the table: received, received and carried in, or processed.",
  },
  statement: "claim = received, received + pendingAtStart or processed.total of its columns",
  observe: observeKinds("requests.applicant"),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/received/commercialEnterprise": 2, "requests/received/otherOrganization": 1 },
      report: withClaims(exampleClaim("requests.applicant", 3, { scope: "organization" })),
      words: "the narrative says 3 requests of legal persons",
    },
    failing: {
      cells: { "requests/received/naturalPerson": 4, "requests/processed.total/naturalPerson": 4 },
      report: withClaims(exampleClaim("requests.applicant", 5, { scope: "naturalPerson" })),
      words: "the narrative says 5 requests of natural persons",
    },
  },
};
