import { describeDatabases } from "@gongkai/db/testing";
import { type RefusedReport, type SearchDocument, SearchError, type SearchOutbox } from "@gongkai/schema";
import { beforeAll, expect, it } from "vitest";
import {
  createPostgresEngine,
  createSearch,
  drainOutbox,
  type Search,
  type SearchEngine,
} from "../src/index.ts";
import { documentOf, revisionOf } from "./fixture.ts";

interface Entry {
  readonly reportId: string;
  /** Empty when the report is to be removed. */
  readonly documents: readonly SearchDocument[];
}

/** An outbox in memory. What is claimed stays in the queue until it is completed; what is refused leaves it too. */
function createOutbox(queue: Entry[], claims: number[] = [], refusals: RefusedReport[] = []): SearchOutbox {
  return {
    async claim(limit) {
      const taken = queue.slice(0, limit);
      if (taken.length > 0) claims.push(taken.length);
      return {
        put: taken.flatMap((entry) => entry.documents),
        remove: taken
          .filter((entry) => entry.documents.length === 0)
          .map(({ reportId }) => revisionOf(reportId)),
        async complete(refused) {
          queue.splice(0, taken.length);
          refusals.push(...refused);
        },
      };
    },
  };
}

const entryOf = (reportId: string): Entry => ({
  reportId,
  documents: [documentOf({ id: `${reportId}-0`, reportId, text: "珍珠" })],
});

/** A report with a year that PostgreSQL cannot hold. */
const poisonOf = (reportId: string): Entry => ({
  reportId,
  documents: [documentOf({ id: `${reportId}-0`, reportId, text: "毒珠", year: 2 ** 40 })],
});

describeDatabases("draining an outbox into the Postgres search engine", (database) => {
  let engine: SearchEngine;
  let search: Search;
  beforeAll(async () => {
    const { pool } = await database.open();
    engine = createPostgresEngine({ pool });
    search = createSearch({ engine, pool });
    await search.prepare();
  });

  async function reportsFor(text: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await search.search({ text, first: 100, ...(after === undefined ? {} : { after }) });
      found.push(...page.hits.map((hit) => hit.reportId));
      if (!page.hasNextPage) return found.sort();
      after = page.hits.at(-1)?.cursor;
    }
  }

  it("indexes and removes report by report until the outbox is empty", async () => {
    const queue = ["a", "b", "c"].map(entryOf);
    const claims: number[] = [];
    const drained = await drainOutbox(createOutbox(queue, claims), engine, { batch: 2 });
    expect(drained).toEqual({ indexed: 3, refused: [] });
    expect(claims).toEqual([2, 1]);
    expect(queue).toEqual([]);
    expect(await reportsFor("珍珠")).toEqual(["a", "b", "c"]);

    const removal = createOutbox([{ reportId: "b", documents: [] }]);
    expect(await drainOutbox(removal, engine)).toEqual({ indexed: 1, refused: [] });
    expect(await engine.count()).toBe(2);
    expect(await drainOutbox(createOutbox([]), engine)).toEqual({ indexed: 0, refused: [] });
  });

  it("indexes the others of a hundred reports when the engine refuses two of them, and says which and why", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `many-${index}`);
    const isPoison = (id: string) => id === "many-37" || id === "many-98";
    const queue = ids.map((id) => (isPoison(id) ? poisonOf(id) : entryOf(id)));
    const refusals: RefusedReport[] = [];
    const drained = await drainOutbox(createOutbox(queue, [], refusals), engine);
    expect(drained.indexed).toBe(98);
    expect(drained.refused.map(({ reportId }) => reportId)).toEqual(["many-37", "many-98"]);
    expect(drained.refused[0]?.reason).toContain("integer");
    expect(refusals).toEqual(drained.refused);
    const found = (await reportsFor("珍珠")).filter((id) => id.startsWith("many-"));
    expect(found).toEqual(ids.filter((id) => !isPoison(id)).sort());
  });

  it("leaves a claim uncompleted when the engine cannot be used at all, and says why", async () => {
    const { pool } = await database.open();
    const unprepared = createPostgresEngine({ pool });
    const queue = [entryOf("d"), entryOf("e")];
    const failure = await drainOutbox(createOutbox(queue), unprepared).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SearchError);
    expect(failure).toMatchObject({ code: "SEARCH_UNAVAILABLE", cause: expect.any(Error) });
    expect(queue).toHaveLength(2);

    await unprepared.prepare();
    expect(await drainOutbox(createOutbox(queue), unprepared)).toEqual({ indexed: 2, refused: [] });
  });
});
