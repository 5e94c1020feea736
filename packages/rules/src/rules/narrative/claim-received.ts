import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The requests that the narrative says came in are those of the table. */
export const claimReceived: ObservationRule = {
  code: "claim-received",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的收到数与表不符", en: "Requests received: narrative and table" },
  explanation: {
    zh: "文字所说收到（新收、受理、接收）的申请数应为表中新收数，或新收与上年结转之和；收办数应为两者之和。不一致时，文字或表有一处没有更新。",
    en: "The requests that the narrative says were received must be those newly received, or these and those carried in; a number received and handled counts both. Where they differ, either the text or the table was not brought up to date.",
  },
  statement: "claim = received or claim = received + pendingAtStart",
  observe: observeKinds("requests.received", "requests.receivedAndPending"),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/received/total": 12, "requests/pendingAtStart/total": 1 },
      report: withClaims(exampleClaim("requests.received", 13)),
      words: "the narrative says 13 requests received",
    },
    failing: {
      cells: { "requests/received/total": 12, "requests/pendingAtStart/total": 1 },
      report: withClaims(exampleClaim("requests.received", 11)),
      words: "the narrative says 11 requests received",
    },
  },
};
