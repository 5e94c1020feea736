import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BAITS } from "./attacks/value-attacks.ts";
import { recordStatements } from "./support/record-statements.ts";
import { getGraphql, openSampleServers, postGraphql, type SampleServers } from "./support/sample-servers.ts";
import type { TestServer } from "./support/test-server.ts";

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Agency { id name }
    ... on Region { id code name agencyCount }
    ... on Report { id title agency { name } }
  }
}`;

type Representation = Readonly<Record<string, unknown>>;

describe("what gateways of Apollo Federation ask for", () => {
  let servers: SampleServers;
  let server: TestServer;
  let statements: ReturnType<typeof recordStatements>;
  let agencies: readonly { readonly id: string; readonly name: string }[];
  let reports: readonly { readonly id: string; readonly title: string }[];
  const internal: unknown[] = [];
  beforeAll(async () => {
    servers = await openSampleServers(8);
    await servers.database.pool.query(
      `update agencies set region_code = '321323', region_path = '["江苏省", "宿迁市", "泗阳县"]'`,
    );
    statements = recordStatements(servers.database);
    server = await servers.start({ onInternalError: (_, error) => void internal.push(error) });
    const { data } = await server.ask(
      "{ agencies(first: 8) { nodes { id name } } reports(first: 40) { nodes { id title } } }",
    );
    agencies = data.agencies.nodes;
    reports = data.reports.nodes;
  });
  afterAll(() => servers?.close());

  const askFor = (representations: unknown) => server.ask(ENTITIES, { representations });
  const agencyAt = (index: number) => ({ __typename: "Agency", id: agencies[index]?.id });
  const reportAt = (index: number) => ({ __typename: "Report", id: reports[index]?.id });
  const region = (code: string) => ({ __typename: "Region", code });

  describe("things by their keys", () => {
    test("come in the order of the representations, with null for misses", async () => {
      const known = await server.ask('{ region(code: "320000") { id } }');
      const { data, errors } = await askFor([
        reportAt(3),
        region("321323"),
        agencyAt(1),
        { __typename: "Agency", id: "nothing" },
        { __typename: "Region", id: known.data.region.id },
        region("990000"),
        agencyAt(0),
        // The id of something of another type is an id of nothing.
        { ...agencyAt(0), __typename: "Report" },
        reportAt(3),
      ]);
      expect(errors).toBeUndefined();
      const report = { __typename: "Report", ...reports[3], agency: { name: expect.any(String) } };
      expect(data._entities).toEqual([
        report,
        {
          __typename: "Region",
          id: expect.any(String),
          code: "321323",
          name: "泗阳县",
          agencyCount: agencies.length,
        },
        { __typename: "Agency", ...agencies[1] },
        null,
        expect.objectContaining({ id: known.data.region.id, code: "320000" }),
        null,
        { __typename: "Agency", ...agencies[0] },
        null,
        report,
      ]);
    });

    test("are what `nodes` finds by the same ids", async () => {
      const ids = [...agencies, ...reports].map(({ id }) => id);
      const nodes = await server.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", { ids });
      const { data } = await askFor([
        ...agencies.map((_, index) => agencyAt(index)),
        ...reports.map((_, index) => reportAt(index)),
      ]);
      expect(data._entities.map(({ __typename, id }: Representation) => ({ __typename, id }))).toEqual(
        nodes.data.nodes,
      );
    });

    test("are found by other keys where one of several is absent, and in literals of a query", async () => {
      const { data, errors } = await server.ask(`{
        _entities(representations: [
          { __typename: "Region", id: null, code: "320000", name: "something else", more: [{ deep: true }] }
        ]) { ... on Region { name } }
      }`);
      expect(errors).toBeUndefined();
      expect(data._entities).toEqual([{ name: "江苏省" }]);
    });

    test("take a number of statements that is the same for three of them and for a hundred", async () => {
      const query = `query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          ... on Agency { name }
          ... on Region { name }
          ... on Report { title requests { received { total } } }
        }
      }`;
      const counts: number[] = [];
      for (const times of [3, 100]) {
        const representations = Array.from({ length: times }, (_, index) => {
          if (index % 3 === 0) return agencyAt(index % agencies.length);
          return index % 3 === 1 ? reportAt(index % reports.length) : region("321323");
        });
        statements.take();
        const { data, errors } = await server.ask(query, { representations });
        expect(errors).toBeUndefined();
        expect(data._entities).toHaveLength(times);
        expect(data._entities).not.toContain(null);
        counts.push(statements.take().length);
      }
      // Agencies, regions, reports, and the numbers of these.
      expect(counts).toEqual([4, 4]);
    });

    test("are none for an empty list", async () => {
      expect((await askFor([])).data).toEqual({ _entities: [] });
    });

    async function costOf(query: string, variables: Representation): Promise<Representation> {
      const answer = await postGraphql(server, { query, variables });
      // The endpoint answers every request with a GraphQL response.
      const { extensions } = (await answer.json()) as { extensions: { cost: Representation } };
      return extensions.cost;
    }

    test("cost what as many things in any list cost", async () => {
      const representations = Array.from({ length: 60 }, () => agencyAt(0));
      const byKeys = await costOf(
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { id name } } }",
        { of: representations },
      );
      const byIds = await costOf("query ($of: [ID!]!) { nodes(ids: $of) { ... on Agency { id name } } }", {
        of: representations.map(({ id }) => id),
      });
      expect(byKeys).toEqual(byIds);
      expect(byKeys.nodes).toBe(60);
    });

    test("cost, where they are regions, what a region costs by its code", async () => {
      const byCode = "query ($code: String!) { region(code: $code) { id } }";
      const { data } = await server.ask(byCode, { code: "320000" });
      const { id } = data.region;
      const direct = await costOf(byCode, { code: "320000" });
      const byKey = await costOf(
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { id } } }",
        {
          of: [{ __typename: "Region", code: "320000" }],
        },
      );
      const byId = await costOf("query ($id: ID!) { node(id: $id) { id } }", { id });
      const byIds = await costOf("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: [id, id] });
      for (const { requested, actual } of [byKey, byId, byIds]) {
        expect(requested).toBeGreaterThanOrEqual(Number(direct.requested));
        expect(actual).toBeGreaterThanOrEqual(Number(direct.actual));
      }
    });

    test("are refused where their lists could hold too much", async () => {
      const query = `query ($of: [_Any!]!) {
        _entities(representations: $of) { ... on Agency { reports(first: 100) { nodes { id sections { id } } } } }
      }`;
      const ofMany = await server.ask(query, { of: Array.from({ length: 100 }, () => agencyAt(0)) });
      expect(ofMany).toMatchObject({ status: 400, errors: [{ extensions: { code: "TOO_COMPLEX" } }] });
      expect((await server.ask(query, { of: [agencyAt(0)] })).status).toBe(200);
    });

    test("may be kept by caches", async () => {
      const variables = JSON.stringify({ representations: [agencyAt(0)] });
      const answer = await getGraphql(server, { query: ENTITIES, variables });
      expect(answer.headers.get("etag")).toMatch(/^W\//);
    });
  });

  describe("what cannot be found by keys", () => {
    const agency = { __typename: "Agency", id: "x" };

    test.each<readonly [name: string, representation: unknown, message: RegExp]>([
      [
        "an object without a type",
        { id: "x" },
        /^`representations\[1\]` is of no type .* one of Agency \(by `id`\), Region \(by `id` or `code`\), Report \(by `id`\)\.$/,
      ],
      ["a type that has no keys", { __typename: "Section", id: "x" }, /is of no type/],
      ["a type that there is not", { __typename: "Constructor", id: "x" }, /is of no type/],
      ["a property of every object", { __typename: "constructor", id: "x" }, /is of no type/],
      ["a type of another kind", { __typename: ["Agency"], id: "x" }, /is of no type/],
      ["a type of 50,000 characters", { __typename: "A".repeat(50_000) }, /is of no type/],
      ["a text", "Agency", /is of no type/],
      ["a number", 1e300, /is of no type/],
      ["a truth", true, /is of no type/],
      ["a list", [agency], /is of no type/],
      ["lists in lists", [[[[[[[[[[[]]]]]]]]]]], /is of no type/],
      [
        "a thing without a key",
        { __typename: "Agency", code: "320000" },
        /^`representations\[1\]`, of type Agency, has no key\. Give its `id`, as a string\.$/,
      ],
      [
        "a region without a key",
        { __typename: "Region", name: "x" },
        /Give its `id` or `code`, as a string\.$/,
      ],
      ["null as a key", { __typename: "Report", id: null }, /has no key/],
      ["a number as a key", { __typename: "Region", code: 320000 }, /has no key/],
      ["an object as a key", { __typename: "Report", id: { toString: "x", length: 3 } }, /has no key/],
      ["a list as a key", { __typename: "Report", id: ["x"] }, /has no key/],
    ])("%s is an error of the caller", async (_, representation, message) => {
      statements.take();
      const { status, data, errors } = await askFor([agency, representation]);
      expect({ status, data }).toEqual({ status: 400, data: null });
      expect(errors).toMatchObject([{ path: ["_entities"], extensions: { code: "BAD_USER_INPUT" } }]);
      expect(errors?.[0]?.message).toMatch(message);
      expect(statements.take()).toEqual([]);
    });

    test.each([
      ["101 things", Array.from({ length: 101 }, () => agency)],
      ["null among them", [agency, null]],
      ["null for all of them", null],
    ])("%s are an error of the caller", async (_, representations) => {
      const { status, errors } = await askFor(representations);
      expect(status).toBe(400);
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    });

    test("hostile keys find nothing", async () => {
      const keys = [
        ...BAITS,
        "",
        "__proto__",
        "constructor",
        Buffer.from("Region:constructor").toString("base64url"),
      ];
      for (const key of keys) {
        const byIds = ["Agency", "Report"].map((type) => ({ __typename: type, id: key }));
        for (const representations of [byIds, [{ __typename: "Region", id: key }, region(key)]]) {
          const { status, data, errors } = await askFor(representations);
          expect(errors).toBeUndefined();
          expect({ status, entities: data._entities }).toEqual({ status: 200, entities: [null, null] });
        }
      }
    });

    test("deep, long and poisoned values are refused or read past, and nothing fails inside", async () => {
      const nested = (levels: number) => `${'{"a":['.repeat(levels)}1${"]}".repeat(levels)}`;
      const thing = (more: string) => `{"__typename":"Agency","id":"x",${more}}`;
      const values: readonly (readonly [value: string, status: number, code?: string])[] = [
        [thing(`"more":${nested(7)}`), 200],
        [thing(`"more":${nested(40)}`), 400, "TOO_COMPLEX"],
        [thing(`"more":[${"1,".repeat(2_000)}1]`), 200],
        [thing(`"more":[${"1,".repeat(3_000)}1]`), 400, "TOO_COMPLEX"],
        [thing(`"more":"${"汉".repeat(30_000)}"`), 200],
        [thing(`"more":"${"x".repeat(200_000)}"`), 413, "PAYLOAD_TOO_LARGE"],
        [thing(`"__proto__":{"id":"y"}`), 400, "BAD_REQUEST"],
        [`{"__typename":"Agency","constructor":{"prototype":{"id":"x"}}}`, 400, "BAD_REQUEST"],
      ];
      for (const [value, status, code] of values) {
        const response = await fetch(`${server.url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: `{"query":${JSON.stringify(ENTITIES)},"variables":{"representations":[${value}]}}`,
        });
        // The endpoint answers every request with a GraphQL response.
        const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
        expect([response.status, errors?.[0]?.extensions.code], value.slice(0, 80)).toEqual([status, code]);
      }
      const literals: readonly (readonly [literal: string, code: string])[] = [
        [`{ __proto__: { __typename: "Agency", id: "x" } }`, "BAD_USER_INPUT"],
        ["AGENCY", "BAD_USER_INPUT"],
        ["$undefined", "GRAPHQL_VALIDATION_FAILED"],
        ["[".repeat(70) + "]".repeat(70), "TOO_COMPLEX"],
      ];
      for (const [literal, code] of literals) {
        const query = `{ _entities(representations: [${literal}]) { __typename } }`;
        const { status, errors } = await server.ask(query);
        expect([status, errors?.[0]?.extensions.code], literal.slice(0, 80)).toEqual([400, code]);
      }
      expect(internal).toEqual([]);
    });
  });
});
