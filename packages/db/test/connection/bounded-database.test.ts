import { type SQL, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { boundDatabase, type Database, readCancellably } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";

/** Longer than any test may take. */
const ENDLESS = sql`select pg_sleep(600)`;
const GONE = new Error("Nobody waits any more.");

/** What went wrong in the end, without what Drizzle puts around it. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}

describeDatabases("a database for somebody who may stop waiting", ({ name, open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.pool.query("create table kept (number int)");
  });

  const failure = ({ drizzle }: Pick<Database, "drizzle">, statement: SQL) =>
    drizzle.execute(statement).then(() => "no failure", rootOf);

  /** Waits until so many connections run what never ends; the test's own time limit ends the wait. */
  async function untilRunning(count: number): Promise<void> {
    const running =
      "select pid from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'";
    while ((await database.pool.query(running)).rows.length !== count);
  }

  test("is asked like any other until the signal is aborted, and nothing then", async () => {
    const controller = new AbortController();
    const bounded = boundDatabase(database, { signal: controller.signal });
    expect((await bounded.drizzle.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    controller.abort(GONE);
    expect(await failure(bounded, sql`select 1`)).toBe(GONE);
    await expect(bounded.pool.query("select 1")).rejects.toBe(GONE);
    await expect(readCancellably(database, controller.signal, async () => 1)).rejects.toBe(GONE);
  });

  test("leaves nothing of a transaction that is cut short, and no connection inside it", async () => {
    const controller = new AbortController();
    const { drizzle } = boundDatabase(database, { signal: controller.signal });
    const cut = drizzle.transaction(async (transaction) => {
      await transaction.execute(sql`insert into kept values (1)`);
      controller.abort(GONE);
      await transaction.execute(sql`insert into kept values (2)`);
    });
    expect(await cut.catch(rootOf)).toBe(GONE);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => database.pool.query("select count(*)::int as count from kept")),
    );
    expect(answers.map(({ rows }) => rows[0].count)).toEqual([0, 0, 0, 0]);
  });

  test.runIf(name === "PostgreSQL")(
    "ends what runs although it has every connection (skipped: the embedded database ends its statements first)",
    async () => {
      const { max } = database.pool.options;
      const controller = new AbortController();
      const bounded = boundDatabase(database, { signal: controller.signal });
      // One is left to look at the others with.
      const running = Array.from({ length: max - 1 }, () => failure(bounded, ENDLESS));
      await untilRunning(max - 1);
      running.push(failure(bounded, ENDLESS), failure(bounded, ENDLESS));
      controller.abort(GONE);
      expect(await Promise.all(running)).toEqual(running.map(() => GONE));
      await untilRunning(0);
    },
  );

  test.runIf(name === "PostgreSQL")(
    "ends a statement that takes too long, and goes on with the next (skipped: the embedded database ends its statements first)",
    async () => {
      const late = new Error("It took too long.");
      const { signal } = new AbortController();
      const bounded = boundDatabase(database, { signal, statement: { milliseconds: 50, late: () => late } });
      expect(await failure(bounded, ENDLESS)).toBe(late);
      expect(await failure(bounded, sql`select 1`)).toBe("no failure");
      expect(await failure(bounded, sql`select nothing`)).not.toBe(late);
    },
  );
});
