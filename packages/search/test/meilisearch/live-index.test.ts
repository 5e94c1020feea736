import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { openSearch } from "../../src/index.ts";
import { documentOf } from "../fixture.ts";
import { answer, failWith, onRequest, onTask } from "./scripted-server.ts";
import { INDEX, REPORTS, useScriptedSetting } from "./scripted-setting.ts";

describeDatabases("the index of a database on a Meilisearch server", (databases) => {
  const setting = useScriptedSetting(databases);

  it("has a name of its own, so that two databases share a server", async () => {
    const { server, open, writeToPostgres } = setting();
    const other = await databases.open();
    const engines = [open({ index: undefined }), open({ index: undefined, pool: other.pool })];
    const names: string[] = [];
    for (const engine of engines) {
      await engine.prepare();
      names.push((await engine.progress()).index);
    }
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^sections_[0-9a-f]{32}$/);
    await writeToPostgres(REPORTS);
    for (const engine of [...engines, ...engines]) await engine.synchronise();
    expect(names.map((name) => server.documentsOf(name).length)).toEqual([REPORTS.length, 0]);
    expect(server.indexNames()).toEqual([...names].sort());
    await other.close();
  });

  it("has the name that MEILI_INDEX says, unless that can be none", async () => {
    const { server, database } = setting();
    const environment = { MEILI_URL: server.url, MEILI_KEY: "master", MEILI_INDEX: "ours" };
    const search = await openSearch({ pool: database.pool, environment });
    await search.synchronise();
    expect(server.indexNames()).toEqual(["ours"]);
    expect((await search.status()).following).toMatchObject({ name: "meilisearch", index: "ours" });
    for (const name of ["a b", "年报", "x".repeat(201), `${INDEX}_1700000000000`]) {
      const refused = openSearch({ pool: database.pool, environment: { ...environment, MEILI_INDEX: name } });
      await expect(refused).rejects.toMatchObject({
        code: "BAD_USER_INPUT",
        message: expect.stringContaining("MEILI_INDEX"),
      });
    }
  });

  it("is left alone by another database that is told to use the same name", async () => {
    const { server, engine, open, fill, held } = setting();
    await fill();
    const other = await databases.open();
    const stranger = open({ pool: other.pool });
    await stranger.prepare();
    await expect(stranger.synchronise()).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      message: expect.stringMatching(/follows another database.*MEILI_INDEX/),
    });
    await other.close();
    expect(server.indexNames()).toEqual([INDEX]);
    expect(held()).toHaveLength(REPORTS.length);
    expect(await engine.synchronise()).toEqual({ reports: 0, refused: [] });
  });

  it("is not put in place of one that another program made", async () => {
    const { server, engine, database, fill } = setting();
    server.makeIndex(INDEX);
    await expect(fill()).rejects.toMatchObject({ message: expect.stringContaining("somebody else's") });
    const { rows } = await database.pool.query("select database from search.identity");
    const own = String(rows[0]?.database).replaceAll("-", "");
    server.makeIndex(INDEX, { displayedAttributes: ["document", `database_${own}`] });
    await engine.synchronise();
    expect(await engine.progress()).toMatchObject({ behind: 0, refused: [] });
  });

  it("is deleted under its former name by a rebuild, where it is the one that was filled from here", async () => {
    const { server, engine, open, fill, database } = setting();
    for (const index of ["former", "taken", "original"]) await open({ index }).prepare();
    server.dropIndex("taken");
    server.makeIndex("taken");
    await fill();
    await open({ index: "original" }).synchronise();
    // As in a copy of the database, which was made before that.
    await database.pool.query("update search.followers set change = 0 where index_name = 'original'");
    expect(server.indexNames()).toEqual(["former", "original", INDEX, "taken"]);
    await engine.rebuild();
    expect(server.indexNames()).toEqual(["original", INDEX, "taken"]);
  });

  it("is filled anew where another version of the program filled it", async () => {
    const { server, engine, database, fill } = setting();
    await fill();
    await database.pool.query("update search.followers set normalizer = normalizer - 1");
    expect((await engine.progress()).behind).toBe(REPORTS.length);
    const { reports } = await engine.synchronise();
    expect(reports).toBe(REPORTS.length);
    expect(server.indexNames()).toEqual([INDEX]);
    expect(await engine.progress()).toMatchObject({ behind: 0, refused: [] });
  });

  it("is gone on with where its filling was broken off", async () => {
    const { server, engine, fill, held, sent } = setting();
    await fill();
    server.faults.push(onRequest("POST", /\/documents\?/, failWith(500, "internal"), 1));
    await expect(engine.rebuild()).rejects.toMatchObject({ kind: "failed" });
    expect((await engine.status()).isRebuilding).toBe(true);
    const [, begun] = server.indexNames();
    await engine.rebuild();
    expect(sent("DELETE", /^\/indexes/).map(({ path }) => path)).toEqual([`/indexes/${begun}`]);
    expect(server.indexNames()).toEqual([INDEX]);
    expect(held()).toHaveLength(REPORTS.length);
    expect((await engine.status()).isRebuilding).toBe(false);
  });

  it("is in place where the work was broken off just after it was put there", async () => {
    const { server, engine, fill, held, batches } = setting();
    await fill();
    server.faults.push(
      onRequest(
        "POST",
        /swap-indexes/,
        () => {
          server.faults.push(onTask(failWith(500, "internal")));
          return false;
        },
        1,
      ),
    );
    await expect(engine.rebuild()).rejects.toMatchObject({ kind: "failed" });
    const before = batches().length;
    await engine.put([documentOf({ id: "h", text: "新。" })]);
    expect(batches()).toHaveLength(before + 1);
    expect(held()).toHaveLength(REPORTS.length + 1);
    expect(await engine.progress()).toMatchObject({ behind: 0, refused: [] });
    await engine.rebuild();
    expect(server.indexNames()).toEqual([INDEX]);
  });

  it("changes places with another one only when no task waits", async () => {
    const { server, engine, fill, sent } = setting();
    await fill();
    server.faults.push(
      onRequest("GET", /^\/tasks\?/, (request, response) => {
        expect(request.path).toContain("statuses=enqueued%2Cprocessing");
        answer(response, 200, { results: [{ uid: 0 }] });
        return true;
      }),
    );
    const before = sent("GET", /^\/tasks\/0$/).length;
    await engine.rebuild();
    expect(sent("GET", /^\/tasks\/0$/).length).toBe(before + 1);
  });
});
