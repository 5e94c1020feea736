import { findPostgresBinaries } from "@gongkai/db/testing";
import { expect, test } from "vitest";
import { killRandom } from "../proof/kill-random.ts";
import { killSweep } from "../proof/kill-sweep.ts";
import type { SuiteOptions } from "../proof/suite.ts";

const FAULTLESS = { lost: 0, doubled: 0, unexpected: 0, broken: 0, otherDigests: 0, troubles: [] };

/** A short form of what `npm run prove` does at length. */
const SHORT: SuiteOptions = { seed: 1, size: 16, jobs: 2, log: () => undefined };

const MOST_MILLISECONDS = 600_000;

if (findPostgresBinaries() === undefined) {
  test.skip("nothing is lost or doubled by kills (skipped: no initdb and postgres found on this machine)");
} else {
  // It goes through every scenario first to count the failpoints, which takes minutes.
  test.skipIf(process.env.GONGKAI_PROVE === undefined)(
    "a process killed at a failpoint loses and doubles nothing, and every failpoint is passed (skipped without GONGKAI_PROVE=1; npm run prove -- kill-sweep kills at all of them)",
    async () => {
      const tally = await killSweep.run({ ...SHORT, runs: 4 });
      expect(tally).toEqual({ ...FAULTLESS, runs: 4, kills: 4 });
    },
    MOST_MILLISECONDS,
  );

  test(
    "processes killed at random times lose and double nothing",
    async () => {
      const { kills, ...found } = await killRandom.run({ ...SHORT, runs: 5 });
      expect(found).toEqual({ ...FAULTLESS, runs: 5 });
      expect(kills).toBeGreaterThan(0);
    },
    MOST_MILLISECONDS,
  );
}
