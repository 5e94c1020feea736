import { PAGE_ARGUMENTS } from "./connection-sdl.ts";
import { COUNT_DESCRIPTION } from "./count-scalar.ts";
import { descriptionSdl } from "./description.ts";

/** What can be asked for, with what every list shares. */
export const QUERY_SDL = `
"What can be asked for."
type Query {
  "Anything by its global id; null when there is no such thing (any more)."
  node("Of an agency, a report, a section or a finding." id: ID!): Node
  "Many things by their global ids, at most 100, in the order of the ids; null where there is no such thing."
  nodes("At most 100." ids: [ID!]!): [Node]!
  """
  One agency, by its id or by its name. Without \`place\` the name must belong to one agency only.
  """
  agency(
    "The agency's global id; what else is given does not count then."
    id: ID
    "The whole name, in Simplified script."
    name: String
    "The place, where several agencies have the name; empty for the one without a place."
    place: String
  ): Agency
  "Agencies by name, in code-point order."
  agencies(${PAGE_ARGUMENTS}    "Only the agencies that fit."
    filter: AgencyFilter): AgencyConnection!
  "One report, by its id or by its agency and year."
  report(
    "The report's global id; what else is given does not count then."
    id: ID
    "The agency's global id, together with \`year\`."
    agencyId: ID
    "The report year, together with \`agencyId\`."
    year: Int
  ): Report
  "Reports, newest year first unless another order is asked for."
  reports(${PAGE_ARGUMENTS}    "Only the reports that fit."
    filter: ReportFilter
    "What the list is ordered by."
    orderBy: ReportOrder = NEWEST_YEAR_FIRST): ReportConnection!
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
  "What this server is and how much it holds."
  about: About!
}

"Anything with a global id. Ids are opaque and stay the same when the data is read again."
interface Node {
  "The global id."
  id: ID!
}

${descriptionSdl(COUNT_DESCRIPTION)}scalar Count

"Where a page stands in its list."
type PageInfo {
  "Whether something follows the page."
  hasNextPage: Boolean!
  "Whether something stands before the page."
  hasPreviousPage: Boolean!
  "The cursor of the first edge; null for an empty page."
  startCursor: String
  "The cursor of the last edge; null for an empty page."
  endCursor: String
}

"How many things a list has."
type TotalCount {
  "The number."
  value: Count!
  "Whether there are just as many, or more."
  relation: CountRelation!
}

"Which agencies a list has. What is absent does not restrict."
input AgencyFilter {
  "Agencies one of whose names contains this text: the full one, a short or a former one."
  nameContains: String
  "Only of these levels."
  levels: [AgencyLevel!]
  "Only of these kinds."
  kinds: [AgencyKind!]
  "Only of regions whose GB/T 2260 code begins with these digits: 44 for a whole province, 4401 for a city."
  regionCode: String
  "Only what was made up for the sample data, or nothing of it."
  synthetic: Boolean
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

"What this server is and how much it holds."
type About {
  "The version of the software."
  softwareVersion: String!
  "How the data is held: embedded in this process, as a guest of another one that has it, or on postgresql."
  database: String!
  "The name of the search engine that answers at the moment."
  searchEngine: String!
  "How much there is of everything."
  counts: StoredCounts!
}

"How much a database holds."
type StoredCounts {
  "Agencies that reports belong to."
  agencies: Count!
  "Reports, each counted once whatever its versions."
  reports: Count!
  "Versions of reports, superseded ones included."
  reportVersions: Count!
  "Documents that reports were read from."
  sources: Count!
  "Reports that search has yet to take in."
  waitingForSearch: Count!
}
`;
