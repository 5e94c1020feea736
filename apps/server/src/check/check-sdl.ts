import { derivedTypesSdl } from "../schema/derive-type.ts";
import { FINDING_SDL } from "../schema/finding-sdl.ts";
import { REPORT_PARTS_SDL } from "../schema/report-parts-sdl.ts";
import { REPORT_SDL } from "../schema/report-sdl.ts";

/** What a report has only where it is stored. */
const ONLY_STORED = [
  "id",
  "agency",
  "agencyMatch",
  "agencyCandidates",
  "synthetic",
  "storedAt",
  "source",
  "versions",
  "section",
];

/** The types of stored reports without what only stored ones have, so that a client reads both alike. */
const CHECKED_TYPES = derivedTypesSdl(`${REPORT_SDL}\n${REPORT_PARTS_SDL}\n${FINDING_SDL}`, [
  {
    name: "CheckedReport",
    description: "A report that was read and checked, and not stored. Its fields are those of a stored one.",
    from: "Report",
    without: ONLY_STORED,
  },
  {
    name: "CheckedClaim",
    description: "A number that the narrative of a checked report states.",
    from: "Claim",
    without: [],
  },
  {
    name: "CheckedSection",
    description: "A section of a checked report: its heading and its narrative, without the table.",
    from: "Section",
    without: ["id", "report", "similar"],
  },
  {
    name: "CheckedFinding",
    description: "The outcome of one rule at one place of a checked report.",
    from: "Finding",
    without: ["id", "report", "input", "judgement"],
  },
  {
    name: "CheckedDiagnosis",
    description:
      "What is wrong behind failures of a checked report that share cells, as far as they point to it.",
    from: "Diagnosis",
    without: [],
  },
]);

/** Checking a document without storing it. */
export const CHECK_SDL = `
extend type Query {
  """
  Reads a document and says what is wrong in it, as \`gongkai check\` does. Nothing is stored. Documents that do not fit into a
  usual request are sent to \`/graphql/files\`, which takes the same queries with larger variables.
  """
  checkReport(
    "The document."
    document: DocumentToCheck!
  ): CheckedDocument!
}

"A document to check: exactly one of these. What kind it is, its content says."
input DocumentToCheck @oneOf {
  "The text of a report."
  text: String
  "A page in HTML."
  html: String
  "A file of any kind that can be read: text, HTML, PDF, DOCX, DOC."
  file: DocumentFile
}

"A file in a request."
input DocumentFile {
  "Its name, for messages."
  name: String = "document"
  "Its bytes in base64 (RFC 4648); at most 4 MiB of them."
  base64: String!
}

"A document that was read and checked, and not stored."
type CheckedDocument {
  "Its name."
  name: String!
  "SHA-256 of its bytes, in hexadecimal."
  sha256: String!
  "What kind of document it is, such as text/html."
  mediaType: String!
  "The decoded text. Every span is an offset into it."
  text: String!
  "What the check came to."
  status: CheckStatus!
  "How many findings there are of all its reports."
  counts: CheckCounts!
  "Reading problems of the document as a whole."
  diagnostics: [Diagnostic!]!
  "One for each report in it, in its order."
  reports: [CheckedReport!]!
  "The version of the parser that read it."
  parserVersion: String!
  "The version of the rules that it was checked by."
  rulesVersion: String!
}

"How many findings there are. Those that pass are counted, and not listed."
type CheckCounts {
  "Failures of severity error."
  errors: Int!
  "Failures of severity warning."
  warnings: Int!
  "Failures of severity information."
  information: Int!
  "All findings by their verdicts."
  verdicts: [VerdictCount!]!
}

"How many findings have a verdict."
type VerdictCount {
  "The verdict."
  verdict: Verdict!
  "How many have it."
  count: Int!
}

${CHECKED_TYPES}

extend type CheckedReport {
  "The name of the agency as the report gives it; null where it does not."
  agencyName: String
  "The place that it is in, where the report says so beside the name."
  agencyPlace: String
  "What was found wrong and what could not be checked, in a sentence."
  outcome: LocalizedText!
  "How many findings there are of it."
  counts: CheckCounts!
}
`;
