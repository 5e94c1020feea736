import { defineConfig } from "vitest/config";

/** The house tests: what holds for the repository as a whole. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/vitest.json" }]],
    testTimeout: 120_000,
  },
});
