import type { ObservationRule } from "../../rule.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { observeKinds } from "./observe-claims.ts";

/** The documents that the narrative states are those of the table. */
export const claimDocuments: ObservationRule = {
  code: "claim-documents",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的文件数与表不符", en: "Documents: narrative and table" },
  explanation: {
    zh: "文字所说制发、废止、现行有效的规章和行政规范性文件件数应等于表中的数量。各类文件、公文不在此列。",
    en: "The rules and normative documents that the narrative says were issued, repealed or are in force must be those of the table. Documents of other sorts are not meant.",
  },
  statement: "claim = issued, repealed or inForce of the documents that it names",
  observe: observeKinds("documents.issued", "documents.repealed", "documents.inForce"),
  example: {
    edition: "2021",
    passing: {
      cells: { "proactiveDisclosure/documents.normativeDocuments/inForce": 6 },
      report: withClaims(exampleClaim("documents.inForce", 6, { scope: "documents.normativeDocuments" })),
      words: "the narrative says 6 normative documents in force",
    },
    failing: {
      cells: { "proactiveDisclosure/documents.normativeDocuments/inForce": 6 },
      report: withClaims(exampleClaim("documents.inForce", 8, { scope: "documents.normativeDocuments" })),
      words: "the narrative says 8 normative documents in force",
    },
  },
};
