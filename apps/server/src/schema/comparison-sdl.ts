import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";

/** Versions of a report, and how two reports differ. */
export const COMPARISON_SDL = `
extend type Query {
  """
  How two reports differ, cell by cell and section by section: two years of an agency, or two versions of a report. Null
  where an id names nothing.
  """
  compareReports(
    "The id of a report, of which the current version is taken, or of a version."
    before: ID!
    "The same for the other one."
    after: ID!
  ): ReportComparison
  """
  What became of reports, oldest first: a list that only grows at its end. Whoever goes on from the last cursor gets every later
  change once and no other, so a copy of the reports can follow it. Judgements and other findings on the same numbers are no
  changes.
  """
  changes(${PAGE_ARGUMENTS}  ): ReportChangeConnection!
}

"One version of a report: what one source says of it, as one parser version reads it. Versions are never deleted."
type ReportVersion implements Node {
  "The global id. Unlike other ids it belongs to this database."
  id: ID!
  "The name of the document that it was read from."
  sourceName: String!
  "SHA-256 of that document, in hexadecimal."
  sourceSha256: String!
  "The version of the parser that read it."
  parserVersion: String!
  "What names the rules and settings that its findings are from."
  rulesVersion: String!
  "Whether this is the version that is shown."
  isCurrent: Boolean!
  "When it was stored: ISO 8601, UTC."
  storedAt: String!
  "Where what it says comes from."
  provenance: Provenance!
  "The version that was stored before it; null for the first."
  previous: ReportVersion
  "How it differs from the version that was stored before it; null for the first."
  changes: ReportComparison
}

"Something that became of a report."
type ReportChange {
  "What became of it."
  type: ReportChangeType!
  "When: ISO 8601, UTC."
  changedAt: String!
  "The report's global id, also of one that was retracted."
  reportId: ID!
  "The report as it is now; null where it is retracted by now."
  report: Report
  "The version that was current since; null where it was retracted."
  version: ReportVersion
  "The version that was current before; null where there was none."
  versionBefore: ReportVersion
  "How the two versions differ; null where there are not two."
  comparison: ReportComparison
}

"How two reports differ: two versions of one, or those of two years."
type ReportComparison {
  "Whether no cell, fact or section was changed, added or removed."
  isSame: Boolean!
  "What the reports say of themselves."
  facts: [FactComparison!]!
  "The places of the forms, in printed order."
  cells(
    "Only what changed in one of these ways; by default everything that is not the same."
    changes: [Change!] = [CHANGED, ADDED, REMOVED, NOT_COMPARABLE]
  ): [CellComparison!]!
  "The narratives, section by section."
  sections: [SectionComparison!]!
}

"A fact in two reports. Dates are ISO dates, a period is written with a slash."
type FactComparison {
  "Which one: title, agency, year, edition, period, signedOn, publishedOn, documentNumber."
  fact: String!
  "In the first report."
  before: String
  "In the second report."
  after: String
  "What became of it."
  change: Change!
}

"One place of the forms in two reports."
type CellComparison {
  "The address of the cell, such as requests/received/total."
  address: String!
  "What the place is called: row and column."
  label: LocalizedText!
  "The number in the first report, or what its parts come to; money in yuan; null where it is not known."
  before: Float
  "The same in the second report."
  after: Float
  "The second less the first."
  difference: Float
  "What became of it."
  change: Change!
  "What has to be said of the comparison, such as that the forms differ."
  note: LocalizedText
}

"The narrative of a section in two reports."
type SectionComparison {
  "Which section."
  section: SectionId!
  "The heading in the first report."
  headingBefore: String
  "The heading in the second report."
  headingAfter: String
  "What became of it."
  change: Change!
  "How alike the texts are, numbers left out: 0 to 1."
  similarity: Float
  "The paragraphs that differ, in order."
  paragraphs: [ParagraphComparison!]!
}

"A paragraph that is not the same in both reports."
type ParagraphComparison {
  "What became of it."
  change: Change!
  "As the first report prints it."
  before: String
  "As the second report prints it."
  after: String
  "How alike they are, numbers left out: 0 to 1."
  similarity: Float
}
${connectionSdl("ReportVersion")}${connectionSdl("ReportChange")}`;
