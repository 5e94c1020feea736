import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { createPostgresEngine, createSearch } from "../../src/index.ts";
import { documentOf } from "../fixture.ts";
import { whenWaitedFor } from "../meilisearch/scripted-server.ts";
import { useScriptedSetting } from "../meilisearch/scripted-setting.ts";

/** 湿地 between other characters in each. */
const DOCUMENTS = ["甲乙丙丁戊", "子丑寅卯辰", "东南西北中"].map((others, index) =>
  documentOf({ id: `${index}`, text: `${others}湿地${others}。` }),
);

describeDatabases("bringing search up to date", (databases) => {
  const setting = useScriptedSetting(databases);
  const countWords = async () => {
    const { rows } = await setting().database.pool.query(
      "select count(*)::integer as words from search.vocabulary",
    );
    return Number(rows[0]?.words);
  };
  async function openFilled() {
    const { database, engine } = setting();
    const { pool } = database;
    const search = createSearch({ engine: createPostgresEngine({ pool }), preferred: engine, pool });
    // The service waits no longer for that than a start-up may take.
    await engine.prepare();
    await search.prepare();
    await search.index.put(DOCUMENTS);
    return search;
  }

  it("fills the index of the preferred engine first, and looks for words then", async () => {
    const { server } = setting();
    const search = await openFilled();
    let wordsBefore: number | undefined;
    server.isHolding = true;
    server.faults.push(
      whenWaitedFor(async () => {
        wordsBefore = await countWords();
        server.isHolding = false;
        server.runWaiting();
      }),
    );
    expect(await search.synchronise()).toEqual({ reports: 3, refused: [] });
    expect(wordsBefore).toBe(0);
    expect(await countWords()).toBeGreaterThan(0);
  });

  it("looks for words also where the preferred engine is away", async () => {
    const search = await openFilled();
    await setting().server.close();
    await expect(search.synchronise()).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE" });
    expect(await countWords()).toBeGreaterThan(0);
  });
});
