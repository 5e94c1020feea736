import { defineConfig, mergeConfig } from "vitest/config";
import database from "../../vitest.database.ts";

export default mergeConfig(
  database,
  defineConfig({ test: { globalSetup: ["test/support/bundle-command.ts"] } }),
);
