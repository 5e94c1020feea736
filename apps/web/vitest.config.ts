import { mergeConfig } from "vitest/config";
import database from "../../vitest.database.ts";

export default mergeConfig(database, {
  // Node gives everyone the CommonJS build of graphql. Vite would give our sources the other one, and graphql-js
  // takes no types from a second copy of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    // What pages show is asked for until it is there, on a machine with other work too.
    expect: { poll: { timeout: 30_000, interval: 20 } },
  },
});
