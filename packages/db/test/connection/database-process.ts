import type { PoolClient } from "pg";
import { type Database, type OpenDatabaseOptions, openDatabase } from "../../src/index.ts";

/** What the test asks of the process this file runs in. */
export type ProcessRequest =
  | { readonly ask: "open"; readonly options: OpenDatabaseOptions }
  | { readonly ask: "query"; readonly sql: string }
  | { readonly ask: "close" };

/** What the process answers: a value, or the code and message of an error. */
export type ProcessReply =
  | { readonly value: unknown }
  | { readonly error: { readonly code: string | undefined; readonly message: string } };

let database: Database | undefined;
let client: PoolClient | undefined;

async function answer(request: ProcessRequest): Promise<unknown> {
  if (request.ask === "open") {
    database = await openDatabase(request.options);
    return { kind: database.kind, description: database.description };
  }
  if (request.ask === "query") {
    // One client for all queries, so that a test can leave a transaction open.
    client ??= await database?.pool.connect();
    return (await client?.query(request.sql))?.rows;
  }
  client?.release();
  await database?.close();
  return null;
}

process.on("message", (request: ProcessRequest) => {
  answer(request).then(
    (value) => process.send?.({ value }),
    (error: Error & { code?: string }) =>
      process.send?.({ error: { code: error.code, message: error.message } }),
  );
});
// The test is gone, and with it whoever would tell this process to end.
process.on("disconnect", () => process.exit());
process.send?.({ value: "ready" });
