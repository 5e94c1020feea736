/** The types of full-text search. */
export const SEARCH_SDL = `
"A page of search hits, best first."
type SearchConnection {
  edges: [SearchEdge!]!
  "The same as \`edges { node }\`."
  nodes: [SearchHit!]!
  pageInfo: PageInfo!
  totalCount: TotalCount!
  "The name of the engine that answered."
  engine: String!
}

type SearchEdge {
  cursor: String!
  node: SearchHit!
}

"A section that the query was found in."
type SearchHit {
  report: Report!
  section: Section!
  snippet: Snippet!
}

"A piece of text around what was found. Plain text: whoever shows it escapes it and sets the marks."
type Snippet {
  text: String!
  "Where \`text\` stands in \`section { text }\`."
  span: Span!
  "What was found, as offsets into the snippet's \`text\`."
  marks: [Span!]!
}
`;
