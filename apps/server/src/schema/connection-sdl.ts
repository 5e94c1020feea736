/** The arguments that every connection takes, for use inside a field's argument list. */
export const PAGE_ARGUMENTS = `
    "How many from the start of the list; 20 when neither \`first\` nor \`last\` is given, 100 at most."
    first: Int
    "Only what follows this cursor."
    after: String
    "How many from the end of the list, 100 at most; not together with \`first\`."
    last: Int
    "Only what stands before this cursor."
    before: String
`;

/** The connection and edge types of a node type, as the Relay specification wants them. */
export function connectionSdl(node: string): string {
  return `
"A page of a list. Order does not change with the end it is read from."
type ${node}Connection {
  "The things of the page, each with its cursor."
  edges: [${node}Edge!]!
  "The same as \`edges { node }\`."
  nodes: [${node}!]!
  "Where the page stands in the list."
  pageInfo: PageInfo!
  "How many there are in all, whatever the page."
  totalCount: TotalCount!
}

"A thing in a list."
type ${node}Edge {
  "Pass it as \`after\` or \`before\` to go on from here."
  cursor: String!
  "The thing itself."
  node: ${node}!
}
`;
}
