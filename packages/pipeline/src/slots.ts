/** A number of places, each of which one piece of work holds at a time. */
export interface Slots {
  /** Runs work in a free place, waiting for one in the order of calls. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits for a free place and takes it. */
  take(): Promise<void>;
  /** Gives a place back. */
  give(): void;
}

/** Creates places. */
export function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  async function take(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }
  function give(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }
  return {
    take,
    give,
    async run(work) {
      await take();
      try {
        return await work();
      } finally {
        give();
      }
    },
  };
}
