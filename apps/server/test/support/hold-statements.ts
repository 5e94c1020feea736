import type { Database } from "@gongkai/db";

/** Lets a number of matching statements of a pool through, and keeps the others back until they are released. */
export function holdStatements(
  { pool }: Database,
  matching: RegExp,
  letThrough: number,
): { readonly release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let count = 0;
  const watched = new WeakSet();
  pool.on("acquire", (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client);
    // Overloaded in a dozen ways, all of which are handed on as they came.
    client.query = ((...parts: Parameters<typeof query>) => {
      const [first]: unknown[] = parts;
      const isConfig = typeof first === "object" && first !== null && "text" in first;
      if (!matching.test(String(isConfig ? first.text : first))) return query(...parts);
      count += 1;
      return count <= letThrough ? query(...parts) : released.then(() => query(...parts));
    }) as typeof client.query;
  });
  return { release };
}
