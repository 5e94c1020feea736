import { describeDatabases } from "@gongkai/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

interface ConnectionData {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: { readonly value: number; readonly relation: string };
}

/** The fields of a connection, with what tells its nodes apart. */
const fields = (id: string) => `{
  edges { cursor node { ${id} } } nodes { ${id} }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  totalCount { value relation }
}`;
const FIELDS = fields("id");

function open(cursor: string): unknown[] {
  return JSON.parse(Buffer.from(cursor, "base64url").toString());
}

function close(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The position that a cursor ends with, and how to make a cursor like it with another one. */
function takeApart(cursor: string, isOfSearch: boolean) {
  const whole = open(cursor);
  if (isOfSearch) {
    // The cursor of the engine stands last in that of a search, and its own position behind version and request.
    const [version, request, ...position] = open(String(whole.pop()));
    const forge = (forged: readonly unknown[] | null) =>
      close([...whole, close([version, request, ...(forged ?? [])])]);
    return { position, forge };
  }
  const position = whole.pop();
  if (!Array.isArray(position)) throw new Error("The last part of a cursor is its position.");
  return { position, forge: (forged: readonly unknown[] | null) => close([...whole, forged]) };
}

describeDatabases("every connection", ({ open }) => {
  let server: TestServer;
  let agencyId: string;
  beforeAll(async () => {
    const database = await open();
    const search = await storeSample(database, 3);
    server = await startTestServer({ database, search });
    const { data } = await server.ask("{ agencies { nodes { id } } }");
    agencyId = data.agencies.nodes[1].id;
  });
  afterAll(() => server?.close());

  /**
   * Each list with its page arguments left open, how many things it holds, whether it can be read from its end, and
   * the status when it is refused: 200 where an answer without it has data.
   */
  const lists = [
    {
      name: "agencies",
      total: 3,
      ends: ["first", "last"],
      refusedWith: 400,
      query: (page: string) => `{ list: agencies(${page}) ${FIELDS} }`,
      pick: (data: { list: ConnectionData }) => data.list,
    },
    {
      name: "reports",
      total: 15,
      ends: ["first", "last"],
      refusedWith: 400,
      query: (page: string) => `{ list: reports(${page} filter: { synthetic: true }) ${FIELDS} }`,
      pick: (data: { list: ConnectionData }) => data.list,
    },
    {
      name: "reports by agency name",
      total: 15,
      ends: ["first", "last"],
      refusedWith: 400,
      query: (page: string) => `{ list: reports(${page} orderBy: AGENCY_NAME) ${FIELDS} }`,
      pick: (data: { list: ConnectionData }) => data.list,
    },
    {
      name: "reports of an agency",
      total: 5,
      ends: ["first", "last"],
      refusedWith: 200,
      query: (page: string) =>
        `{ agency(id: "${agencyId}") { list: reports(${page} editions: [EDITION_2019, EDITION_2021]) ${FIELDS} } }`,
      pick: (data: { agency: { list: ConnectionData } }) => data.agency.list,
    },
    {
      name: "search",
      total: 15,
      ends: ["first"],
      refusedWith: 400,
      query: (page: string) =>
        `{ list: search(${page} query: "公开", filter: { sections: [OVERVIEW] }) ${fields("id: section { id }")} }`,
      pick: (data: { list: ConnectionData }) => data.list,
    },
  ] as const;

  for (const { name, total, query, pick, refusedWith, ...list } of lists) {
    const ends: readonly ("first" | "last")[] = list.ends;
    const cursors = ends.map((end) => (end === "first" ? "after" : "before"));
    const read = async (page: string): Promise<ConnectionData> => {
      const { data, errors } = await server.ask(query(page));
      expect(errors).toBeUndefined();
      return pick(data);
    };
    const idsOf = (list: ConnectionData) => list.edges.map((edge) => edge.node.id);
    const refusal = async (page: string) => {
      const { status, errors } = await server.ask(query(page));
      return { status, code: errors?.[0]?.extensions.code };
    };

    test(`${name}: pages forward and backward are the whole list, in one order`, async () => {
      const all = idsOf(await read("first: 100"));
      expect(all).toHaveLength(total);
      for (const size of [1, 2, total]) {
        const forward: string[] = [];
        let page = await read(`first: ${size}`);
        for (;;) {
          expect(page.pageInfo.hasPreviousPage).toBe(forward.length > 0);
          forward.push(...idsOf(page));
          if (!page.pageInfo.hasNextPage) break;
          page = await read(`first: ${size} after: "${page.pageInfo.endCursor}"`);
        }
        expect(forward).toEqual(all);
        if (!ends.includes("last")) continue;

        const backward: string[] = [];
        page = await read(`last: ${size}`);
        for (;;) {
          expect(page.pageInfo.hasNextPage).toBe(backward.length > 0);
          backward.unshift(...idsOf(page));
          if (!page.pageInfo.hasPreviousPage) break;
          page = await read(`last: ${size} before: "${page.pageInfo.startCursor}"`);
        }
        expect(backward).toEqual(all);
      }
    });

    test(`${name}: nodes are the edges' nodes, and the count is exact`, async () => {
      const page = await read("first: 2");
      expect(page.nodes).toEqual(page.edges.map((edge) => edge.node));
      expect(page.totalCount).toEqual({ value: total, relation: "EXACT" });
      expect(page.pageInfo).toMatchObject({
        startCursor: page.edges[0]?.cursor,
        endCursor: page.edges.at(-1)?.cursor,
      });
    });

    test(`${name}: an empty page has no cursors and still knows what follows`, async () => {
      expect((await read("first: 0")).pageInfo).toEqual({
        hasNextPage: true,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      });
    });

    test(`${name}: impossible pages are refused`, async () => {
      const badInput = { status: refusedWith, code: "BAD_USER_INPUT" };
      for (const end of ends) {
        expect(await refusal(`${end}: -1`)).toEqual(badInput);
        expect(await refusal(`${end}: 101`)).toEqual(badInput);
      }
      if (ends.includes("last")) expect(await refusal("first: 1 last: 1")).toEqual(badInput);
    });

    test(`${name}: garbled and foreign cursors are refused`, async () => {
      const other = Buffer.from(JSON.stringify([1, "elsewhe", [2020, "x"]])).toString("base64url");
      for (const cursor of ["garbled", "", other, "W10"]) {
        for (const argument of cursors) {
          expect(await refusal(`${argument}: "${cursor}"`)).toEqual({
            status: refusedWith,
            code: "BAD_CURSOR",
          });
        }
      }
    });

    test(`${name}: cursors of the list with a position that no row can have are refused`, async () => {
      const { endCursor } = (await read("first: 1")).pageInfo;
      // Cursors are opaque to clients; only a test looks inside, as a forger would.
      const { position, forge } = takeApart(endCursor ?? "", name === "search");
      const ofNoType = position.map(() => null);
      const outOfRange = [2 ** 31, -(2 ** 31) - 1, 9e15, 0.5].map((number) =>
        position.map((part) => (typeof part === "number" ? number : part)),
      );
      // The search engine's own cursors may have no position, and it takes no notice of what else they hold.
      const misshapen = [null, [], [...position, "x"], position.map((part) => `${part}\0`)];
      const forged = [ofNoType, ...outOfRange, ...(name === "search" ? [] : misshapen)];
      for (const each of forged) {
        // A list that is ordered by text alone has no numbers to forge.
        if (JSON.stringify(each) === JSON.stringify(position)) continue;
        expect(await refusal(`after: "${forge(each)}"`), JSON.stringify(each)).toEqual({
          status: refusedWith,
          code: "BAD_CURSOR",
        });
      }
    });
  }

  test("a cursor of one filter means nothing under another", async () => {
    const { data } = await server.ask("{ reports(first: 1) { pageInfo { endCursor } } }");
    const { errors } = await server.ask(
      "query ($after: String) { reports(after: $after, filter: { years: [2022] }) { nodes { id } } }",
      { after: data.reports.pageInfo.endCursor },
    );
    expect(errors?.[0]?.extensions.code).toBe("BAD_CURSOR");
  });

  test("has the shapes that Relay wants", async () => {
    const { data } = await server.ask(
      `{ __schema { types { name kind fields { name type { kind name ofType { kind name } } } } } }`,
    );
    const types = new Map<string, { fields: { name: string; type: { kind: string } }[] }>(
      data.__schema.types.map((type: { name: string }) => [type.name, type]),
    );
    for (const name of types.keys()) {
      if (!name.endsWith("Connection")) continue;
      const fields = types.get(name)?.fields.map((field) => field.name);
      expect(fields).toEqual(expect.arrayContaining(["edges", "nodes", "pageInfo", "totalCount"]));
      const edge = types.get(name.replace(/Connection$/, "Edge"));
      expect(edge?.fields.map((field) => field.name)).toEqual(["cursor", "node"]);
    }
    expect(types.get("PageInfo")?.fields.map((field) => field.name)).toEqual([
      "hasNextPage",
      "hasPreviousPage",
      "startCursor",
      "endCursor",
    ]);
  });
});
