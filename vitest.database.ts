import { join } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import shared from "./vitest.shared.ts";

/** What the test runs of packages share that open embedded databases. */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: [join(import.meta.dirname, "packages/db/test/support/embedded-image.ts")],
      // The files share what they import, and the servers of `describeDatabases`: to start those for each takes half of a run.
      isolate: false,
    },
  }),
);
