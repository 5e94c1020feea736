/** Lets work run together, except what has to run with nothing beside it. */
export interface Turns {
  together<Result>(work: () => Promise<Result>): Promise<Result>;
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Creates turns: work that is to run alone waits for what runs, and all that comes later waits for it. */
export function createTurns(): Turns {
  const running = new Set<Promise<unknown>>();
  let closed: Promise<void> | null = null;

  return {
    async together(work) {
      while (closed !== null) await closed;
      const working = work();
      running.add(working);
      try {
        return await working;
      } finally {
        running.delete(working);
      }
    },
    async alone(work) {
      while (closed !== null) await closed;
      let open: () => void = () => {};
      closed = new Promise((resolve) => {
        open = resolve;
      });
      try {
        await Promise.allSettled(running);
        return await work();
      } finally {
        closed = null;
        open();
      }
    },
  };
}
