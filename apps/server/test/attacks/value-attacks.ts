import { type Attack, answered, graphql, refused } from "./attack.ts";

const FILTERED = "query ($filter: ReportFilter) { reports(filter: $filter) { nodes { id } } }";
const MANY = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
const NAMED = "query ($text: String) { agencies(filter: { nameContains: $text }) { nodes { id } } }";
const SEARCHED = "query ($text: String!) { search(query: $text) { nodes { snippet { text } } } }";
const LOOKED_UP =
  "query ($text: String!, $id: ID!) { agency(name: $text, place: $text) { id } node(id: $id) { id } }";
const SUGGESTED = "query ($text: String!) { suggestAgencies(text: $text) { agency { id } } }";

/** What would be more than itself if it reached SQL, an engine's filter or a pattern unescaped. */
export const BAITS: readonly string[] = [
  "%%%%",
  "____",
  "\\",
  "'; drop table agencies; --",
  "' or '1'='1",
  '" OR year > 0 OR "',
  "year = 2023 OR year = 2022",
  "year IN [2023] AND NOT section = x",
  "(((a|b)*)*)*c",
  "text\0after",
  "\uD800",
  "a\uDC00b",
  "$1 $$ $&",
  "\u202E\uFEFF\u0000",
  "a".repeat(10_000),
  "汉".repeat(10_000),
];

const CHECKED =
  "query ($base64: String!) { checkReport(document: { file: { base64: $base64 } }) { sha256 } }";

const ids = (count: number) => Array.from({ length: count }, () => "x");

/** Values that are too many, too deep, or mean something to what is behind. */
export const VALUE_ATTACKS: readonly Attack[] = [
  refused("10,000 ids", "TOO_COMPLEX", graphql(MANY, { ids: ids(10_000) })),
  refused("101 ids", "BAD_USER_INPUT", graphql(MANY, { ids: ids(101) })),
  refused("10,000 ids in a filter", "TOO_COMPLEX", graphql(FILTERED, { filter: { agencyIds: ids(10_000) } })),
  refused("251 ids in a filter", "BAD_USER_INPUT", graphql(FILTERED, { filter: { agencyIds: ids(251) } })),
  refused("a filter 200 levels deep in a variable", "TOO_COMPLEX", () => ({
    body: JSON.stringify({ query: FILTERED, variables: { filter: {} } }).replace(
      "{}",
      `${'{"not":'.repeat(200)}{}${"}".repeat(200)}`,
    ),
  })),
  refused(
    "a filter 200 levels deep in the query",
    "TOO_COMPLEX",
    graphql(`{ reports(filter: ${"{ not: ".repeat(200)}{}${" }".repeat(200)}) { nodes { id } } }`),
  ),
  ...[NAMED, LOOKED_UP].flatMap((query) =>
    BAITS.map((bait) =>
      answered(`${JSON.stringify(bait).slice(0, 40)} as a name`, graphql(query, { text: bait, id: bait })),
    ),
  ),
  ...[SEARCHED, SUGGESTED].flatMap((query) =>
    BAITS.filter((bait) => bait.length < 1_000).map((bait) =>
      answered(`${JSON.stringify(bait)} as a search`, graphql(query, { text: bait, id: bait })),
    ),
  ),
  refused("base64 that is padding as far as 5 MB and not at its end", "BAD_USER_INPUT", () => ({
    path: "/graphql/files",
    body: JSON.stringify({ query: CHECKED, variables: { base64: `${"=".repeat(5_000_000)}x` } }),
  })),
  refused(
    "a search of 10,000 characters",
    "BAD_USER_INPUT",
    graphql(SEARCHED, { text: "公".repeat(10_000) }),
  ),
];
