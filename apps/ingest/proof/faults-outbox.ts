import { setTimeout } from "node:timers/promises";
import { generateAgencies } from "@gongkai/corpus";
import { createSearchOutbox, type Database, type encodeSource, storeReports, verifyStore } from "@gongkai/db";
import { readTask } from "@gongkai/pipeline";
import { createPostgresEngine, drainOutbox } from "@gongkai/search";
import type { Platform } from "../src/open-platform.ts";
import { ingestOperands, RULES } from "../test/support/run-pipeline.ts";
import { reportText } from "./faults-documents.ts";
import { createDraw, type DrawnOptions, shuffle } from "./faults-random.ts";
import { judgeStore, passTime, readFacts } from "./faults-store.ts";
import { createFaultTally } from "./faults-tally.ts";
import type { World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

type Encoded = ReturnType<typeof encodeSource>;

/** A text as it goes to the database, as if met somewhere on a day of January. */
export async function encodeText(origin: string, text: string, day = 1): Promise<Encoded> {
  const bytes = new TextEncoder().encode(text);
  const seenAt = new Date(Date.UTC(2024, 0, day));
  const outcome = await readTask(
    { origin, url: null, seenAt, bytes, inputId: null, synthetic: false },
    RULES,
  );
  if (outcome.kind !== "reports") throw new Error(`${origin} holds no report.`);
  return outcome.encoded;
}

/** A transaction that has written everything, its rows of the outbox too, and is not committed yet. */
interface OpenTransaction {
  /** Resolves when it has; or, where it waits for another one to end, after a moment. */
  readonly written: Promise<void>;
  /** Has it commit, as soon as it can. */
  release(): void;
  readonly committed: Promise<unknown>;
}

const MOMENT_MILLISECONDS = 500;

/** Stores reports in a transaction that waits before its commit. */
export function storeAndWait(database: Database, encoded: Encoded): OpenTransaction {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let tellWritten = () => {};
  const written = new Promise<void>((resolve) => {
    tellWritten = resolve;
  });
  const committed = storeReports(database, encoded, async () => {
    tellWritten();
    await released;
  });
  return { written: Promise.race([written, setTimeout(MOMENT_MILLISECONDS)]), release, committed };
}

/**
 * Transactions take their rows of the outbox one after the other and commit in another order, the first one often last,
 * while the outbox is drained after every commit: nothing is passed over.
 */
export async function commitOutOfOrder(world: World, { runs, seed }: DrawnOptions): Promise<Tally> {
  const tally = createFaultTally();
  const store = await world.createStore();
  try {
    for (let run = 0; run < runs; run += 1) {
      const draw = createDraw(seed + run);
      await store.reset();
      // From seeds of their own, so that they rarely share a body above them, for which one would wait for the other.
      const agencies = Array.from({ length: 2 + draw(4) }, (_, place) =>
        generateAgencies({ seed: seed + run + 1000 * place, count: 1 }),
      ).flat();
      const open: OpenTransaction[] = [];
      for (const [place, agency] of agencies.entries()) {
        const encoded = await encodeText(`/${place}`, reportText(agency, 2022, seed + run + place));
        const transaction = storeAndWait(store.database, encoded);
        await transaction.written;
        open.push(transaction);
      }
      const [first, ...others] = open;
      for (const { release, committed } of [
        ...shuffle(others, draw),
        ...(first === undefined ? [] : [first]),
      ]) {
        release();
        await Promise.race([committed, setTimeout(MOMENT_MILLISECONDS)]);
        await store.platform.drain();
      }
      await Promise.all(open.map(({ committed }) => committed));
      await store.platform.drain();
      const { lines } = await readFacts(store.database);
      const reports = [...lines.keys()].filter((line) => line.startsWith("version "));
      const missing = agencies.length - reports.length;
      const { invariants } = await verifyStore(store.database);
      const breaches = invariants.flatMap((each) => each.breaches);
      const waiting = await createSearchOutbox(store.database).waiting();
      tally.add(`run ${seed + run}`, agencies.length - 1, {
        lost: Math.max(0, missing) + waiting,
        doubled: Math.max(0, -missing),
        unexpected: 0,
        broken: breaches.length,
        different: 0,
        sentences: breaches.map(({ of, problem }) => `${of} ${problem}`),
      });
    }
  } finally {
    await store.drop();
  }
  return tally.result();
}

/** Leaves what is stored in the outbox. */
function withoutIndexing(platform: Platform): Platform {
  return { ...platform, drain: async () => ({ indexed: 0, refused: [] }), index: async () => [] };
}

/**
 * Workers that claimed from the outbox and were held up come back after others have done their work, with documents of former
 * versions: what is found is what was stored last.
 */
export async function completeLate(world: World, { runs, seed }: DrawnOptions): Promise<Tally> {
  const tally = createFaultTally();
  const store = await world.createStore();
  const { database } = store;
  const engine = createPostgresEngine({ pool: database.pool });
  const outbox = createSearchOutbox(database);
  try {
    for (let run = 0; run < runs; run += 1) {
      const draw = createDraw(seed + run);
      await store.reset();
      const late: (() => Promise<void>)[] = [];
      let claimed = 0;
      for (const path of world.paths) {
        await ingestOperands(withoutIndexing(store.platform), [path]);
        if (draw(2) === 0) continue;
        const claim = await outbox.claim(1 + draw(5));
        claimed += 1;
        late.push(async () => {
          await engine.put(claim.put);
          await engine.remove(claim.remove);
          await claim.complete([]);
        });
        if (draw(2) === 0) await passTime(database);
        if (draw(2) === 0) await drainOutbox(outbox, engine);
      }
      for (const finish of shuffle(late, draw)) await finish();
      await passTime(database);
      await drainOutbox(outbox, engine);
      tally.add(`run ${seed + run}`, claimed, await judgeStore(database, world.reference));
    }
  } finally {
    await store.drop();
  }
  return tally.result();
}
