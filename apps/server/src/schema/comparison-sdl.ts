/** Versions of a report, and how two reports differ. */
export const COMPARISON_SDL = `
"One version of a report: what one source says of it, as one parser version reads it. Versions are never deleted."
type ReportVersion {
  "The id of the version, for \`compareReports\`. Unlike other ids it belongs to this database."
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
`;
