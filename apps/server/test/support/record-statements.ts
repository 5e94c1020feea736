import type { Database } from "@gongkai/db";

/** Records the statements that pass through a pool, on clients taken from it as well. */
export function recordStatements({ pool }: Database): { readonly take: () => readonly string[] } {
  let texts: string[] = [];
  const watched = new WeakSet();
  pool.on("acquire", (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client);
    // Overloaded in a dozen ways, all of which are handed on as they came.
    client.query = ((...parts: Parameters<typeof query>) => {
      const [first]: unknown[] = parts;
      const isConfig = typeof first === "object" && first !== null && "text" in first;
      texts.push(String(isConfig ? first.text : first));
      return query(...parts);
    }) as typeof client.query;
  });
  return {
    take() {
      const taken = texts;
      texts = [];
      return taken;
    },
  };
}
