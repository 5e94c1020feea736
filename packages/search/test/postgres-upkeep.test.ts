import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { createPostgresEngine, type SqlPool } from "../src/index.ts";

describeDatabases("clearing away what writing leaves behind", (databases) => {
  it("is begun by writing, which nobody who writes waits for", async () => {
    const database = await databases.open();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let end = () => {};
    const ended = new Promise<{ rows: [] }>((resolve) => {
      end = () => resolve({ rows: [] });
    });
    const pool: SqlPool = {
      async connect() {
        const client = await database.pool.connect();
        return {
          query(text, values) {
            if (!text.startsWith("vacuum")) return client.query(text, values);
            begin();
            return ended;
          },
          release: (isBroken) => client.release(isBroken),
        };
      },
    };
    const engine = createPostgresEngine({ pool });
    await engine.prepare();
    await engine.clear();
    await begun;
    expect(await engine.count()).toBe(0);
    end();
  });
});
