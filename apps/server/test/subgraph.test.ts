import { assertCompositionSuccess, composeServices } from "@theguild/federation-composition";
import { buildSchema, parse, specifiedDirectives, visit } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSampleServers, postGraphql, type SampleServers } from "./support/sample-servers.ts";
import type { TestServer } from "./support/test-server.ts";

/** A graph of somebody else, which refers to what is here and has connections as well. */
const OTHER_GRAPH = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
  type Query { news(first: Int): NewsConnection! }
  type NewsConnection { nodes: [News!]! pageInfo: PageInfo! }
  type PageInfo @shareable {
    hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String
  }
  type News @key(fields: "address") { address: String! agency: Agency region: Region reports: [Report!]! }
  type Agency @key(fields: "id") { id: ID! news: [News!]! }
  type Region @key(fields: "code") { code: String! population: Int }
  type Report @key(fields: "id") { id: ID! comments: [String!]! }`;

describe("the graph that gateways of Apollo Federation compose", () => {
  let servers: SampleServers;
  let server: TestServer;
  beforeAll(async () => {
    servers = await openSampleServers(1);
    server = await servers.start();
  });
  afterAll(() => servers?.close());

  async function subgraph(): Promise<string> {
    const { data, errors } = await server.ask("{ _service { sdl } }");
    expect(errors).toBeUndefined();
    return data._service.sdl;
  }

  test("is composed with another one into what can be asked of both", async () => {
    const composed = composeServices([
      { name: "gongkai", typeDefs: parse(await subgraph()), url: "http://gongkai.test/graphql" },
      { name: "news", typeDefs: parse(OTHER_GRAPH), url: "http://news.test/graphql" },
    ]);
    assertCompositionSuccess(composed);
    const fields = (type: string) => {
      const found = buildSchema(composed.publicSdl).getType(type);
      return found && "getFields" in found ? Object.keys(found.getFields()) : [];
    };
    expect(fields("Query")).toEqual(expect.arrayContaining(["news", "reports", "search"]));
    expect(fields("Agency")).toEqual(expect.arrayContaining(["name", "reports", "news"]));
    expect(fields("Region")).toEqual(expect.arrayContaining(["code", "children", "population"]));
    expect(fields("Report")).toEqual(expect.arrayContaining(["title", "requests", "comments"]));
    for (const key of ['graph: GONGKAI, key: "id"', 'graph: GONGKAI, key: "code"']) {
      expect(composed.supergraphSdl).toContain(key);
    }
  });

  test("uses no directive that a gateway would not know", async () => {
    const known = new Set(["link", "key", "shareable"]);
    for (const { name } of specifiedDirectives) if (name !== "oneOf") known.add(name);
    const used = new Set<string>();
    visit(parse(await subgraph()), {
      Directive: ({ name }) => void used.add(name.value),
      DirectiveDefinition: ({ name }) => void known.add(name.value),
    });
    expect([...used]).toEqual(expect.arrayContaining(["link", "key", "shareable"]));
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  test("holds what there is for everybody and nothing that is for gateways alone", async () => {
    const sdl = await subgraph();
    expect(sdl).not.toMatch(/_Any|_Entity|_Service|_entities|_service/);
    const { data } = await server.ask("{ __schema { types { name } } }");
    const names: readonly string[] = data.__schema.types.map(({ name }: { name: string }) => name);
    const own = names.filter((name) => !/^(?:_|(?:String|Int|Float|Boolean|ID)$)/.test(name));
    expect(own.length).toBeGreaterThan(50);
    for (const name of own)
      expect(sdl).toMatch(new RegExp(`^(?:type|interface|input|enum|scalar|union) ${name}\\b`, "m"));
  });

  test("is not traced for gateways that ask for it, which would slow every field down", async () => {
    const answer = await postGraphql(
      server,
      { query: "{ __typename }" },
      { "apollo-federation-include-trace": "ftv1" },
    );
    expect(await answer.text()).not.toContain("ftv1");
  });
});
