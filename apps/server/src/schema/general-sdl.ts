import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";
import { COUNT_DESCRIPTION } from "./count-scalar.ts";
import { descriptionSdl } from "./description.ts";

/** The types that do not follow from the official forms. */
export const GENERAL_SDL = `
type Query {
  "Anything by its global id; null when there is no such thing (any more)."
  node(id: ID!): Node
  "Many things by their global ids, at most 100, in the order of the ids; null where there is no such thing."
  nodes(ids: [ID!]!): [Node]!
  """
  One agency, by its id or by its name. Without \`place\` the name must belong to one agency only.
  """
  agency(id: ID, name: String, place: String): Agency
  "Agencies by name, in code-point order."
  agencies(${PAGE_ARGUMENTS}    filter: AgencyFilter): AgencyConnection!
  "One report, by its id or by its agency and year."
  report(id: ID, agencyId: ID, year: Int): Report
  reports(${PAGE_ARGUMENTS}    filter: ReportFilter
    orderBy: ReportOrder = NEWEST_YEAR_FIRST): ReportConnection!
  """
  Full-text search in the sections of the reports. Traditional and Simplified script find each other; an empty
  query lists the newest sections.
  """
  search(
    query: String!
    filter: SearchFilter
    "How many hits; 20 by default, 100 at most."
    first: Int
    after: String
  ): SearchConnection!
  "What this server is and how much it holds."
  about: About!
}

"Anything with a global id. Ids are opaque and stay the same when the data is read again."
interface Node {
  id: ID!
}

${descriptionSdl(COUNT_DESCRIPTION)}scalar Count

type PageInfo {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}

type TotalCount {
  value: Count!
  relation: CountRelation!
}

"A text in both languages."
type LocalizedText {
  zh: String!
  en: String!
}

"""
A stretch of the source text: zero-based UTF-16 offsets, \`end\` exclusive. \`source.text.slice(start, end)\` in
JavaScript gives what is printed there.
"""
type Span {
  start: Int!
  end: Int!
}

"A body that publishes reports."
type Agency implements Node {
  id: ID!
  "The name in Simplified script."
  name: String!
  "A place the name itself does not begin with; null where the reports give none."
  place: String
  "Whether the agency was made up for the sample data."
  synthetic: Boolean!
  "The agency's reports, newest year first."
  reports(${PAGE_ARGUMENTS}    years: [Int!]
    editions: [Edition!]): ReportConnection!
}

"One yearly report, in the version that is current."
type Report implements Node {
  id: ID!
  agency: Agency
  agencyMatch: AgencyMatch!
  "The places that name the agency, strongest first."
  agencyEvidence: [AgencyEvidence!]!
  "The report year; null where the text does not say."
  year: Int
  "The form that the report follows; null where it follows none."
  edition: Edition
  "The title in Simplified script."
  title: String
  period: Period
  "The date of the signature, as the report prints it: YYYY-MM-DD."
  signedOn: String
  "Whether the report was made up for the sample data."
  synthetic: Boolean!
  "The version of the parser that read it."
  parserVersion: String!
  "When this version was stored: ISO 8601, UTC."
  storedAt: String!
  source: Source!
  "What could not be read, or was read with care."
  diagnostics: [Diagnostic!]!
  "What the rules say of the numbers, all verdicts unless some are asked for."
  findings(verdicts: [Verdict!]): [Finding!]!
  "The sections that the report has, in printed order."
  sections: [Section!]!
  "One section; null where the report has none such."
  section(id: SectionId!): Section
  tables: ReportTables!
  "The same as \`tables { proactiveDisclosure }\`."
  proactiveDisclosure: ProactiveDisclosureTable
  "The same as \`tables { requests }\`."
  requests: RequestsTable
  "The same as \`tables { remedies }\`."
  remedies: RemediesTable
}

"A place that names the agency of a report."
type AgencyEvidence {
  "Where it stands: title, introduction, signature, metadata, account, footer or narrative."
  kind: String!
  name: String!
  span: Span!
}

"The statistics period, as ISO dates."
type Period {
  start: String!
  end: String!
  span: Span!
}

"The document that a report was read from, untouched."
type Source {
  name: String!
  "SHA-256 of the original bytes, in hexadecimal."
  sha256: String!
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
  message: String!
  "What the code means in general."
  description: LocalizedText!
  span: Span
  "The table concerned."
  table: String
  "The address of the cell concerned."
  cell: String
}

"The outcome of one rule at one place of a report."
type Finding {
  "The rule's code, such as \`requests-balance\`; codes never change."
  rule: String!
  kind: RuleKind!
  severity: Severity!
  verdict: Verdict!
  "The formula with ids of rows and columns."
  formula: String!
  left: Float
  right: Float
  "Left minus right."
  difference: Float
  "The addresses of the cells that take part."
  cells: [String!]!
  "The addresses of the cells taken for 0 to reach the verdict."
  assumedZero: [String!]!
  message: LocalizedText!
}

"A section of a report: its heading and its narrative, without the table."
type Section implements Node {
  id: ID!
  section: SectionId!
  report: Report!
  "The heading as printed."
  heading: String!
  headingSpan: Span!
  "The whole section after its heading, table included."
  span: Span!
  "The narrative as printed, paragraphs joined by a line feed."
  text: String!
  "Where each paragraph of \`text\` stands."
  paragraphs: [Span!]!
}

"The three tables of a report. A table is null only where the report follows no official form."
type ReportTables {
  proactiveDisclosure: ProactiveDisclosureTable
  requests: RequestsTable
  remedies: RemediesTable
}

"A printed line of a table."
type TableRow {
  "The id of the row, such as \`processed.granted\`."
  id: String!
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
  column: String!
  label: LocalizedText!
  unit: Unit!
  state: CellState!
  "The number, money in yuan; null unless the state is VALUE."
  value: Float
  "What is printed there."
  raw: String
  placement: Placement
  span: Span
  "The code of the diagnostic that explains an UNREAD cell."
  because: String
}

input AgencyFilter {
  "Agencies whose name contains this text."
  nameContains: String
  synthetic: Boolean
}

input ReportFilter {
  "At most 250."
  agencyIds: [ID!]
  "At most 250."
  years: [Int!]
  editions: [Edition!]
  synthetic: Boolean
}

input SearchFilter {
  "At most 250."
  agencyIds: [ID!]
  "At most 250."
  years: [Int!]
  sections: [SectionId!]
  synthetic: Boolean
}

"What this server is and how much it holds."
type About {
  softwareVersion: String!
  "Where the data is; never holds a password."
  database: String!
  searchEngine: String!
  counts: StoredCounts!
}

type StoredCounts {
  agencies: Count!
  reports: Count!
  "Versions of reports, superseded ones included."
  reportVersions: Count!
  sources: Count!
  "Reports that search has yet to take in."
  waitingForSearch: Count!
}
${connectionSdl("Agency")}${connectionSdl("Report")}`;
