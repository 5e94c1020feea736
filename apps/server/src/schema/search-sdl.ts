/** The types of full-text search. */
export const SEARCH_SDL = `
"A page of search hits, best first."
type SearchConnection {
  "The hits of the page, each with its cursor."
  edges: [SearchEdge!]!
  "The same as \`edges { node }\`."
  nodes: [SearchHit!]!
  "Where the page stands among the hits."
  pageInfo: PageInfo!
  "How many sections match in all."
  totalCount: TotalCount!
  "The name of the engine that answered."
  engine: String!
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
`;
