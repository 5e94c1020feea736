import { execFileSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The programs a PostgreSQL server is made and run with. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** What PostgreSQL's development files bring to say where the rest of it is. */
const CONFIGURATION_PROGRAM = "pg_config";

/**
 * Finds a PostgreSQL server on this machine: on the PATH, where `pg_config` says, where Debian and Red Hat keep
 * their versions (newest first), and where Homebrew does. Undefined when there is none.
 */
export function findPostgresBinaries(): PostgresBinaries | undefined {
  for (const directory of candidates()) {
    const binaries = { initdb: join(directory, "initdb"), postgres: join(directory, "postgres") };
    if (isExecutable(binaries.initdb) && isExecutable(binaries.postgres)) return binaries;
  }
  return undefined;
}

function* candidates(): Generator<string> {
  yield* (process.env.PATH ?? "").split(delimiter).filter((directory) => directory !== "");
  try {
    yield execFileSync(CONFIGURATION_PROGRAM, ["--bindir"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    // Without it, the usual places are left.
  }
  yield* versionsIn("/usr/lib/postgresql", /^\d+/);
  yield* versionsIn("/usr", /^pgsql-\d+/);
  yield* versionsIn("/opt/homebrew/opt", /^postgresql(@\d+)?$/);
  yield* versionsIn("/usr/local/opt", /^postgresql(@\d+)?$/);
}

function versionsIn(directory: string, name: RegExp): string[] {
  try {
    const versions = readdirSync(directory).filter((entry) => name.test(entry));
    versions.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    return versions.map((version) => join(directory, version, "bin"));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
