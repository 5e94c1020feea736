/** Full-text search, its answers, and the sections that say the same as another one. */
export const SEARCH_SDL = `
extend type Query {
  """
  Full-text search in the sections of the reports. Traditional and Simplified script find each other. An empty query
  lists everything, the newest first.
  """
  search(
    """
    Words separated by spaces, all of which must occur; a phrase stands in quotation marks of any kind; what has a
    hyphen before it must not occur. Names of agencies and regions, years and sections narrow the search down:
    \`interpretation\` tells. At most 2000 characters.
    """
    query: String!
    "Narrows down besides what the query says; both must hold."
    filter: SearchFilter
    "How the query is looked for."
    matching: SearchMatching = WORDS
    "How hits are ordered."
    order: SearchOrder = RELEVANCE
    "What to count the matching sections by; nothing by default."
    facets: [FacetName!]
    "How many hits; 20 by default, 100 at most."
    first: Int
    "Only what follows this cursor. Cursors lead to the first 1000 hits."
    after: String
    "Whether names, years and sections in the query narrow it down; without, every piece of it is looked for in the text."
    interpret: Boolean = true
    "Pieces of the query to be looked for in the text, whatever they could mean; as \`recognised { text }\` gives them."
    asWords: [String!]
  ): SearchConnection!
  "Agencies for somebody who is typing a name: by its beginning, by pinyin, or by the initials of its pinyin."
  suggestAgencies(
    "What has been typed so far, at most 2000 characters."
    text: String!
    "How many, 100 at most."
    first: Int = 10
  ): [AgencySuggestion!]!
}

"Where to search. What is absent does not restrict; an empty list fits nothing."
input SearchFilter {
  "Only of these agencies, by their global ids; at most 250."
  agencyIds: [ID!]
  "Only of these reports, by their global ids; at most 250."
  reportIds: [ID!]
  "Only of these years; at most 250."
  years: [Int!]
  "Only of this year and later ones."
  fromYear: Int
  "Only of this year and earlier ones."
  toYear: Int
  "Only these sections."
  sections: [SectionId!]
  "Only of agencies in these regions, by GB/T 2260 codes of six digits: 320000 is all of Jiangsu. At most 250."
  regionCodes: [String!]
  "Only of agencies of these levels."
  levels: [AgencyLevel!]
  "Only of agencies of these kinds."
  kinds: [AgencyKind!]
  "Only what was made up for the sample data, or nothing of it."
  synthetic: Boolean
}

"A page of search hits, in the order asked for."
type SearchConnection {
  "The hits of the page, each with its cursor."
  edges: [SearchEdge!]!
  "The same as \`edges { node }\`."
  nodes: [SearchHit!]!
  "Where the page stands among the hits."
  pageInfo: PageInfo!
  "How many sections match in all."
  totalCount: TotalCount!
  "One for each that was asked for, in that order."
  facets: [Facet!]!
  "How the query was understood."
  interpretation: Interpretation!
  """
  Words that were left out because no section contains them together with the others, or finding out which took too long. Where
  there are any, the hits lack them.
  """
  omitted: [SearchTerm!]!
  "Other queries that may have been meant, best first; empty where enough was found."
  suggestions: [QuerySuggestion!]!
  "The name of the engine that answered."
  engine: String!
  "Why another engine than the preferred one answered; null where it did not have to."
  fallback: String
}

"A hit in a list."
type SearchEdge {
  "Pass it as \`after\` to go on from here."
  cursor: String!
  "The hit itself."
  node: SearchHit!
}

"A section that the query was found in."
type SearchHit {
  "The report that the section belongs to."
  report: Report!
  "The section."
  section: Section!
  "A piece of the section's text that shows why it was found."
  snippet: Snippet!
}

"A piece of text around what was found. Plain text: whoever shows it escapes it and sets the marks."
type Snippet {
  "The piece, as printed."
  text: String!
  "Where \`text\` stands in \`section { text }\`."
  span: Span!
  "What was found, as offsets into the snippet's \`text\`."
  marks: [Span!]!
}

"How many matching sections there are for each value of one thing. A filter on that very thing is left aside."
type Facet {
  "What is counted by."
  name: FacetName!
  "The most frequent first."
  values: [FacetValue!]!
  "Whether every match was counted."
  relation: CountRelation!
}

"A value and how often it occurs among the matches."
type FacetValue {
  "As filters take it: a year in digits, the name of an enumeration's value, a region's six-digit code."
  value: String!
  "How many matching sections have it."
  count: Count!
}

"How a query was understood."
type Interpretation {
  "What was taken for more than words, in the order typed."
  recognised: [Recognition!]!
  "What is looked for in the text."
  terms: [SearchTerm!]!
}

"A piece of a query and what it was taken for. \`asWords\` of \`search\` takes that back."
type Recognition {
  "What it was taken for."
  kind: RecognitionKind!
  "Where it stands in the query."
  span: Span!
  "The piece, as typed."
  text: String!
  "What it stands for, for people."
  meaning: String!
  "Whether it narrows the search down, and is not looked for in the text."
  isFilter: Boolean!
}

"A word or phrase that sections must contain, or must not."
type SearchTerm {
  "In the spelling in which texts and queries are compared."
  text: String!
  "Whether it stood in quotation marks."
  isPhrase: Boolean!
  "Whether sections that contain it are left out."
  isExcluded: Boolean!
}

"Another query that may have been meant."
type QuerySuggestion {
  "The whole query with the correction in it."
  text: String!
  "What was replaced, in the query as typed."
  replaced: Span!
  "What makes the two alike."
  reason: SuggestionReason!
}

"An agency for somebody who is typing its name."
type AgencySuggestion {
  "The agency."
  agency: Agency!
  "The name that fits what was typed: the full one, a short form or a former one."
  matched: String!
  "How it fits."
  by: AgencyMatching!
}

extend type Section {
  """
  Sections of other reports that say much the same, most similar first, with what they have in common. Sections of invented
  reports are compared with each other only.
  """
  similar(
    "How many, 100 at most."
    first: Int = 5
    "The least similarity, from 0 to 1. Below about 0.8, more and more is passed over."
    minimum: Float = 0.9
  ): SimilarSections!
}

"Sections that say much the same as another one."
type SimilarSections {
  "The most similar first."
  sections: [SimilarSection!]!
  "Whether all was compared that could be alike; false where too many sections are nearly the same."
  isComplete: Boolean!
}

"A section that says much the same as the one that was asked for."
type SimilarSection {
  "The other section."
  section: Section!
  "The share of the asked section's text that stands in this one too, numbers left out: 0 to 1."
  similarity: Float!
  "What the two have in common, in the order of the asked section."
  passages: [SharedPassage!]!
  "Where the asked section's \`text\` says what this one says: in order, never overlapping."
  marks: [Span!]!
  "Where this section's \`text\` says what the asked one says: in order, never overlapping."
  marksInOther: [Span!]!
}

"A stretch of text that two sections have in common; numbers, script, width, spaces and punctuation may differ."
type SharedPassage {
  "Where it stands in the asked section's \`text\`."
  asked: Span!
  "Where it stands in the other section's \`text\`."
  other: Span!
}
`;
