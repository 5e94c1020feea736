import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";

/** Agencies, the regions they are in, and how complete their reports are. */
export const AGENCY_SDL = `
extend type Query {
  """
  One agency, by its id or by its name. Without \`place\` the name must belong to one agency only; one whose whole name it is comes
  before those that have it as another name.
  """
  agency(
    "The agency's global id; what else is given does not count then."
    id: ID
    "The whole name, or one of \`aliases\`, in Simplified script."
    name: String
    "The place, where several agencies have the name; empty for the one without a place."
    place: String
  ): Agency
  "Agencies by name, in code-point order."
  agencies(${PAGE_ARGUMENTS}    "Only the agencies that fit."
    filter: AgencyFilter): AgencyConnection!
  "A region that has agencies with reports, by its GB/T 2260 code; null where there is none such."
  region("Six digits, such as 320000." code: String!): Region
  "The regions that have agencies with reports, right below one, or the provinces; by code."
  regions("The code of the region that they lie in; without, the provinces." parent: String): [Region!]!
  """
  How many reports are here, and how many of those that are expected, by year and level: every year from the first to the last of
  which an agency that fits has a report, also those of which none has.
  """
  coverage("Only of the agencies that fit." filter: AgencyFilter): [Coverage!]!
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
  "Only agencies whose report of this year is missing: reports of earlier years are here, and of this one none."
  withoutReportOf: Int
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
  "Its own region; null where its code is in no table."
  region: Region
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
  """
  Its years, oldest first, from its first report here on: every year of which this server has a report of any agency. Missing
  here does not mean never published.
  """
  years: [AgencyYear!]!
  "Its figures year by year, as \`reportStats\` makes them of its reports; \`groups\` has one group for each year."
  figures("What to measure; at most 20." measures: [MeasureInput!]!): ReportStats!
  "What the rules say of its reports."
  findings(${PAGE_ARGUMENTS}    "Only the findings that fit."
    filter: FindingFilter
    "What the list is ordered by."
    orderBy: FindingOrder = GRAVEST_FIRST): FindingConnection!
}

"A year in which a report of an agency is here or is missing."
type AgencyYear {
  "The report year."
  year: Int!
  "The report; null where it is missing."
  report: Report
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

"A region of the administrative division (GB/T 2260) with agencies of which reports are here."
type Region implements Node {
  "The global id, which follows from the code."
  id: ID!
  "The GB/T 2260 code, six digits."
  code: String!
  "The name, as most of the agencies there have it."
  name: String!
  "The region that it lies in; null for provinces."
  parent: Region
  "The regions right below it that have agencies, by code."
  children: [Region!]!
  "How many agencies it has, those of the regions below included."
  agencyCount: Count!
  "How many reports they have."
  reportCount: Count!
}

"How complete the reports of one year and level are."
type Coverage {
  "The report year."
  year: Int!
  "The level of the agencies; null for those of which it is not known."
  level: AgencyLevel
  "How many reports are expected: one of each agency of which a report of this year or an earlier one is here."
  expected: Count!
  "How many of these are here."
  present: Count!
  "How many of these are missing."
  missing: Count!
}
${connectionSdl("Agency")}`;
