import { dumpAndRestore } from "./backup-dump.ts";
import { breakMigrations } from "./backup-migrations.ts";
import { countMigrations } from "./backup-old-tables.ts";
import { hasProgram } from "./faults-server.ts";
import { createWorld, type World } from "./faults-world.ts";
import type { Suite, SuiteOptions } from "./suite.ts";
import { emptyTally, type Tally } from "./tally.ts";

function onWorld(about: string, work: (world: World, options: SuiteOptions) => Promise<Tally>): Suite {
  return {
    about,
    async run(options) {
      const world = await createWorld("many");
      try {
        return await work(world, options);
      } finally {
        await world.close();
      }
    },
  };
}

/** Whether there is what `dump` needs. */
export function canDump(): boolean {
  return hasProgram("pg_dump") && hasProgram("pg_restore");
}

/** About how many messages bring a database up to date, from all older states together, cut before and after. */
const PLACES = 2_000;

/** The suites of what lives longer than a run: migrations and backups. */
export const BACKUP_SUITES: Readonly<Record<string, Suite>> = {
  migrations: onWorld(
    "the connection cut at every message of every migration",
    (world, { runs = PLACES }) => {
      const states = Array.from({ length: countMigrations() - 1 }, (_, place) => place + 1);
      return breakMigrations(world, { states, step: Math.max(1, Math.ceil(PLACES / runs)) });
    },
  ),
  dump: onWorld("pg_dump under load, pg_restore, verification", async (world, { runs = 20, seed, log }) => {
    if (canDump()) return dumpAndRestore(world, { runs, seed });
    log("skipped: there is no pg_dump beside the server");
    return emptyTally();
  }),
};
