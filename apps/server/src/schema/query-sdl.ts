import { COUNT_DESCRIPTION } from "./count-scalar.ts";
import { descriptionSdl } from "./description.ts";

/** What can be asked for, with what every list shares. */
export const QUERY_SDL = `
"What can be asked for."
type Query {
  "Anything by its global id; null when there is no such thing (any more)."
  node("Of an agency, a report, a version of one, a section, a finding, a rule or a region." id: ID!): Node
  "Many things by their global ids, at most 100, in the order of the ids; null where there is no such thing."
  nodes("At most 100." ids: [ID!]!): [Node]!
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
