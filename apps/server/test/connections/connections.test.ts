import { type Database, openMemoryDatabase } from "@gongkai/db";
import fc from "fast-check";
import { buildSchema, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printedSchema } from "../../src/index.ts";
import { connectionFields } from "./connection-fields.ts";
import { type ConnectionWorld, createConnectionWorld } from "./connection-world.ts";
import { closeCursor, misplacedCursors } from "./forged-cursors.ts";
import { type ConnectionPage, idOf, type ListReader, readerOf } from "./read-connection.ts";

const SCHEMA = buildSchema(printedSchema());
const FIELDS = connectionFields(SCHEMA);
/** Sizes up to it are all tried; longer lists are also read in one piece. */
const MOST_SIZES = 4;

type End = "first" | "last";

/** Reads a list from one end to the other, with a step between its pages. */
async function walk(
  { read, identities }: ListReader,
  end: End,
  sizeOf: (page: number) => number,
  between: (page: number) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const found: string[] = [];
  let bound = "";
  for (let count = 0; ; count += 1) {
    const page = await read(`${end}: ${sizeOf(count)} ${bound}`);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    // Before the first page and behind the last one stands nothing; on the way something does.
    expect(end === "first" ? hasPreviousPage : hasNextPage).toBe(found.length > 0);
    if (end === "first") found.push(...identities(page));
    else found.unshift(...identities(page));
    if (!(end === "first" ? hasNextPage : hasPreviousPage)) return found;
    bound = end === "first" ? `after: "${endCursor}"` : `before: "${startCursor}"`;
    await between(count);
  }
}

// On one kind of database: how orders compare on each is tested where they are declared.
describe("every connection of the schema", () => {
  let database: Database;
  let world: ConnectionWorld;
  /** The first cursor of each list. */
  const cursors = new Map<string, string>();
  beforeAll(async () => {
    database = await openMemoryDatabase();
    world = await createConnectionWorld(database);
    for (const field of FIELDS) {
      const { pageInfo } = await readerOf(field, world).read("first: 1");
      cursors.set(field.name, pageInfo.startCursor ?? "");
    }
  });
  afterAll(async () => {
    await world?.close();
    await database?.close();
  });

  describe.each(FIELDS)("$name", (field) => {
    const ends: readonly End[] = field.arguments.includes("last") ? ["first", "last"] : ["first"];
    let list: ListReader;
    let all: ConnectionPage;
    beforeAll(async () => {
      list = readerOf(field, world);
      all = await list.read("first: 100");
    });

    test("has 2 rows or more, counted exactly, and nodes that are its edges' nodes", () => {
      expect(all.edges.length).toBeGreaterThanOrEqual(2);
      expect(new Set(list.identities(all)).size).toBe(all.edges.length);
      expect(all.nodes).toEqual(all.edges.map(({ node }) => node));
      expect(all.totalCount).toEqual({ value: all.edges.length, relation: "EXACT" });
      const { startCursor, endCursor } = all.pageInfo;
      expect([startCursor, endCursor]).toEqual([all.edges[0]?.cursor, all.edges.at(-1)?.cursor]);
    });

    test("gives 20 where no size is asked for", async () => {
      expect((await list.read("")).edges).toEqual(all.edges.slice(0, 20));
    });

    test("is the same list in pages of every size, forward and backward", async () => {
      const count = all.edges.length;
      const sizes = Array.from({ length: Math.min(count, MOST_SIZES) }, (_, index) => index + 1);
      for (const size of new Set([...sizes, count])) {
        for (const end of ends) expect(await walk(list, end, () => size)).toEqual(list.identities(all));
      }
    });

    test("keeps its order between two cursors, whichever end is asked for", async () => {
      const [first, ...rest] = list.identities(all);
      const { startCursor, endCursor } = all.pageInfo;
      const after = await list.read(`first: 2 after: "${startCursor}"`);
      expect(list.identities(after)).toEqual(rest.slice(0, 2));
      if (!ends.includes("last")) return;
      const before = await list.read(`last: 2 before: "${endCursor}"`);
      expect(list.identities(before)).toEqual(list.identities(all).slice(-3, -1));
      const between = await list.read(`last: 100 after: "${startCursor}" before: "${endCursor}"`);
      expect([first, ...list.identities(between)]).toEqual(list.identities(all).slice(0, -1));
    });

    test("has no cursors on an empty page, and says whether something follows", async () => {
      const { endCursor } = all.pageInfo;
      const none = { startCursor: null, endCursor: null };
      const start = await list.read("first: 0");
      expect(start.edges).toEqual([]);
      expect(start.pageInfo).toEqual({ ...none, hasNextPage: true, hasPreviousPage: false });
      for (const size of [0, 5]) {
        const end = await list.read(`first: ${size} after: "${endCursor}"`);
        expect(end.pageInfo).toEqual({ ...none, hasNextPage: false, hasPreviousPage: true });
      }
    });

    test("refuses impossible pages", async () => {
      const impossible = ends.flatMap((end) => [`${end}: -1`, `${end}: 101`]);
      if (ends.includes("last")) impossible.push("first: 1 last: 1");
      for (const page of impossible) expect(await list.refusal(page), page).toBe("BAD_USER_INPUT");
    });

    test("refuses cursors that are garbled, of other lists, or of no place", async () => {
      const others = FIELDS.flatMap(({ name }) => (name === field.name ? [] : (cursors.get(name) ?? [])));
      const own = all.pageInfo.startCursor ?? "";
      const garbled = ["garbled", "", "W10", closeCursor([1, "elsewhe", [2020, "x"]]), own.slice(0, -4)];
      const isOfSearch = field.node === "SearchHit";
      for (const cursor of [...garbled, ...others, ...misplacedCursors(own, isOfSearch)]) {
        const code = await list.refusal(`first: 1 after: "${cursor}"`);
        expect(code, Buffer.from(cursor, "base64url").toString()).toBe("BAD_CURSOR");
      }
      if (!ends.includes("last")) return;
      expect(await list.refusal(`last: 1 before: "${others[0]}"`)).toBe("BAD_CURSOR");
    });

    test("repeats and skips nothing where rows appear on the way", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...ends),
          fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
          fc.nat(2),
          async (end, sizes, when) => {
            const before = list.identities(await list.read("first: 100"));
            let takeBack = async () => {};
            const found = await walk(
              list,
              end,
              (page) => sizes[page % sizes.length] ?? 1,
              async (page) => {
                if (page === when) takeBack = await world.addRows();
              },
            ).finally(() => takeBack());
            expect(new Set(found).size).toBe(found.length);
            expect(found.filter((identity) => before.includes(identity))).toEqual(before);
          },
        ),
        { numRuns: 2 },
      );
    });

    test("goes on from the cursor of a row that is gone", async () => {
      const page = await list.read("first: 100");
      const gone = page.edges[1];
      const rest = list.identities(page).slice(2);
      const putBack = await world.removeNode(field.node, idOf(gone?.node));
      const left = list.identities(await list.read("first: 100"));
      expect(left).not.toContain(JSON.stringify(gone?.node));
      const after = await list.read(`first: 100 after: "${gone?.cursor}"`);
      expect(list.identities(after)).toEqual(rest.filter((identity) => left.includes(identity)));
      await putBack();
    });
  });
});

test("connections have the shapes that Relay wants", () => {
  const fieldsOf = (name: string) => {
    const type = SCHEMA.getType(name);
    if (!isObjectType(type)) throw new Error(`There is no object type ${name}.`);
    return Object.fromEntries(Object.values(type.getFields()).map((each) => [each.name, String(each.type)]));
  };
  expect(FIELDS.length).toBeGreaterThan(10);
  expect(fieldsOf("PageInfo")).toEqual({
    hasNextPage: "Boolean!",
    hasPreviousPage: "Boolean!",
    startCursor: "String",
    endCursor: "String",
  });
  for (const { name, node, parent, field, arguments: given } of FIELDS) {
    const connection = fieldsOf(`${node.replace(/Hit$/, "")}Connection`);
    expect(connection, name).toMatchObject({ pageInfo: "PageInfo!", totalCount: "TotalCount!" });
    expect(connection.nodes).toBe(`[${node}!]!`);
    const edge = /^\[(\w+Edge)!\]!$/.exec(connection.edges ?? "")?.[1] ?? "";
    expect(fieldsOf(edge)).toEqual({ cursor: "String!", node: `${node}!` });
    expect(given.slice(0, 2)).toEqual(["first", "after"]);
    const type = SCHEMA.getType(parent);
    const types = isObjectType(type)
      ? type.getFields()[field]?.args.map((each) => `${each.name}: ${each.type}`)
      : [];
    for (const argument of given) {
      expect(types).toContain(`${argument}: ${/st$/.test(argument) ? "Int" : "String"}`);
    }
  }
});
