import { addTallies, emptyTally, type Tally } from "./tally.ts";

/** Runs work over items, so many at once, and adds up what it came to. What a run throws is a trouble of the tally. */
export async function runAll<Item>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<Tally>,
  nameOf: (item: Item) => string,
  log: (line: string) => void,
): Promise<Tally> {
  let total = emptyTally();
  let next = 0;

  async function runOne(item: Item): Promise<Tally> {
    try {
      const tally = await work(item);
      return { ...tally, troubles: tally.troubles.map((trouble) => `${nameOf(item)}: ${trouble}`) };
    } catch (error) {
      return { ...emptyTally(), troubles: [`${nameOf(item)}: ${String(error)}`] };
    }
  }

  async function lane(): Promise<void> {
    for (;;) {
      const item = items[next];
      next += 1;
      if (item === undefined) return;
      const tally = await runOne(item);
      total = addTallies(total, { ...tally, runs: 1 });
      for (const trouble of tally.troubles) log(trouble);
      if (total.runs % 10 === 0) log(`${total.runs} of ${items.length} runs, ${total.kills} kills`);
    }
  }

  await Promise.all(Array.from({ length: jobs }, lane));
  return total;
}
