import { AGENCY_EVIDENCE_KINDS } from "@gongkai/schema";
import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";

/** Agencies, their reports, and what those consist of but for the typed tables, which follow from the official forms. */
export const REPORT_SDL = `
"A text in both languages."
type LocalizedText {
  "In Chinese, Simplified script."
  zh: String!
  "In English."
  en: String!
}

"""
A stretch of the source text: zero-based UTF-16 offsets, \`end\` exclusive. \`source.text.slice(start, end)\` in
JavaScript gives what is printed there.
"""
type Span {
  "The offset of the first character."
  start: Int!
  "The offset behind the last character."
  end: Int!
}

"A body that publishes reports."
type Agency implements Node {
  "The global id, which follows from name and place."
  id: ID!
  "The name in Simplified script."
  name: String!
  "A place the name itself does not begin with; null where the reports give none."
  place: String
  "Whether the agency was made up for the sample data."
  synthetic: Boolean!
  "Its level; null where the name does not tell."
  level: AgencyLevel
  "What it does; null where the name does not tell."
  kind: AgencyKind
  "The GB/T 2260 code of its region; null where it is in no table."
  regionCode: String
  "The names of its regions, from the province down."
  regionPath: [String!]!
  "Its other names: short forms, and what reports have called it."
  aliases: [String!]!
  "The body that it stands under."
  parent: Agency
  "The bodies that came before and after it."
  lineage: [AgencyRelative!]!
  "The agency's reports, newest year first."
  reports(${PAGE_ARGUMENTS}    "Only of these years; at most 250."
    years: [Int!]
    "Only by these forms."
    editions: [Edition!]): ReportConnection!
}

"One yearly report, in the version that is current."
type Report implements Node {
  "The global id, which follows from agency and year."
  id: ID!
  "The agency that published it; null where the text does not say."
  agency: Agency
  "How the agency was found."
  agencyMatch: AgencyMatch!
  "The bodies that it may be of where that is uncertain, likeliest first."
  agencyCandidates: [AgencyCandidate!]!
  "The places that name the agency, strongest first."
  agencyEvidence: [AgencyEvidence!]!
  "The report year; null where the text does not say."
  year: Int
  "The form that the report follows; null where it follows none."
  edition: Edition
  "The title in Simplified script."
  title: String
  "The time that the numbers are about; null where the text does not say."
  period: Period
  "The date of the signature, as the report prints it: YYYY-MM-DD."
  signedOn: String
  "The date of publication that the page prints: YYYY-MM-DD."
  publishedOn: String
  "The document number (文号) as printed, in Simplified script."
  documentNumber: String
  "Where the report says that its agency can be reached."
  contact: Contact
  "What the narrative says in numbers, in the order of the text."
  claims: [Claim!]!
  "Whether the report was made up for the sample data."
  synthetic: Boolean!
  "The version of the parser that read it."
  parserVersion: String!
  "When this version was stored: ISO 8601, UTC."
  storedAt: String!
  "The document that it was read from."
  source: Source!
  "Every version of the report, this one included, newest first."
  versions: [ReportVersion!]!
  "What could not be read, or was read with care."
  diagnostics: [Diagnostic!]!
  "What the rules say of the numbers, all verdicts unless some are asked for."
  findings("Only findings with these verdicts." verdicts: [Verdict!]): [Finding!]!
  "The sections that the report has, in printed order."
  sections: [Section!]!
  "The first section of that identifier; null where the report has none such."
  section("Which one." id: SectionId!): Section
  "Its three tables."
  tables: ReportTables!
  "The same as \`tables { proactiveDisclosure }\`."
  proactiveDisclosure: ProactiveDisclosureTable
  "The same as \`tables { requests }\`."
  requests: RequestsTable
  "The same as \`tables { remedies }\`."
  remedies: RemediesTable
}

"A body that a report may be of."
type AgencyCandidate {
  "Its full name."
  name: String!
  "Its level."
  level: AgencyLevel
  "What it does."
  kind: AgencyKind
  "The GB/T 2260 code of its region."
  regionCode: String
  "The names of its regions, from the province down."
  regionPath: [String!]!
  "What speaks for it."
  because: String!
}

"A body that came before or after an agency."
type AgencyRelative {
  "Its full name."
  name: String!
  "The agency itself, where reports of it are known."
  agency: Agency
  "Whether it came before or after."
  relation: AgencyRelation!
  "How the one became the other."
  type: SuccessionType!
  "The year in which it happened, or in which a reform began, where it is known."
  year: Int
}

"A place that names the agency of a report."
type AgencyEvidence {
  "Where it stands: ${AGENCY_EVIDENCE_KINDS.join(", ")}."
  kind: String!
  "The name as it stands there, in Simplified script."
  name: String!
  "Where the name stands in the source."
  span: Span!
}

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

"The outcome of one rule at one place of a report."
type Finding implements Node {
  "The global id, which follows from the report, the rule and what the finding rests on."
  id: ID!
  "The rule's code, such as \`requests-balance\`; codes never change."
  rule: String!
  "What the rule compares."
  kind: RuleKind!
  "How much it weighs when the rule fails."
  severity: Severity!
  "What became of the rule here."
  verdict: Verdict!
  "The formula with ids of rows and columns."
  formula: String!
  "What the left side comes to; null where it cannot be told."
  left: Float
  "What the right side comes to; null where it cannot be told."
  right: Float
  "Left minus right."
  difference: Float
  "The version of the rule that said so."
  ruleVersion: Int!
  "The addresses of the report's cells that take part."
  cells: [String!]!
  "Everything that takes part: cells, claims and other stretches of text."
  places: [FindingPlace!]!
  "The addresses of the cells taken for 0 to reach the verdict."
  assumedZero: [String!]!
  "What was found, for people."
  message: LocalizedText!
  "What a person last said of it; null where nobody did."
  judgement: Judgement
}

"A place that a finding rests on: a cell, a claim of the narrative, or another stretch of text."
type FindingPlace {
  "The report: report for the one that was checked, previous for that of the year before, other for another one."
  of: String!
  "The address of the cell, where it is one."
  cell: String
  "The index of the claim in the claims of its report, where it is one."
  claim: Int
  "Where it stands in the source of its report; null where nothing is printed that could be pointed at."
  span: Span
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
}
${connectionSdl("Agency")}${connectionSdl("Report")}`;
