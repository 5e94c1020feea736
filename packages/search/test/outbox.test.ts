import { describeDatabases } from "@gongkai/db/testing";
import { SearchError } from "@gongkai/schema";
import { beforeAll, expect, it } from "vitest";
import {
  createPostgresEngine,
  drainOutbox,
  type SearchDocument,
  type SearchEngine,
  type SearchOutbox,
} from "../src/index.ts";
import { documentOf } from "./fixture.ts";

interface Entry {
  readonly reportId: string;
  /** Empty when the report is to be removed. */
  readonly documents: readonly SearchDocument[];
}

/** An outbox in memory. What is claimed stays in the queue until it is completed. */
function createOutbox(queue: Entry[], claims: number[] = []): SearchOutbox {
  return {
    async claim(limit) {
      const taken = queue.slice(0, limit);
      if (taken.length === 0) return null;
      claims.push(taken.length);
      return {
        put: taken.flatMap((entry) => entry.documents),
        remove: taken.filter((entry) => entry.documents.length === 0).map((entry) => entry.reportId),
        async complete() {
          queue.splice(0, taken.length);
        },
      };
    },
  };
}

const entryOf = (reportId: string): Entry => ({
  reportId,
  documents: [documentOf({ id: `${reportId}-overview`, reportId, text: "珍珠" })],
});

describeDatabases("draining an outbox into the Postgres search engine", (database) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = createPostgresEngine({ pool: (await database.open()).pool });
    await engine.prepare();
  });

  it("indexes and removes report by report until the outbox is empty", async () => {
    const queue = ["a", "b", "c"].map(entryOf);
    const claims: number[] = [];
    expect(await drainOutbox(createOutbox(queue, claims), engine, { batch: 2 })).toBe(3);
    expect(claims).toEqual([2, 1]);
    expect(queue).toEqual([]);
    expect((await engine.search({ text: "珍珠", first: 10 })).hits.map((hit) => hit.reportId)).toEqual([
      "a",
      "b",
      "c",
    ]);

    expect(await drainOutbox(createOutbox([{ reportId: "b", documents: [] }]), engine)).toBe(1);
    expect(await engine.count()).toBe(2);
    expect(await drainOutbox(createOutbox([]), engine)).toBe(0);
  });

  it("leaves a claim uncompleted when the engine fails, and says why", async () => {
    const { pool } = await database.open();
    const unprepared = createPostgresEngine({ pool });
    const queue = [entryOf("d")];
    const failure = await drainOutbox(createOutbox(queue), unprepared).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SearchError);
    expect(failure).toMatchObject({ code: "SEARCH_UNAVAILABLE", cause: expect.any(Error) });
    expect(queue).toHaveLength(1);

    await unprepared.prepare();
    expect(await drainOutbox(createOutbox(queue), unprepared)).toBe(1);
  });
});
