import { afterAll, beforeAll, describe, test } from "vitest";
import { findPrograms } from "../proof/faults-server.ts";
import { createWorld, type World } from "../proof/faults-world.ts";
import { runModel } from "../proof/model.ts";
import { expectFaultless } from "./support/expect-faultless.ts";

if (findPrograms() === undefined) {
  test.skip("the model of ingest (skipped: no PostgreSQL programs found on this machine)", () => undefined);
} else {
  describe("whatever people do, in any order", () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld("few");
    });
    afterAll(() => world.close());

    test("what is stored is what a model in memory says", async () => {
      expectFaultless(await runModel(world, { runs: 15, seed: 1 }), 1);
    }, 300_000);
  });
}
