import { setTimeout } from "node:timers/promises";
import { generateAgencies } from "@gongkai/corpus";
import { storeReports } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeAtOnce } from "../proof/faults-clients.ts";
import { reportText } from "../proof/faults-documents.ts";
import { troubleEngine } from "../proof/faults-engine.ts";
import { type HistoryEvent, judgeHistory } from "../proof/faults-history.ts";
import { ingestInAnyOrder } from "../proof/faults-order.ts";
import { commitOutOfOrder, completeLate, encodeText, storeAndWait } from "../proof/faults-outbox.ts";
import { findPrograms } from "../proof/faults-server.ts";
import { createWorld, type World } from "../proof/faults-world.ts";
import { expectFaultless } from "./support/expect-faultless.ts";

const SEED = 1;
const LONG = 120_000;

describe("a history of storing", () => {
  const told = (key: string, ...kinds: HistoryEvent["kind"][]) =>
    kinds.map((kind) => ({ client: 1, kind, key }) as const);
  const history = [
    ...told("kept", "invoke", "ok"),
    ...told("gone", "invoke", "ok"),
    ...told("twice", "invoke", "ok"),
    ...told("unsure and there", "invoke", "info"),
    ...told("unsure and not there", "invoke", "info"),
    ...told("refused and there", "invoke", "fail"),
  ];

  test("is judged by what is there in the end", () => {
    const found = new Map([
      ["kept", 1],
      ["twice", 2],
      ["unsure and there", 1],
      ["refused and there", 1],
      ["out of nothing", 1],
    ]);
    expect(judgeHistory(history, found)).toEqual({
      ok: ["kept", "twice"],
      lost: ["gone"],
      duplicated: ["twice"],
      recovered: ["unsure and there"],
      unexpected: ["refused and there", "out of nothing"],
    });
  });

  test("cannot hold an answer to what was never begun", () => {
    expect(() => judgeHistory(told("nothing", "ok"), new Map())).toThrow(/never began it/);
  });
});

if (findPrograms() === undefined) {
  test.skip("ingest at once (skipped: no PostgreSQL programs found on this machine)", () => undefined);
} else {
  describe("with many at work at once", () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld("many");
    });
    afterAll(() => world.close());

    test(
      "8 clients store the same files once",
      async () => {
        expectFaultless(await storeAtOnce(world, { clients: 8, files: 5, runs: 2, seed: SEED }), 0);
      },
      LONG,
    );

    test(
      "any order and any number at once give the same",
      async () => {
        expectFaultless(await ingestInAnyOrder(world, { runs: 8, seed: SEED }), 0);
      },
      LONG,
    );

    test(
      "a transaction that takes its outbox row first and commits last is not passed over",
      async () => {
        expectFaultless(await commitOutOfOrder(world, { runs: 2, seed: SEED }), 2);
      },
      LONG,
    );

    test("a correction waits for another one of the same report, and the later content is current", async () => {
      const { database, drop } = await world.createStore();
      const [agency] = generateAgencies({ seed: SEED, count: 1 });
      if (agency === undefined) throw new Error("No agency was generated.");
      const encode = (day: number) => encodeText(`/${day}`, reportText(agency, 2022, day), day);
      await storeReports(database, await encode(1));
      const later = storeAndWait(database, await encode(3));
      await later.written;
      const earlier = storeReports(database, await encode(2));
      // Long enough for it to come to where it has to wait; where it has not, the test proves less and still holds.
      await setTimeout(300);
      later.release();
      await Promise.all([later.committed, earlier]);
      const { rows } = await database.pool.query("select origin from report_versions where is_current");
      expect(rows).toEqual([{ origin: "/3" }]);
      await drop();
    });

    test(
      "workers of the search outbox that come late bring nothing back",
      async () => {
        expectFaultless(await completeLate(world, { runs: 1, seed: SEED }), 1);
      },
      LONG,
    );

    test(
      "a search engine that is away, fails or forgets loses nothing",
      async () => {
        expectFaultless(await troubleEngine(world), 6);
      },
      LONG,
    );
  });
}
