import { join } from "node:path";
import type { OpenDatabaseOptions } from "./database.ts";

/**
 * Which database the environment names: the PostgreSQL of `DATABASE_URL`, else the embedded one in the folder
 * `GONGKAI_DATA`, by default `.gongkai` in the working directory. An empty value counts as none.
 */
export function databaseFromEnvironment(
  environment: NodeJS.ProcessEnv,
): Required<Pick<OpenDatabaseOptions, "url" | "directory">> {
  return {
    url: environment.DATABASE_URL || undefined,
    directory: environment.GONGKAI_DATA || join(process.cwd(), ".gongkai"),
  };
}
