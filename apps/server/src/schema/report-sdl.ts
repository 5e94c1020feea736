import { AGENCY_EVIDENCE_KINDS } from "@gongkai/schema";
import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";

/** Reports, and what those consist of but for the typed tables, which follow from the official forms. */
export const REPORT_SDL = `
extend type Query {
  "One report, by its id, or by its year and its agency's id or name."
  report(
    "The report's global id; what else is given does not count then."
    id: ID
    "The agency's global id, together with \`year\`."
    agencyId: ID
    "The agency's whole name or one of its \`aliases\`, as for \`agency\`, together with \`year\`."
    agencyName: String
    "The agency's place, where several agencies have the name; empty for the one without a place."
    agencyPlace: String
    "The report year, together with \`agencyId\` or \`agencyName\`."
    year: Int
  ): Report
  "Reports, newest year first unless another order is asked for."
  reports(${PAGE_ARGUMENTS}    "Only the reports that fit."
    filter: ReportFilter
    "What the list is ordered by."
    orderBy: ReportOrder = NEWEST_YEAR_FIRST): ReportConnection!
  "A section of the current version of a report; null where it has none such."
  section(
    "The report's global id."
    report: ID!
    "Which section of the form."
    section: SectionId!
    "Which of the report's sections of that identifier, from 0."
    occurrence: Int = 0
  ): Section
}

"Which reports a list has. What is absent does not restrict; an empty list fits nothing."
input ReportFilter {
  "Only of these agencies, by their global ids; at most 250."
  agencyIds: [ID!]
  "Only of these years; at most 250."
  years: [Int!]
  "Only reports by these forms."
  editions: [Edition!]
  "Only of agencies of these levels."
  levels: [AgencyLevel!]
  "Only of agencies of these kinds."
  kinds: [AgencyKind!]
  "Only of agencies of regions whose GB/T 2260 code begins with these digits: 44 for a whole province, 4401 for a city."
  regionCode: String
  "Only what was made up for the sample data, or nothing of it."
  synthetic: Boolean
}

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
  "Where what it says comes from."
  provenance: Provenance!
  "Every version of the report, this one included, stored last first."
  versions(${PAGE_ARGUMENTS}  ): ReportVersionConnection!
  "What could not be read, or was read with care."
  diagnostics: [Diagnostic!]!
  "What the rules say of the numbers, all verdicts unless some are asked for."
  findings("Only findings with these verdicts." verdicts: [Verdict!]): [Finding!]!
  "What is wrong behind the failures, and whether the agency or the reading did it."
  diagnoses: [Diagnosis!]!
  "The sections that the report has, in printed order."
  sections: [Section!]!
  "The first section of that identifier; null where the report has none such."
  section("Which one." id: SectionId!): Section
  "Its three tables."
  tables: ReportTables!
  "The sums that the table of requests prints beside the form's own cells; they are among no cells and never counted."
  subtotals: [Subtotal!]!
  "The same as \`tables { proactiveDisclosure }\`."
  proactiveDisclosure: ProactiveDisclosureTable
  "The same as \`tables { requests }\`."
  requests: RequestsTable
  "The same as \`tables { remedies }\`."
  remedies: RemediesTable
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
${connectionSdl("Report")}`;
