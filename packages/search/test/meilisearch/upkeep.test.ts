import { expect, it } from "vitest";
import { documentOf, revisionOf } from "../fixture.ts";
import { describeRealServer, idsOf, MANY, requestFor } from "./real-server.ts";

describeRealServer("how the Meilisearch engine follows PostgreSQL", (setting) => {
  it("never shows what PostgreSQL no longer holds, and fills the page with what it does", async () => {
    const { engine, postgres, search, find, everyPage, having } = setting();
    const documents = Array.from({ length: 40 }, (_, at) =>
      documentOf({ id: `stale-${at}`, text: "山茶。" }),
    );
    await having(documents, async () => {
      const before = idsOf((await search("山茶", { first: 10 })).hits);
      const gone = before.slice(0, 4);
      const changed = before.slice(4, 8);
      await postgres.remove(gone.map((id) => revisionOf(`report-${id}`, 2)));
      await postgres.put(changed.map((id) => documentOf({ id, text: "杜鹃。", revision: 2 })));
      const page = await search("山茶", { first: 10 });
      expect(page.hits).toHaveLength(10);
      expect(idsOf(page.hits).filter((id) => gone.includes(id) || changed.includes(id))).toEqual([]);
      const rest = await everyPage(requestFor("山茶", { first: 10 }));
      expect(rest).toHaveLength(32);
      expect(await engine.progress()).toMatchObject({ behind: 8 });
      expect(await engine.synchronise()).toEqual({ reports: 8, refused: [] });
      expect((await search("山茶")).total).toEqual({ value: 32, relation: "exact" });
      expect(await find("杜鹃")).toEqual([...changed].sort());
    });
  });

  it("replaces all sections of a report that is revised, and no others", async () => {
    const { engine, find, having } = setting();
    const section = (id: string, position: number, revision: number, text: string) =>
      documentOf({ id, reportId: "revised", position, revision, text });
    await having(
      [0, 1, 2].map((at) => section(`revised-${at}`, at, 1, "百合。")),
      async () => {
        await engine.put([section("revised-1", 1, 2, "兰花。")]);
        expect(await find("百合")).toEqual([]);
        expect(await find("兰花")).toEqual(["revised-1"]);
        expect(await engine.count()).toBe(MANY.length + 1);
      },
    );
  });

  it("answers from the old index until the new one is whole", async () => {
    const { index, engine, search, ourIndexes } = setting();
    let isBuilding = true;
    const rebuilding = engine.rebuild().finally(() => {
      isBuilding = false;
    });
    let searches = 0;
    while (isBuilding || searches === 0) {
      const page = await search("灯塔", { first: 5 });
      expect(page.total).toEqual({ value: MANY.length, relation: "exact" });
      searches++;
    }
    expect(await rebuilding).toEqual({ reports: expect.any(Number), refused: [] });
    expect(await ourIndexes()).toEqual([index]);
    expect(await engine.progress()).toMatchObject({ behind: 0, refused: [] });
    expect(await engine.synchronise()).toEqual({ reports: 0, refused: [] });
  });

  it("is brought back to what PostgreSQL holds", async () => {
    const { index, engine, callAndWait, call } = setting();
    await callAndWait("POST", `/indexes/${index}/documents/delete-batch`, ["many-1-0", "many-2-0"]);
    const stranger = {
      id: "stranger",
      document: "stranger",
      reportId: "stranger",
      revision: 1,
      change: 1,
      body_n: "灯塔",
    };
    await callAndWait("POST", `/indexes/${index}/documents`, [stranger]);
    await callAndWait("PATCH", `/indexes/${index}/settings`, { rankingRules: ["words"] });
    const { reports } = await engine.reconcile();
    expect(reports).toBe(3);
    expect(await engine.count()).toBe(MANY.length);
    const { rankingRules } = await call("GET", `/indexes/${index}/settings`);
    expect(rankingRules).toContain("year:desc");
    expect(await engine.reconcile()).toEqual({ reports: 0, refused: [] });
  });

  it("says that the index is missing, and gets a new one", async () => {
    const { index, engine, search, callAndWait } = setting();
    await callAndWait("DELETE", `/indexes/${index}`);
    await expect(search("灯塔")).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE", kind: "missing" });
    expect(await engine.status()).toMatchObject({ documents: null });
    await engine.synchronise();
    expect((await search("灯塔")).total).toEqual({ value: MANY.length, relation: "exact" });
  });

  it("forgets everything when it is cleared", async () => {
    const { engine, search } = setting();
    await engine.clear();
    expect(await engine.count()).toBe(0);
    expect((await search("灯塔")).hits).toEqual([]);
  });
});
