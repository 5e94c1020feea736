import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { documentOf } from "../fixture.ts";
import { whenWaitedFor } from "./scripted-server.ts";
import { useScriptedSetting } from "./scripted-setting.ts";

const NEW_REPORT = documentOf({ id: "h", text: "新。" });

describeDatabases("processes that follow one index", (databases) => {
  const setting = useScriptedSetting(databases);

  /** An engine that shares nothing with the other one but the database, as in another process. */
  const openBeside = (options: { readonly leaseTime?: number } = {}) => {
    const { database, open } = setting();
    return open({ pool: { connect: () => database.pool.connect() }, ...options });
  };

  it("write to it one at a time", async () => {
    const { engine, fill, writeToPostgres, batches } = setting();
    await fill();
    await writeToPostgres([NEW_REPORT]);
    const before = batches().length;
    await Promise.all([engine.synchronise(), openBeside().synchronise(), openBeside().reconcile()]);
    expect(batches()).toHaveLength(before + 1);
  });

  it("do nothing while another one waits for the server, and go on when that is done", async () => {
    const { server, engine, fill, writeToPostgres, batches, held } = setting();
    await fill();
    await writeToPostgres([NEW_REPORT]);
    const before = batches().length;
    const other = openBeside();
    let whileBusy: unknown;
    server.isHolding = true;
    server.faults.push((request) => {
      if (!request.path.startsWith("/tasks/") || whileBusy !== undefined) return false;
      whileBusy = other.synchronise().then((done) => {
        server.isHolding = false;
        server.runWaiting();
        return done;
      });
      return false;
    });
    expect(await engine.synchronise()).toEqual({ reports: 1, refused: [] });
    expect(await whileBusy).toEqual({ reports: 0, refused: [] });
    expect(batches()).toHaveLength(before + 1);
    await writeToPostgres([documentOf({ id: "i", text: "新。" })]);
    expect(await other.synchronise()).toEqual({ reports: 1, refused: [] });
    expect(held()).toContain("i");
  });

  it("keep their right to write for longer than it lasts by giving signs of life", async () => {
    const { server, database, fill, writeToPostgres, batches } = setting();
    await fill();
    await writeToPostgres([NEW_REPORT]);
    const before = batches().length;
    const hasOutlived = async (since: Date) => {
      const { rows } = await database.pool.query(
        "select clock_timestamp() > $1 and expires_at > $1 as outlived from search.follower_leases",
        [since],
      );
      return rows[0]?.outlived === true;
    };
    const other = openBeside();
    let reconciling: unknown;
    server.isHolding = true;
    server.faults.push(
      whenWaitedFor(async () => {
        reconciling = other.reconcile();
        const { rows } = await database.pool.query("select expires_at from search.follower_leases");
        await expect.poll(() => hasOutlived(rows[0]?.expires_at), { timeout: 20_000 }).toBe(true);
        server.isHolding = false;
        server.runWaiting();
      }),
    );
    expect(await openBeside({ leaseTime: 1_500 }).synchronise()).toEqual({ reports: 1, refused: [] });
    expect(await reconciling).toEqual({ reports: 0, refused: [] });
    expect(batches()).toHaveLength(before + 1);
  });

  it("take over from one that has died, and that one notes nothing any more", async () => {
    const { server, engine, database, fill, writeToPostgres, held } = setting();
    await fill();
    await writeToPostgres([NEW_REPORT]);
    server.isHolding = true;
    server.faults.push(
      whenWaitedFor(async () => {
        // As if it had been stopped for longer than its right to write lasts.
        await database.pool.query("update search.follower_leases set holder = gen_random_uuid()");
        server.runWaiting();
      }),
    );
    await expect(engine.synchronise()).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      message: expect.stringContaining("held up"),
    });
    expect((await engine.progress()).behind).toBe(1);
    expect(await openBeside().synchronise()).toEqual({ reports: 0, refused: [] });
    await database.pool.query("update search.follower_leases set expires_at = now() - interval '1 second'");
    server.isHolding = false;
    await openBeside().synchronise();
    expect((await engine.progress()).behind).toBe(0);
    expect(held()).toContain("h");
  });

  it("do not go on with what another one took over and has given back meanwhile", async () => {
    const { server, database, fill, writeToPostgres } = setting();
    await fill();
    await writeToPostgres([NEW_REPORT]);
    server.isHolding = true;
    server.faults.push(
      whenWaitedFor(async () => {
        await database.pool.query("delete from search.follower_leases");
      }),
    );
    await expect(openBeside({ leaseTime: 1_500 }).synchronise()).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      message: expect.stringContaining("held up"),
    });
    const { rows } = await database.pool.query("select from search.follower_leases");
    expect(rows).toEqual([]);
  });
});
