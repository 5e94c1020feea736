import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { createPostgresEngine, createSearch, type SqlPool } from "../../src/index.ts";
import { agencyOf, documentOf } from "../fixture.ts";

const agency = agencyOf({ id: "shuyang", name: "沭阳县司法局" });

describeDatabases("the statements of a search", (databases) => {
  it("are given up in time, whatever they are for", async () => {
    const database = await databases.open();
    const first: string[] = [];
    const pool: SqlPool = {
      async connect() {
        const client = await database.pool.connect();
        let isFirst = true;
        return {
          query(text, values) {
            if (isFirst) first.push(text);
            isFirst = false;
            return client.query(text, values);
          },
          release: (isBroken) => client.release(isBroken),
        };
      },
    };
    const search = createSearch({ engine: createPostgresEngine({ pool }), pool });
    await search.prepare();
    await search.index.put([documentOf({ id: "a", agency, text: "湿地修复。" })]);
    await search.synchronise();
    first.length = 0;

    await search.search({ text: "沭阳县司法局 湿地", first: 1, facets: ["year"] });
    await search.search({ text: "湿地 湿地珊瑚礁修复", first: 1 });
    await search.search({ text: "地修", first: 1, matching: "exact" });
    await search.suggestAgencies("沭阳");
    expect(first.length).toBeGreaterThan(8);
    for (const statement of first)
      expect(statement).toMatch(/^begin .*read only; set local statement_timeout = /);
  });
});
