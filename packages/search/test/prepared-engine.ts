import type { Database } from "@gongkai/db";
import type { TestDatabase } from "@gongkai/db/testing";
import { createPostgresEngine, type SearchEngine } from "../src/index.ts";

/** A new database with an empty index, and the engine that searches it. Whoever asks for it closes the database. */
export async function openPreparedEngine({
  open,
}: TestDatabase): Promise<{ readonly opened: Database; readonly engine: SearchEngine }> {
  const opened = await open();
  const engine = createPostgresEngine({ pool: opened.pool });
  await engine.prepare();
  return { opened, engine };
}
