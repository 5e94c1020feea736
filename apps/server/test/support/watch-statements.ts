import type { Database } from "@gongkai/db";

/**
 * Passes every statement of a pool, on clients taken from it as well, by a function that may note it or hold it back:
 * it goes on when what the function returns is settled, at once where that is nothing.
 */
export function watchStatements(
  { pool }: Database,
  watch: (text: string) => Promise<void> | undefined,
): void {
  const watched = new WeakSet();
  pool.on("acquire", (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client);
    // Overloaded in a dozen ways, all of which are handed on as they came.
    client.query = ((...parts: Parameters<typeof query>) => {
      const [first]: unknown[] = parts;
      const isConfig = typeof first === "object" && first !== null && "text" in first;
      const held = watch(String(isConfig ? first.text : first));
      return held === undefined ? query(...parts) : held.then(() => query(...parts));
    }) as typeof client.query;
  });
}
