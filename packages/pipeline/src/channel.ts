/** What one side puts in and the other side iterates over, in the same order. */
export interface Channel<Item> extends AsyncIterable<Item> {
  /** Puts something in, and waits while as much is in it as it may hold. */
  put(item: Item): Promise<void>;
  /** Ends the iteration when all has been taken out; nobody waits to put something in any more. */
  end(): void;
}

/** Creates a channel that holds at most `limit` things. It is iterated over once. */
export function createChannel<Item>(limit: number): Channel<Item> {
  const items: Item[] = [];
  let isEnded = false;
  let wakeReader = () => {};
  const writers: (() => void)[] = [];
  return {
    async put(item) {
      items.push(item);
      wakeReader();
      if (items.length > limit && !isEnded) await new Promise<void>((resolve) => writers.push(resolve));
    },
    end() {
      isEnded = true;
      wakeReader();
      for (const wakeWriter of writers.splice(0)) wakeWriter();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const item = items.shift();
        if (item !== undefined) {
          writers.shift()?.();
          yield item;
        } else if (isEnded) return;
        else {
          await new Promise<void>((resolve) => {
            wakeReader = resolve;
          });
        }
      }
    },
  };
}
