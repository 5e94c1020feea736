import { mergeConfig } from "vitest/config";
import database from "../../vitest.database.ts";

export default mergeConfig(database, { test: { globalSetup: ["test/support/template-folder.ts"] } });
