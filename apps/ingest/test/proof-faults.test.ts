import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  crashServer,
  cutAfterCommits,
  cutConnections,
  terminateBackends,
} from "../proof/faults-connections.ts";
import { fillDisk } from "../proof/faults-disk.ts";
import { failFileCalls } from "../proof/faults-files.ts";
import { startProxy } from "../proof/faults-proxy.ts";
import { findPrograms, hasProgram } from "../proof/faults-server.ts";
import { refuseStatements } from "../proof/faults-statements.ts";
import { createWorld, type World } from "../proof/faults-world.ts";
import { isFaultless } from "../proof/tally.ts";
import { expectFaultless } from "./support/expect-faultless.ts";

const MEBIBYTE = 1024 * 1024;
const SEED = 1;
const LONG = 120_000;

if (findPrograms() === undefined) {
  test.skip("faults under ingest (skipped: no PostgreSQL programs found on this machine)", () => undefined);
} else {
  describe("nothing is lost and nothing doubled", () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld("few");
    });
    afterAll(() => world.close());

    test(
      "when the connection is cut after a COMMIT, before its answer",
      async () => {
        expectFaultless(await cutAfterCommits(world, { most: 1_000 }), 5);
      },
      LONG,
    );

    test(
      "when the connection is cut at a message",
      async () => {
        expectFaultless(await cutConnections(world, { step: 151, first: 7 }), 6);
      },
      LONG,
    );

    test("when connections are cut where transactions begin, more often than the pool has connections", async () => {
      const proxy = await startProxy(world.server);
      const { database, drop } = await world.createStore(proxy.url);
      proxy.arm(({ statement }) => (/^begin/i.test(statement) ? "cutBefore" : "pass"));
      for (let time = 0; time < 12; time += 1) {
        await expect(database.drizzle.transaction(async () => undefined)).rejects.toThrow();
      }
      proxy.disarm();
      expect(await database.drizzle.transaction(async () => "begun")).toBe("begun");
      await drop();
      await proxy.close();
    });

    test(
      "when the server ends connections in the middle",
      async () => {
        expectFaultless(await terminateBackends(world, { runs: 4, seed: SEED }), 2);
      },
      LONG,
    );

    test.skipIf(!hasProgram("pg_ctl"))(
      "when the server crashes and starts again (skipped where there is no pg_ctl)",
      async () => {
        expectFaultless(await crashServer(world, { runs: 1, seed: SEED }), 1);
      },
      LONG,
    );

    test(
      "when PostgreSQL refuses statements",
      async () => {
        const states = ["40P01", "53100"] as const;
        expectFaultless(await refuseStatements(world, { states, step: 29, first: 2 }), 4);
      },
      LONG,
    );

    test(
      "when calls of the file system fail",
      async () => {
        expectFaultless(await failFileCalls(world, { faults: ["EIO"], step: 6, first: 5 }), 4);
      },
      LONG,
    );

    test(
      "when the disk is full",
      async (context) => {
        const tally = await fillDisk(world, { step: MEBIBYTE });
        if (tally === null) return context.skip("a small disk cannot be mounted by this account");
        expect(isFaultless(tally), tally.troubles.join("\n")).toBe(true);
        expect(tally.kills).toBeGreaterThan(0);
      },
      LONG,
    );
  });
}
