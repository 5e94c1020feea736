import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { DatabaseError } from "@gongkai/schema";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbeddedDatabase } from "../../src/connection/embedded-database.ts";
import { type Database, openDatabase, openMemoryDatabase } from "../../src/index.ts";
import { copyRows } from "../../src/store/copy-rows.ts";
import { databaseDirectory } from "./temporary-directory.ts";
import { message, STARTUP } from "./wire-message.ts";

describe("The embedded database", () => {
  let database: Database;

  beforeAll(async () => {
    database = await openMemoryDatabase();
    await database.pool.query("CREATE TABLE notes (id int)");
  });

  afterAll(() => database.close());

  it("leaves the event loop free while a query runs", async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    // A second of work: more than twenty ticks can only come about while it runs.
    await database.pool.query(`DO $$ BEGIN
      WHILE clock_timestamp() < now() + interval '1 second' LOOP END LOOP;
    END $$`);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
  });

  it.each(["COPY notes FROM STDIN", "/* bulk */ SELECT 1; COPY notes FROM STDIN"])(
    "refuses %s with a sentence and stays usable",
    async (statement) => {
      const client = await database.pool.connect();
      try {
        await expect(client.query(statement)).rejects.toThrow(
          "takes no COPY FROM STDIN that waits for its rows",
        );
        await expect(client.query({ name: "bulk", text: "COPY notes FROM STDIN" })).rejects.toThrow(
          "takes no COPY FROM STDIN",
        );
        expect((await client.query("SELECT count(*) AS total FROM notes")).rows).toEqual([{ total: 0 }]);
      } finally {
        client.release();
      }
    },
  );

  it("takes a COPY FROM STDIN whose rows come with it, and refuses one whose rows are wrong", async () => {
    await database.pool.query("CREATE TABLE copied (number int4 PRIMARY KEY, word text)");
    const client = await database.pool.connect();
    // Two columns: an integer of four bytes, and a text of one.
    const row = Buffer.from([0, 2, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 1, 97]);
    try {
      await copyRows(client, "copied", ["number", "word"], [row]);
      await expect(copyRows(client, "copied", ["number", "word"], [row])).rejects.toMatchObject({
        code: "23505",
      });
      await expect(copyRows(client, "copied", ["number"], [row])).rejects.toThrow("field count");
      await expect(copyRows(client, "missing", ["number"], [row])).rejects.toMatchObject({ code: "42P01" });
      expect((await client.query("SELECT * FROM copied")).rows).toEqual([{ number: 7, word: "a" }]);
    } finally {
      client.release();
    }
  });

  it("refuses a cursor that reads a few rows at a time, and serves the next client", async () => {
    const client = await database.pool.connect();
    const portal = new Promise((_, reject) => {
      // The driver's own way of reading in portions, which its types leave out.
      const portions = new pg.Query({ text: "SELECT generate_series(1, 10)", rows: 2 } as pg.QueryConfig);
      portions.once("error", reject);
      client.query(portions);
    });
    await expect(portal).rejects.toThrow("cursors that read a few rows at a time need a PostgreSQL server");
    client.release(true);
    expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("says which database is lost to a client whose connection is cut", async () => {
    const other = await openMemoryDatabase();
    const client = await other.pool.connect();
    await client.query("SELECT 1");
    // The socket behind a client is not in the driver's types.
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    const lost = client.query("SELECT 1");
    await expect(lost).rejects.toThrow(DatabaseError);
    await expect(lost).rejects.toThrow("Lost a connection to an embedded database in memory");
    client.release();
    expect((await other.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await other.close();
  });

  it("rolls back a transaction that is left idle while others wait", async () => {
    const own = await openEmbeddedDatabase(await databaseDirectory(), {
      role: "command",
      idleInTransactionMilliseconds: 200,
    });
    await own.pool.query("CREATE TABLE notes (id int)");
    const idle = await own.pool.connect();
    await idle.query("BEGIN");
    await idle.query("INSERT INTO notes VALUES (1)");
    expect((await own.pool.query("SELECT count(*) AS total FROM notes")).rows).toEqual([{ total: 0 }]);
    await expect(idle.query("COMMIT")).rejects.toThrow("left open and idle");
    idle.release();
    await own.close();
  });

  it("goes on without a guest that does not read the answer to a query in its transaction", async () => {
    const directory = await databaseDirectory();
    const own = await openEmbeddedDatabase(directory, { role: "server", idleInTransactionMilliseconds: 200 });
    const { address, token } = JSON.parse(await readFile(join(directory, "owner.json"), "utf8"));
    const guest = connect({ path: address });
    const login = [STARTUP, message("p", `${token}\0`)];
    const question = message(
      "Q",
      "BEGIN; CREATE TABLE never AS SELECT repeat('x', 20000000)::text AS long\0",
    );
    guest.write(Buffer.concat([...login, question, message("Q", "SELECT long FROM never\0")]));
    // Nobody listens for data, so nothing is read; the first bytes say that the guest has its transaction.
    await once(guest, "readable");
    await expect.poll(async () => guest.readableLength, { timeout: 20_000 }).toBeGreaterThan(10_000);
    const { rows } = await own.pool.query("SELECT to_regclass('never') AS found");
    expect(rows).toEqual([{ found: null }]);
    guest.destroy();
    await own.close();
  });

  it("says once that it has stopped working, and nothing when it is closed, and loses nothing committed", async () => {
    const errors: DatabaseError[] = [];
    const options = {
      directory: await databaseDirectory(),
      role: "server",
      onFatal: (error: DatabaseError) => errors.push(error),
    } as const;
    const broken = await openDatabase(options);
    await broken.pool.query("CREATE TABLE notes AS SELECT 1 AS id");
    // PostgreSQL's own check of the stack comes too late in WebAssembly.
    const deep = broken.pool.query("SELECT json(repeat('[', 500000))");
    await expect(deep).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await expect(broken.pool.query("SELECT 1")).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await broken.close();
    expect(errors.map((error) => error.message)).toEqual([
      expect.stringContaining("stopped working: it gave an incomplete answer"),
    ]);

    const whole = await openDatabase(options);
    expect((await whole.pool.query("SELECT id FROM notes")).rows).toEqual([{ id: 1 }]);
    await whole.close();
    expect(errors).toHaveLength(1);
  });

  it("leaves a transaction alone as long as nobody waits", async () => {
    const own = await openEmbeddedDatabase(await databaseDirectory(), {
      role: "command",
      idleInTransactionMilliseconds: 20,
    });
    const client = await own.pool.connect();
    await client.query("CREATE TABLE notes (id int)");
    await client.query("BEGIN");
    await client.query("INSERT INTO notes VALUES (1)");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.query("COMMIT");
    client.release();
    expect((await own.pool.query("SELECT count(*) AS total FROM notes")).rows).toEqual([{ total: 1 }]);
    await own.close();
  });
});
