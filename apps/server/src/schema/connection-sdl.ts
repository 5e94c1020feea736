/** The arguments that every connection takes, for use inside a field's argument list. */
export const PAGE_ARGUMENTS = `
    "从列表开头取多少；\`first\` 和 \`last\` 都不给时为 20，最多 100 · How many from the start of the list; 20 when neither \`first\` nor \`last\` is given, 100 at most."
    first: Int
    "只要此游标之后的 · Only what follows this cursor."
    after: String
    "从列表末尾取多少，最多 100；不与 \`first\` 同用 · How many from the end of the list, 100 at most; not together with \`first\`."
    last: Int
    "只要此游标之前的 · Only what stands before this cursor."
    before: String
`;

/** The connection and edge types of a node type, as the Relay specification wants them. */
export function connectionSdl(node: string): string {
  return `
"列表的一页。无论从哪一端读，顺序不变 · A page of a list. Order does not change with the end it is read from."
type ${node}Connection {
  "此页各项，各带游标 · The things of the page, each with its cursor."
  edges: [${node}Edge!]!
  "同 \`edges { node }\` · The same as \`edges { node }\`."
  nodes: [${node}!]!
  "此页在列表中的位置 · Where the page stands in the list."
  pageInfo: PageInfo!
  "共有多少项，与分页无关 · How many there are in all, whatever the page."
  totalCount: TotalCount!
}

"列表中的一项 · A thing in a list."
type ${node}Edge {
  "作为 \`after\` 或 \`before\` 给出，即从此处继续 · Pass it as \`after\` or \`before\` to go on from here."
  cursor: String!
  "该项本身 · The thing itself."
  node: ${node}!
}
`;
}
