import type { Database } from "@gongkai/db";
import type { QueryConfig } from "pg";

/** Writes down the statements that pass through a pool, until it is stopped. */
export function recordStatements(pool: Database["pool"]): {
  /** Those since it was asked last, with their values. */
  readonly take: () => readonly QueryConfig[];
  readonly stop: () => void;
} {
  let sent: QueryConfig[] = [];
  let isStopped = false;
  const watched = new WeakSet();
  pool.on("acquire", (client) => {
    if (isStopped || watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client);
    // Overloaded in a dozen ways, all of which are handed on as they came.
    client.query = ((...parts: Parameters<typeof query>) => {
      const [first, values]: unknown[] = parts;
      if (!isStopped) {
        const isConfig = typeof first === "object" && first !== null && "text" in first;
        const statement = isConfig ? first : { text: String(first) };
        // What drizzle and our own code send: a text or a configuration, and values beside it.
        sent.push({ ...statement, ...(Array.isArray(values) ? { values } : {}) } as QueryConfig);
      }
      return query(...parts);
    }) as typeof client.query;
  });
  return {
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    stop() {
      isStopped = true;
    },
  };
}
