import { gzipSync } from "node:zlib";
import { type Attack, graphql, refused, refusedAs } from "./attack.ts";

const QUERY = '{"query":"{ __typename }"}';
const QUERY_BY_GET = `/graphql?${new URLSearchParams({ query: "{ __typename }" })}`;

const typed = (contentType: string, body: string | Buffer) => () => ({
  headers: { "content-type": contentType },
  body,
});

/** Requests that try what HTTP leaves open. */
export const REQUEST_ATTACKS: readonly Attack[] = [
  refused("a batch of operations", "BAD_REQUEST", () => ({ body: `[${QUERY},${QUERY}]` })),
  refused("a GET that any page could send", "BAD_REQUEST", () => ({
    method: "GET",
    path: QUERY_BY_GET,
    headers: {},
  })),
  refused("a GET as plain text", "BAD_REQUEST", () => ({
    method: "GET",
    path: QUERY_BY_GET,
    headers: { "content-type": "text/plain" },
  })),
  refusedAs(405, "BAD_REQUEST", "a mutation by GET", () => ({
    method: "GET",
    path: `/graphql?${new URLSearchParams({ query: "mutation { __typename }" })}`,
    headers: { "apollo-require-preflight": "true" },
  })),
  refusedAs(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "a form",
    typed("application/x-www-form-urlencoded", "query={__typename}"),
  ),
  refusedAs(415, "UNSUPPORTED_MEDIA_TYPE", "plain text", typed("text/plain", QUERY)),
  refusedAs(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "a form of several parts",
    typed(
      "multipart/form-data; boundary=x",
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${QUERY}\r\n--x--`,
    ),
  ),
  refusedAs(415, "UNSUPPORTED_MEDIA_TYPE", "UTF-7", typed("application/json; charset=utf-7", QUERY)),
  refusedAs(415, "UNSUPPORTED_MEDIA_TYPE", "ISO-2022", typed("application/json; charset=iso-2022-kr", QUERY)),
  refusedAs(415, "UNSUPPORTED_MEDIA_TYPE", "10 MB in 10 KB of gzip", () => ({
    headers: { "content-type": "application/json", "content-encoding": "gzip" },
    body: gzipSync(Buffer.alloc(10_000_000, 0x20)),
  })),
  refused("a hash that is another query's", "BAD_REQUEST", () => ({
    body: JSON.stringify({
      query: "{ __typename }",
      extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } },
    }),
  })),
  refused("a query that is an object", "BAD_REQUEST", graphql({ kind: "Document", definitions: [] })),
  refused("JSON that changes prototypes", "BAD_REQUEST", () => ({
    body: '{"query":"{ __typename }","variables":{"__proto__":{"first":100}}}',
  })),
];
