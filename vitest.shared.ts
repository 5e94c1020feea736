import { defineConfig } from "vitest/config";

/**
 * What every package's test run shares. The JSON beside the printed report lets `npm test` add the packages
 * up into one closing line.
 */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/vitest.json" }]],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
