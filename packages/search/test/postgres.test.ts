import { describeDatabases } from "@gongkai/db/testing";
import { createPostgresEngine } from "../src/index.ts";
import { describeSearchEngine } from "./describe-search-engine.ts";

describeDatabases("the Postgres search engine", (database) => {
  describeSearchEngine({
    name: "postgres",
    async create() {
      const { pool, close } = await database.open();
      const engine = createPostgresEngine({ pool });
      await engine.prepare();
      return { engine, close };
    },
  });
});
