import { join } from "node:path";

/** A database that the environment names. */
export interface EnvironmentDatabase {
  /** A PostgreSQL to use instead of the embedded database. */
  readonly url: string | undefined;
  /** The folder of the embedded database. */
  readonly directory: string;
}

/**
 * Which database the environment names: the PostgreSQL of `DATABASE_URL`, else the embedded one in the folder
 * `GONGKAI_DATA`, by default `.gongkai` in the working directory. An empty value counts as none.
 */
export function databaseFromEnvironment(environment: NodeJS.ProcessEnv): EnvironmentDatabase {
  return {
    url: environment.DATABASE_URL || undefined,
    directory: environment.GONGKAI_DATA || join(process.cwd(), ".gongkai"),
  };
}
