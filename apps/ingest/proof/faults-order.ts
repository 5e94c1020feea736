import { createDraw, type Draw, type DrawnOptions, shuffle } from "./faults-random.ts";
import { judgeStore } from "./faults-store.ts";
import { createFaultTally } from "./faults-tally.ts";
import { ingestFaultily, openStore, type Store, surpriseOf, type World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

const MOST_AT_ONCE = 8;

/** What each of several processes is given: every document is given to one of them at least, some to two. */
function divide(paths: readonly string[], processes: number, draw: Draw): readonly (readonly string[])[] {
  const shares: string[][] = Array.from({ length: processes }, () => []);
  for (const path of shuffle(paths, draw)) {
    shares[draw(processes)]?.push(path);
    if (draw(3) === 0) shares[draw(processes)]?.push(path);
  }
  return shares.filter(({ length }) => length > 0);
}

/**
 * Ingests the same documents in drawn orders, one after the other and by 2 to 8 at once, some of them twice: what is stored is
 * always the same, the findings beside other reports included.
 */
export async function ingestInAnyOrder(world: World, { runs, seed }: DrawnOptions): Promise<Tally> {
  const tally = createFaultTally();
  const store = await world.createStore();
  const others: Store[] = [];
  try {
    for (let place = 1; place < MOST_AT_ONCE; place += 1)
      others.push(await openStore(world.server, store.name));
    const stores = [store, ...others];
    for (let run = 0; run < runs; run += 1) {
      const draw = createDraw(seed + run);
      await store.reset();
      const shares = divide(world.paths, 1 + (run % MOST_AT_ONCE), draw);
      const name = `order ${seed + run}, ${shares.length} at once`;
      const observed = await Promise.all(
        shares.map((share, place) => ingestFaultily((stores[place] ?? store).platform, share)),
      );
      for (const each of observed) {
        const surprise = surpriseOf(each);
        if (surprise !== null) tally.surprise(`${name}: ${surprise}`);
        else if (each.kind === "ended" && each.observed.run.endedBy !== null) {
          tally.surprise(`${name}: ${each.observed.run.endedBy.message}`);
        }
      }
      tally.add(name, 0, await judgeStore(store.database, world.reference));
    }
  } finally {
    for (const { database } of others) await database.close();
    await store.drop();
  }
  return tally.result();
}
