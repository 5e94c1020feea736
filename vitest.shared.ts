import { defineConfig } from "vitest/config";

/**
 * What every package's test run shares. The JSON beside the printed report lets `npm test` add the packages
 * up into one closing line.
 */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/vitest.json" }]],
    // Against what hangs. How long a test takes says nothing on a machine with other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
