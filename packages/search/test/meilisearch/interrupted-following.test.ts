import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { documentOf } from "../fixture.ts";
import { failWith, onTask, whenWaitedFor } from "./scripted-server.ts";
import { BROWSE, INDEX, REPORTS, useScriptedSetting } from "./scripted-setting.ts";

const NEW_REPORT = documentOf({ id: "h", text: "新。" });

describeDatabases("following an index that is interrupted", (databases) => {
  const setting = useScriptedSetting(databases);

  /** A filled index, one report that is not in it, and a server that works on nothing. */
  async function hold(): Promise<ReturnType<typeof setting>> {
    const given = setting();
    await given.fill();
    await given.writeToPostgres([NEW_REPORT]);
    given.server.isHolding = true;
    return given;
  }

  it("goes on where the server restarts in the middle of a task", async () => {
    const { server, engine, held } = await hold();
    server.faults.push(
      onTask((_, response) => {
        response.destroy();
        return true;
      }, 3),
      onTask((request, response) => {
        server.runWaiting();
        return failWith(503, "starting")(request, response);
      }),
    );
    expect(await engine.synchronise()).toEqual({ reports: 1, refused: [] });
    expect(held()).toContain("h");
  });

  it("gives the server nothing twice where a process takes over from one that was stopped", async () => {
    const { server, engine, held, open, batches, writeToPostgres } = await hold();
    await writeToPostgres([documentOf({ id: "a", text: "改。", revision: 2 })]);
    const controller = new AbortController();
    server.faults.push(whenWaitedFor(() => controller.abort(new Error("stopped"))));
    await expect(engine.synchronise({ signal: controller.signal })).rejects.toThrow("stopped");
    const before = batches().length;
    server.isHolding = false;
    server.runWaiting();
    const next = open();
    await next.prepare();
    await next.synchronise();
    expect(batches()).toHaveLength(before);
    expect(held()).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
    expect(await next.progress()).toMatchObject({ behind: 0, refused: [] });
    expect(await next.synchronise()).toEqual({ reports: 0, refused: [] });
  });

  it("leaves a task alone that takes too long, and asks for it the next time", async () => {
    const { server, engine, open, batches } = await hold();
    await expect(open({ taskTime: 50 }).synchronise()).rejects.toMatchObject({ kind: "late" });
    const before = batches().length;
    server.runWaiting();
    await engine.synchronise();
    expect(batches()).toHaveLength(before);
    expect((await engine.progress()).behind).toBe(0);
  });

  it("waits for what was sent before it compares the index with PostgreSQL", async () => {
    const { server, engine, open, batches, held } = await hold();
    await expect(open({ taskTime: 50 }).synchronise()).rejects.toMatchObject({ kind: "late" });
    const before = batches().length;
    server.faults.push(
      whenWaitedFor(() => {
        server.isHolding = false;
        server.runWaiting();
      }),
    );
    expect(await engine.reconcile()).toEqual({ reports: 0, refused: [] });
    expect(batches()).toHaveLength(before);
    expect(held()).toContain("h");
    expect((await engine.progress()).behind).toBe(0);
  });

  it("fills a new index where the server has lost the old one", async () => {
    const { server, engine, fill, held } = setting();
    await fill();
    server.dropIndex(INDEX);
    await expect(engine.search(BROWSE)).resolves.toMatchObject({ hits: [] });
    await engine.synchronise();
    expect(held()).toHaveLength(REPORTS.length);
    expect(server.indexNames()).toEqual([INDEX]);
  });

  it("fills a new index where the server was set up anew while a task was waited for", async () => {
    const { server, engine, held } = await hold();
    server.faults.push(
      whenWaitedFor(() => {
        server.forgetEverything();
        server.isHolding = false;
      }),
    );
    await engine.synchronise();
    expect(held()).toHaveLength(REPORTS.length + 1);
  });

  it("mends what the index holds otherwise than PostgreSQL", async () => {
    const { server, engine, fill, database } = setting();
    await fill();
    const index = server.documentOf(INDEX, "a");
    expect(index).toBeDefined();
    Object.assign(index ?? {}, { change: 0 });
    await database.pool.query(
      "update search.followers set change = (select max(change) from search.revisions)",
    );
    const { reports } = await engine.reconcile();
    expect(reports).toBe(1);
    expect(server.documentOf(INDEX, "a")).not.toMatchObject({ change: 0 });
    expect(await engine.reconcile()).toEqual({ reports: 0, refused: [] });
  });
});
