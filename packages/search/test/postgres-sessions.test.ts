import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, expect, it } from "vitest";
import type { SearchEngine } from "../src/index.ts";
import { inTransaction } from "../src/postgres/sql-pool.ts";
import { documentOf } from "./fixture.ts";
import { requestOf, termsOf } from "./postgres-request.ts";
import { openPreparedEngine } from "./prepared-engine.ts";

describeDatabases("several sessions of the Postgres search engine", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  beforeAll(async () => {
    ({ opened, engine } = await openPreparedEngine(database));
    await engine.put([documentOf({ id: "there", text: "琥珀" })]);
    return () => opened.close();
  });

  function onServers(title: string, run: () => Promise<void>): void {
    if (database.name === "PostgreSQL") it(title, run);
    else it.skip(`${title} (skipped: one session serves every connection of ${database.name})`, run);
  }

  onServers("ends what runs on the server when a search is given up", async () => {
    const controller = new AbortController();
    const reason = new Error("nobody waits");
    const sleeping = inTransaction(
      opened.pool,
      "begin read only",
      (client) => client.query("select pg_sleep(60) as asleep"),
      controller.signal,
    );
    const outcome = expect(sleeping).rejects.toBe(reason);
    await wait(100);
    controller.abort(reason);
    await outcome;
    const asleep = async () =>
      (
        await opened.pool.query(
          "select 1 from pg_stat_activity where query like '%as asleep%' and state = 'active' and pid <> pg_backend_pid()",
        )
      ).rows.length;
    await expect.poll(asleep, { timeout: 20_000 }).toBe(0);
    expect((await engine.search(requestOf({ terms: termsOf("琥珀") }))).hits).toHaveLength(1);
  });

  onServers("makes no reader wait for what is being written, be it put, cleared or prepared", async () => {
    const writer = await opened.pool.connect();
    try {
      await writer.query("begin");
      await writer.query("select pg_advisory_xact_lock(hashtext('gongkai.search'))");
      const waiting = [
        engine.put([documentOf({ id: "put", text: "琥珀" })]),
        engine.clear(),
        engine.prepare(),
      ];
      for (const facets of [[], ["year"]] as const) {
        expect((await engine.search(requestOf({ terms: termsOf("琥珀"), facets }))).hits).toHaveLength(1);
        expect((await engine.search(requestOf({ facets }))).total.value).toBe(1);
      }
      await writer.query("commit");
      await Promise.all(waiting);
    } finally {
      writer.release();
    }
  });
});
