import { expect, test } from "vitest";
import {
  type Database,
  judgeFinding,
  reportsByIds,
  type SourceToStore,
  settleAgency,
  storeSource,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { type SampleReading, sampleSource } from "../support/sample-source.ts";

/** A source for the usual agency and year, titled by its words, seen on a day of January. */
function seen(words: string, day: number | undefined, reading: SampleReading = {}): SourceToStore {
  const observedAt = day === undefined ? {} : { observedAt: new Date(Date.UTC(2024, 0, day)) };
  return sampleSource([{ title: words, ...reading }], { words, ...observedAt });
}

async function storeOne(database: Database, input: SourceToStore): Promise<string> {
  const [stored] = await storeSource(database, input);
  if (stored === undefined) throw new Error("The sample has a report.");
  return stored.reportId;
}

async function titleOf(database: Database, reportId: string): Promise<string | null | undefined> {
  return (await reportsByIds(database, [reportId]))[0]?.title;
}

async function queued({ pool }: Database): Promise<readonly number[]> {
  const { rows } = await pool.query<{ outbox: number; checks: number }>(
    "select (select count(*) from search_outbox)::int as outbox, (select count(*) from check_queue)::int as checks",
  );
  return [rows[0]?.outbox ?? 0, rows[0]?.checks ?? 0];
}

/** Lets a transaction wait before it commits. */
function createGate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

/** Stores in a transaction that ends when the gate opens. Resolves once everything but the commit is done. */
async function storeHeld(
  database: Database,
  input: SourceToStore,
  gate: Promise<void>,
): Promise<{ readonly ended: Promise<void> }> {
  const done = createGate();
  const ended = database.drizzle.transaction(async (transaction) => {
    // A transaction does all that storing asks of a connection.
    await storeSource({ drizzle: transaction as never }, input);
    done.open();
    await gate;
  });
  await Promise.race([done.passed, ended]);
  return { ended };
}

/** Waits until some statement waits for a lock. */
async function waitUntilBlocked({ pool }: Database): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
  }
}

describeDatabases("the current version", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("is of the content that was first seen last, whichever was stored first", async () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ] as const) {
      const database = await openEmpty();
      for (const day of order) await storeSource(database, seen(`day ${day}`, day));
      const reportId = await storeOne(database, seen("day 1", 1));
      expect(await titleOf(database, reportId)).toBe("day 2");
    }
  });

  test("is of a content stored without a time before any that was stored until then", async () => {
    const database = await openEmpty();
    await storeSource(database, seen("dated", 1));
    const reportId = await storeOne(database, seen("undated", undefined));
    expect(await titleOf(database, reportId)).toBe("undated");
  });

  test("changes when its content turns out to have been there earlier", async () => {
    const database = await openEmpty();
    await storeSource(database, seen("former", 2));
    const reportId = await storeOne(database, seen("latter", 3));
    expect(await titleOf(database, reportId)).toBe("latter");
    const [outbox = 0, checks = 0] = await queued(database);
    await storeSource(database, { ...seen("latter", 1), origin: "/elsewhere" });
    expect(await titleOf(database, reportId)).toBe("former");
    expect(await queued(database)).toEqual([outbox + 1, checks + 1]);
  });

  test("is of the one with more cells read where two were first seen at the same time, then of the larger hash", async () => {
    const database = await openEmpty();
    await storeSource(database, seen("lossy", 1, { unread: 4 }));
    const reportId = await storeOne(database, seen("whole", 1));
    await storeSource(database, seen("lossy too", 1, { unread: 4 }));
    expect(await titleOf(database, reportId)).toBe("whole");
    const equals = ["one", "two", "three", "four"].map((words) => seen(words, 1));
    for (const input of equals) await storeSource(database, input);
    const largest = [...equals, seen("whole", 1)]
      .sort((left, right) => (left.source.sha256 < right.source.sha256 ? -1 : 1))
      .at(-1);
    expect(await titleOf(database, reportId)).toBe(largest?.source.text);
  });

  test("has its checks renewed, and nothing put into search, when older content is found beside it", async () => {
    const database = await openEmpty();
    await storeSource(database, seen("latter", 3));
    const [outbox = 0, checks = 0] = await queued(database);
    const reportId = await storeOne(database, seen("former", 2));
    expect(await titleOf(database, reportId)).toBe("latter");
    expect(await queued(database)).toEqual([outbox, checks + 1]);
  });

  test("of a report that loses its source is again of the content first seen last", async () => {
    const database = await openEmpty();
    // Stored last and seen first, so that neither ids nor times of storing can lead to the right one.
    await storeSource(database, seen("third", 3));
    await storeSource(database, seen("second", 2));
    const reportId = await storeOne(database, seen("first", 1));
    const moved = sampleSource([{ agency: "清河县教育局" }], { words: "third", parserVersion: "2.0.0" });
    await storeSource(database, moved);
    expect(await titleOf(database, reportId)).toBe("second");
  });

  test("is what a person has settled, until other content is first seen after that", async () => {
    const database = await openEmpty();
    const agency = { agency: bareAgency("清河县司法局"), parents: [] };
    await storeSource(database, seen("dated", 2));
    const uncertain = await storeOne(database, seen("old", 1, { agency: "司法局", isCertain: false }));
    const { reportId } = await settleAgency(database, { reportId: uncertain, agency, author: "张三" });
    expect(await titleOf(database, reportId)).toBe("old");
    await storeSource(database, seen("late copy", 5));
    expect(await titleOf(database, reportId)).toBe("old");
    await storeSource(database, seen("news", undefined));
    expect(await titleOf(database, reportId)).toBe("news");
  });

  test("takes judgements along when its source goes to a report that shows another", async () => {
    const database = await openEmpty();
    const reportId = await storeOne(database, seen("source", 1, { agency: "误读县司法局" }));
    const { rows } = await database.pool.query<{ rule: string; input: string }>(
      "select rule, input from findings",
    );
    const [finding] = rows;
    if (finding === undefined) throw new Error("The sample has a finding.");
    await judgeFinding(database, { ...finding, reportId, judgement: "confirmed", author: "张三" });
    const shown = await storeOne(database, seen("shown", 2));
    const moved = sampleSource([{ title: "source" }], { words: "source", parserVersion: "2.0.0" });
    expect(await storeSource(database, moved)).toMatchObject([{ reportId: shown, outcome: "newVersion" }]);
    expect(await titleOf(database, shown)).toBe("shown");
    const { rows: judged } = await database.pool.query("select report_id from judgements order by 1");
    expect(judged).toHaveLength(2);
  });

  test.skipIf(databases.name !== "PostgreSQL")(
    "is the same whichever of two transactions ends first (skipped on PGlite, which has one session)",
    async () => {
      for (const known of [[], [seen("known", 1)]]) {
        for (const days of [
          [2, 3],
          [3, 2],
          [2, 2],
        ] as const) {
          const titles: unknown[] = [];
          for (const order of [
            [0, 1],
            [1, 0],
          ] as const) {
            const database = await openEmpty();
            for (const input of known) await storeSource(database, input);
            const rivals = [seen("left", days[0]), seen("right", days[1])];
            const [first, second] = order.map((index) => rivals[index]);
            if (first === undefined || second === undefined) throw new Error("There are two rivals.");
            const gate = createGate();
            const { ended } = await storeHeld(database, first, gate.passed);
            const other = storeSource(database, second);
            await waitUntilBlocked(database);
            gate.open();
            await Promise.all([ended, other]);
            titles.push(await titleOf(database, await storeOne(database, first)));
          }
          expect(titles[0]).toBe(titles[1]);
          if (days[0] !== days[1]) expect(titles[0]).toBe(days[0] > days[1] ? "left" : "right");
        }
      }
    },
  );

  test.skipIf(databases.name !== "PostgreSQL")(
    "sees a sight of another source that is being noted meanwhile (skipped on PGlite, which has one session)",
    async () => {
      const database = await openEmpty();
      const reportId = await storeOne(database, seen("former", 3));
      await storeSource(database, seen("latter", 4));
      // One transaction learns that the current content is the oldest, and another one adds content between them.
      const gate = createGate();
      const earlier = { ...seen("latter", 1), origin: "/elsewhere" };
      const { ended } = await storeHeld(database, earlier, gate.passed);
      const between = storeSource(database, seen("between", 2));
      await waitUntilBlocked(database);
      gate.open();
      await Promise.all([ended, between]);
      expect(await titleOf(database, reportId)).toBe("former");
    },
  );
});
