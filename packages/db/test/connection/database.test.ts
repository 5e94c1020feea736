import { DatabaseError } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";

describeDatabases("A database", (databases) => {
  let database: Database;

  beforeAll(async () => {
    database = await databases.open();
    await database.pool.query("CREATE TABLE notes (id int PRIMARY KEY, body text)");
  });

  afterAll(() => database.close());

  it("opens empty each time", async () => {
    const other = await databases.open();
    const { rows } = await other.pool.query("SELECT to_regclass('notes') AS found");
    expect(rows).toEqual([{ found: null }]);
    await other.close();
  });

  it("takes parameters of every type and gives them back", async () => {
    const moment = new Date("2024-02-29T12:34:56.789Z");
    const { rows } = await database.pool.query(
      `SELECT $1::int AS integer, $2::bigint AS bigint, $3::float8 AS float, $4::numeric AS numeric,
        $5::text AS text, $6::boolean AS boolean, $7::timestamptz AS moment, $8::jsonb AS json, $9::bytea AS bytes,
        $10::text[] AS texts, $11::int[] AS integers, $12::text AS nothing, $13::date::text AS day`,
      [
        -7,
        2 ** 53 - 1,
        0.1,
        "12345678901234567890.01",
        "政务公开 ' \" \\ 😀",
        true,
        moment,
        { a: [1, null] },
        Buffer.from([0, 255, 10]),
        ["a,b", '"', "NULL"],
        [1, 2],
        null,
        "2024-02-29",
      ],
    );
    expect(rows).toEqual([
      {
        integer: -7,
        bigint: 2 ** 53 - 1,
        float: 0.1,
        numeric: "12345678901234567890.01",
        text: "政务公开 ' \" \\ 😀",
        boolean: true,
        moment,
        json: { a: [1, null] },
        bytes: Buffer.from([0, 255, 10]),
        texts: ["a,b", '"', "NULL"],
        integers: [1, 2],
        nothing: null,
        day: "2024-02-29",
      },
    ]);
  });

  it("reads bigint as a number, through the pool and through Drizzle", async () => {
    const statement = "SELECT count(*) AS total, 9007199254740991::bigint AS largest FROM notes";
    const expected = [{ total: 0, largest: Number.MAX_SAFE_INTEGER }];
    expect((await database.pool.query(statement)).rows).toEqual(expected);
    expect((await database.drizzle.execute(sql.raw(statement))).rows).toEqual(expected);
  });

  it("refuses to round a bigint that JavaScript cannot hold, and stays usable", async () => {
    const tooLarge = database.pool.query("SELECT 9007199254740993::bigint AS value");
    await expect(tooLarge).rejects.toThrow(DatabaseError);
    await expect(tooLarge).rejects.toThrow("9007199254740993, which is too large");
    expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("keeps the code of an error in the SQL, and the client stays usable", async () => {
    const client = await database.pool.connect();
    try {
      await client.query("INSERT INTO notes VALUES (1, 'first')");
      await expect(client.query("INSERT INTO notes VALUES ($1, $2)", [1, "again"])).rejects.toMatchObject({
        code: "23505",
        constraint: "notes_pkey",
      });
      await expect(client.query("SELEC 1")).rejects.toMatchObject({ code: "42601" });
      expect((await client.query("SELECT body FROM notes")).rows).toEqual([{ body: "first" }]);
    } finally {
      client.release();
    }
    await database.pool.query("DELETE FROM notes");
  });

  it("passes results and parameters of 20 MB", async () => {
    const { rows } = await database.pool.query<{ line: string }>(
      "SELECT repeat(chr(97 + n % 26), 1000) AS line FROM generate_series(1, 20000) AS n",
    );
    expect(rows).toHaveLength(20_000);
    expect(
      rows.every((row, index) => row.line === String.fromCharCode(97 + ((index + 1) % 26)).repeat(1000)),
    ).toBe(true);
    const text = "报".repeat(7_000_000);
    const echoed = await database.pool.query("SELECT length($1::text) AS length, md5($1::text) AS md5", [
      text,
    ]);
    expect(echoed.rows[0]).toMatchObject({ length: 7_000_000 });
  });

  it("answers many queries at once, each with its own result", async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => database.pool.query("SELECT $1::int AS n", [n])),
    );
    expect(answers.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it("lets clients use prepared statements of the same name for different SQL", async () => {
    const clients = await Promise.all([1, 2, 3].map(() => database.pool.connect()));
    try {
      for (const round of [1, 2]) {
        const answers = await Promise.all(
          clients.map((client, index) =>
            client.query({ name: "same", text: `SELECT ${index} + $1::int AS sum`, values: [round] }),
          ),
        );
        expect(answers.map(({ rows }) => rows[0].sum)).toEqual([round, 1 + round, 2 + round]);
      }
    } finally {
      for (const client of clients) client.release();
    }
  });

  it("never lets one client see or take part in another's open transaction", async () => {
    const transfer = async (id: number) => {
      const client = await database.pool.connect();
      try {
        await client.query("BEGIN");
        await client.query("INSERT INTO notes VALUES ($1, 'pending')", [id]);
        await client.query("SELECT 1");
        await client.query(id % 2 === 0 ? "COMMIT" : "ROLLBACK");
      } finally {
        client.release();
      }
    };
    const counts = Array.from({ length: 10 }, async () => {
      const { rows } = await database.pool.query(
        "SELECT count(*) FILTER (WHERE id % 2 = 1) AS odd FROM notes",
      );
      return rows[0].odd as number;
    });
    await Promise.all(Array.from({ length: 10 }, (_, id) => transfer(id)));
    expect(await Promise.all(counts)).toEqual(Array.from({ length: 10 }, () => 0));
    const { rows } = await database.pool.query("SELECT id FROM notes ORDER BY id");
    expect(rows.map((row) => row.id)).toEqual([0, 2, 4, 6, 8]);
    await database.pool.query("DELETE FROM notes");
  });

  it("rolls back what a client leaves open when it is dropped", async () => {
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO notes VALUES (1, 'never committed')");
    client.release(true);
    expect((await database.pool.query("SELECT count(*) AS total FROM notes")).rows).toEqual([{ total: 0 }]);
  });

  it("runs Drizzle transactions and rolls them back when they throw", async () => {
    await database.drizzle.transaction(async (transaction) => {
      await transaction.execute(sql`INSERT INTO notes VALUES (1, 'kept')`);
    });
    const failing = database.drizzle.transaction(async (transaction) => {
      await transaction.execute(sql`INSERT INTO notes VALUES (2, 'lost')`);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect((await database.pool.query("SELECT id FROM notes")).rows).toEqual([{ id: 1 }]);
    await database.pool.query("DELETE FROM notes");
  });

  it("waits for running queries when it closes, and may be closed twice", async () => {
    const other = await databases.open();
    const running = other.pool.query("SELECT count(*) AS total FROM generate_series(1, 300000)");
    await Promise.all([other.close(), other.close()]);
    expect((await running).rows).toEqual([{ total: 300_000 }]);
  });
});
