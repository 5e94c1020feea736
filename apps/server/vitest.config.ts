import { mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

export default mergeConfig(shared, {
  // Node gives everyone the CommonJS build of graphql. Vite would give our sources the other one, and graphql-js
  // takes no types from a second copy of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
});
