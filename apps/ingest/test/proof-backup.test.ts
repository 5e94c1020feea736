import { afterAll, beforeAll, describe, test } from "vitest";
import { canDump } from "../proof/backup.ts";
import { dumpAndRestore } from "../proof/backup-dump.ts";
import { breakMigrations } from "../proof/backup-migrations.ts";
import { countMigrations } from "../proof/backup-old-tables.ts";
import { findPrograms } from "../proof/faults-server.ts";
import { createWorld, type World } from "../proof/faults-world.ts";
import { expectFaultless } from "./support/expect-faultless.ts";

const LONG = 120_000;

if (findPrograms() === undefined) {
  test.skip("migrations and backups (skipped: no PostgreSQL programs found on this machine)", () =>
    undefined);
} else {
  describe("what lives longer than a run", () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld("many");
    });
    afterAll(() => world.close());

    test(
      "is brought up to date whole or not at all, whenever the connection is cut",
      async () => {
        const states = [1, countMigrations() - 1];
        expectFaultless(await breakMigrations(world, { states, step: 19 }), 4);
      },
      LONG,
    );

    test.skipIf(!canDump())(
      "comes back from a dump that was made under load (skipped where there is no pg_dump)",
      async () => {
        expectFaultless(await dumpAndRestore(world, { runs: 1, seed: 1 }), 1);
      },
      LONG,
    );
  });
}
