/** What reports say: the narrative with its claims, the tables cell by cell, and where all of it comes from. */
export const REPORT_PARTS_SDL = `
"Where the report says that its agency can be reached. What it does not print is null."
type Contact {
  "The street address."
  address: String
  "The telephone number as printed."
  telephone: String
  "The e-mail address."
  email: String
  "The postcode."
  postcode: String
  "Where the report says so."
  span: Span!
}

"A number that the narrative states."
type Claim {
  "What it is a number of, such as \`requests.received\`."
  kind: String!
  "The kind, for people."
  label: LocalizedText!
  "The number, in the unit of its kind: pieces, yuan or per cent."
  value: Float!
  "What the value counts."
  unit: ClaimUnit!
  "Whether the text says 余, 多, 近 or 约, so that the value is only near the number meant."
  isApproximate: Boolean!
  "What part of the quantity it speaks of, such as a channel or an applicant; null for the whole."
  scope: String
  "The year it speaks of where that is not the report year."
  year: Int
  "The claim of this report that states the sum it is listed as a part of, as an index into \`claims\`."
  partOf: Int
  "What is printed, with its unit."
  raw: String!
  "Where it stands in the source."
  span: Span!
  "The section it stands in; null where it stands outside the sections of the form."
  section: SectionId
  "The cells of the tables that a rule compared it with."
  cells: [TableCell!]!
  "What the rules say of it."
  findings: [Finding!]!
}

"A sum that the table of requests prints beside the form's own cells, such as the line of a group."
type Subtotal {
  "The addresses of the cells that it is the sum of, in printed order."
  cells: [String!]!
  "The number."
  value: Float!
  "What is printed."
  raw: String!
  "Where it stands in the source."
  span: Span!
}

"Where something that is told here comes from."
type Provenance {
  "The address that the document was fetched from; null where it did not come from the web."
  url: String
  "The place from which it was read: a path, an address, or a place in an archive or crawl file."
  origin: String!
  "When that place held it: ISO 8601, UTC; null where it is not known."
  retrievedAt: String
  "SHA-256 of the document's bytes, in hexadecimal."
  sourceSha256: String!
  "SHA-256 of the decoded text in UTF-8, into which all spans point."
  textSha256: String!
  "The version of the parser that read it."
  parserVersion: String!
  "Where in that text; null for the whole, and where nothing stands that could be pointed at."
  span: Span
}

"The statistics period, as ISO dates."
type Period {
  "The first day: YYYY-MM-DD."
  start: String!
  "The last day: YYYY-MM-DD."
  end: String!
  "Where the report says so."
  span: Span!
}

"The document that a report was read from, untouched."
type Source {
  "The name that the document came with, such as that of its file."
  name: String!
  "SHA-256 of the original bytes, in hexadecimal."
  sha256: String!
  "What kind of document it is, such as text/html."
  mediaType: String!
  "The decoded text. Every span is an offset into it."
  text: String!
  "Length of the original bytes, where known."
  byteLength: Int
  "When the document was first read: ISO 8601, UTC."
  readAt: String!
}

"A reading problem. What the numbers themselves get wrong is a Finding."
type Diagnostic {
  "The code, such as \`column-ambiguous\`; codes never change."
  code: String!
  "What is the matter here, for people."
  message: String!
  "What the code means in general."
  description: LocalizedText!
  "Where in the source; null where nothing stands that could be pointed at."
  span: Span
  "The table concerned."
  table: String
  "The address of the cell concerned."
  cell: String
}

"A section of a report: its heading and its narrative, without the table."
type Section implements Node {
  "The global id, which follows from report and section."
  id: ID!
  "Which section of the form it is."
  section: SectionId!
  "The report that it belongs to."
  report: Report!
  "The heading as printed."
  heading: String!
  "Where the heading stands."
  headingSpan: Span!
  "The whole section after its heading, table included."
  span: Span!
  "The narrative as printed, paragraphs joined by a line feed."
  text: String!
  "Where each paragraph of \`text\` stands."
  paragraphs: [Span!]!
  "Where what it says comes from."
  provenance: Provenance!
}

"The three tables of a report. A table is null only where the report follows no official form."
type ReportTables {
  "Proactive disclosure."
  proactiveDisclosure: ProactiveDisclosureTable
  "Requests received and processed."
  requests: RequestsTable
  "Reconsiderations and lawsuits."
  remedies: RemediesTable
}

"A printed line of a table."
type TableRow {
  "The id of the row, such as \`processed.granted\`."
  id: String!
  "The label of the row on the form."
  label: LocalizedText!
  "Whether the line only heads the lines below it."
  isGroup: Boolean!
  "The id of the nearest group above."
  group: String
  "The cells of the line, as the report has them."
  cells: [TableCell!]!
}

"One place of a table that takes a number."
type TableCell {
  "Where the cell stands on the form, such as \`requests/processed.granted/total\`."
  address: String!
  "The id of the column, such as \`total\`."
  column: String!
  "The label of the column on the form."
  label: LocalizedText!
  "What the column counts."
  unit: Unit!
  "What is known of the place."
  state: CellState!
  "The number, money in yuan; null unless the state is VALUE."
  value: Float
  "What is printed there."
  raw: String
  "How the number came to its column; null unless the state is VALUE."
  placement: Placement
  "Where it stands in the source; null where nothing stands."
  span: Span
  "The code of the diagnostic that explains an UNREAD cell."
  because: String
  "Where what it says comes from."
  provenance: Provenance!
}
`;
