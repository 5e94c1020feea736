import { type Attack, answered, graphql, refused, refusedAs, repeated } from "./attack.ts";

/** Fragments each of which spreads the next one twice, the last of which selects something. */
const doubled = (depth: number, type: string, selected: string) =>
  repeated(depth + 1, (index) => {
    const below = index === depth ? selected : `...f${index + 1} ...f${index + 1}`;
    return `fragment f${index} on ${type} { ${below} }`;
  });

/** 871 bytes for a depth of 22. */
const doubling = (depth: number) => `{ agencies { nodes { ...f0 } } } ${doubled(depth, "Agency", "id")}`;

/** A field with a long list, 2^depth times. */
const doubledLists = (depth: number) => {
  const years = repeated(1_200, () => "2020", ",");
  return `{ ...f0 } ${doubled(depth, "Query", `reports(filter: { years: [${years}] }) { __typename }`)}`;
};

/** Fragments in a circle that nothing spreads. */
const circle = (count: number) =>
  `{ __typename } ${repeated(count, (index) => `fragment f${index} on Query { ...f${(index + 1) % count} }`)}`;

/** Fields that are all to be merged with each other, on two levels. */
const overlapping = (count: number, below = count) =>
  `{ ${repeated(count, () => `about { ${repeated(below, () => "softwareVersion")} }`)} }`;

const nested = (depth: number) => `{ ${"a { ".repeat(depth)}b${" }".repeat(depth)} }`;
const circling = (times: number) =>
  `{ reports { nodes { ${"agency { reports(first: 1) { nodes { sections { report { ".repeat(times)}id${" } } } } }".repeat(times)} } } }`;
const list = (depth: number) => `{ nodes(ids: ${"[".repeat(depth)}"x"${"]".repeat(depth)}) { id } }`;
const deepJson = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;

const introspection = (fields: string) => `__schema { types { ${fields} } }`;

/** Pages of pages: by the size as it is written, which is the text of a number or a variable. */
const pages = (size: string) =>
  `agencies(first: ${size}) { nodes { reports(first: ${size}) { nodes { id } } } }`;

/** Documents that cost much to parse, validate, merge or run for what they cost to send. */
export const DOCUMENT_ATTACKS: readonly Attack[] = [
  refused("fragments that double 22 times", "TOO_COMPLEX", graphql(doubling(22))),
  refused("fragments that double 14 times", "TOO_COMPLEX", graphql(doubling(14))),
  refused("a list of 1,200 values repeated 1,024 times", "TOO_COMPLEX", graphql(doubledLists(10))),
  refused(
    "fragments in a circle",
    "GRAPHQL_VALIDATION_FAILED",
    graphql("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
  ),
  refused("500 unused fragments in a circle", "TOO_COMPLEX", graphql(circle(500))),
  refused("150 unused fragments in a circle", "GRAPHQL_VALIDATION_FAILED", graphql(circle(150))),
  refused("a field with a selection 2,900 times", "TOO_COMPLEX", graphql(`{ ${"a{x} ".repeat(2_900)}}`)),
  refusedAs(413, "PAYLOAD_TOO_LARGE", "a field 20,000 times", graphql(`{ ${"hello ".repeat(20_000)} }`)),
  refused("60 × 60 fields to be merged", "TOO_COMPLEX", graphql(overlapping(60))),
  answered("10 × 60 fields to be merged", graphql(overlapping(10, 60))),
  refused(
    "400 inline fragments",
    "TOO_COMPLEX",
    graphql(`{ ${repeated(400, () => "... on Query { __typename }")} }`),
  ),
  refusedAs(
    413,
    "PAYLOAD_TOO_LARGE",
    "20,000 aliases of __typename",
    graphql(`{ ${repeated(20_000, (index) => `a${index}: __typename`)} }`),
  ),
  refused(
    "400 aliases of __typename",
    "TOO_COMPLEX",
    graphql(`{ ${repeated(400, (index) => `a${index}: __typename`)} }`),
  ),
  refusedAs(
    413,
    "PAYLOAD_TOO_LARGE",
    "5,000 aliased look-ups",
    graphql(`{ ${repeated(5_000, (index) => `a${index}: agency(name: "x") { id }`)} }`),
  ),
  refused(
    "100 aliased look-ups",
    "TOO_COMPLEX",
    graphql(`{ ${repeated(100, (index) => `a${index}: agency(name: "x") { id }`)} }`),
  ),
  refusedAs(
    413,
    "PAYLOAD_TOO_LARGE",
    "10,000 directives",
    graphql(`{ __typename ${"@skip(if: true) ".repeat(10_000)}}`),
  ),
  refused(
    "21 fields with a directive each",
    "TOO_COMPLEX",
    graphql(`{ about { ${repeated(21, () => "softwareVersion @skip(if: true)")} } }`),
  ),
  refused("5,000 unknown directives", "TOO_COMPLEX", graphql(`{ __typename ${"@x ".repeat(5_000)}}`)),
  refused(
    "300 unknown directives",
    "GRAPHQL_VALIDATION_FAILED",
    graphql(`{ __typename ${"@x ".repeat(300)}}`),
  ),
  refused(
    "300 unknown fields",
    "GRAPHQL_VALIDATION_FAILED",
    graphql(`{ ${repeated(300, (index) => `agenci${index}`)} }`),
  ),
  refused(
    "300 unknown arguments",
    "GRAPHQL_VALIDATION_FAILED",
    graphql(`{ about(${repeated(300, (index) => `firs${index}: 1`)}) { softwareVersion } }`),
  ),
  refused("fields nested 2,000 deep", "TOO_COMPLEX", graphql(nested(2_000))),
  refused("fields nested 10,000 deep", "TOO_COMPLEX", graphql(nested(10_000))),
  refused("fields that exist nested 41 deep", "TOO_COMPLEX", graphql(circling(10))),
  refused("a list in lists 2,000 deep", "TOO_COMPLEX", graphql(list(2_000))),
  refused("a list in lists 20,000 deep", "TOO_COMPLEX", graphql(list(20_000))),
  refused("variables nested 40,000 deep", "TOO_COMPLEX", () => ({
    body: `{"query":"{ __typename }","variables":{"a":${deepJson(40_000)}}}`,
  })),
  refusedAs(413, "PAYLOAD_TOO_LARGE", "a comment of 5 MB", graphql(`#${"x".repeat(5_000_000)}\n{ a }`)),
  refusedAs(413, "PAYLOAD_TOO_LARGE", "commas of 5 MB", graphql(`{ a${",".repeat(5_000_000)} }`)),
  refused("a comment of 50 KB", "TOO_COMPLEX", graphql(`#${"x".repeat(50_000)}\n{ __typename }`)),
  refusedAs(
    413,
    "PAYLOAD_TOO_LARGE",
    "50,000 wrong values in a variable",
    graphql("query ($years: [Int!]) { reports(filter: { years: $years }) { nodes { id } } }", {
      years: Array.from({ length: 50_000 }, () => "x"),
    }),
  ),
  refused(
    "20,000 wrong values in a variable",
    "BAD_USER_INPUT",
    graphql("query ($years: [Int!]) { reports(filter: { years: $years }) { nodes { id } } }", {
      years: Array.from({ length: 20_000 }, () => "x"),
    }),
  ),
  refused(
    "introspection in circles",
    ["GRAPHQL_VALIDATION_FAILED"],
    graphql(`{ ${introspection(`${"fields { type { ".repeat(6)}name${" } }".repeat(6)}`)} }`),
  ),
  refused(
    "introspection 100 times over",
    "TOO_COMPLEX",
    graphql(`{ ${repeated(100, (index) => `a${index}: ${introspection("name fields { name }")}`)} }`),
  ),
  refused("pages of 1,000 in pages of 1,000", "TOO_COMPLEX", graphql(`{ ${pages("1000")} }`)),
  refused(
    "page sizes in variables",
    "TOO_COMPLEX",
    graphql(`query ($size: Int!) { ${pages("$size")} }`, { size: 100 }),
  ),
  refused(
    "page sizes in defaults of variables",
    "TOO_COMPLEX",
    graphql(`query ($size: Int = 100) { ${pages("$size")} }`),
  ),
  refused(
    "page sizes in fragments",
    "TOO_COMPLEX",
    graphql(`{ ...all } fragment all on Query { ${pages("100")} }`),
  ),
];
