import fc from "fast-check";
import { createWorld, type World } from "./faults-world.ts";
import { type ModelCommand, modelCommands } from "./model-commands.ts";
import { Model } from "./model-state.ts";
import { createModelWorld } from "./model-world.ts";
import type { Suite } from "./suite.ts";
import { emptyTally, type Tally } from "./tally.ts";

/** How often to run the model, and from which seed. */
interface ModelOptions {
  readonly runs: number;
  readonly seed: number;
  readonly log?: (line: string) => void;
}

const MOST_COMMANDS = 10;
const LOGGED = 50;

/**
 * Has people ingest, revise, settle, withdraw, retry, drop, reindex and reparse in any order, with crashes between, and compares
 * what is stored with a model in memory. A sequence that goes wrong is made as short as can be.
 */
export async function runModel(world: World, { runs, seed, log = () => {} }: ModelOptions): Promise<Tally> {
  const modelWorld = await createModelWorld(world);
  const { contents, agencyIds } = modelWorld;
  let [done, crashes] = [0, 0];
  try {
    const property = fc.asyncProperty(
      modelCommands(contents.length, agencyIds, MOST_COMMANDS),
      async (commands: Iterable<ModelCommand>) => {
        const real = await modelWorld.begin();
        const model = new Model(contents);
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await real.compare(model);
        done += 1;
        for (const each of commands) if (each.toString().startsWith("crash")) crashes += 1;
        if (done % LOGGED === 0) log(`${done} runs`);
      },
    );
    const { failed, counterexample, error } = {
      error: undefined,
      ...(await fc.check(property, { numRuns: runs, seed })),
    };
    const tally = { ...emptyTally(), runs: done, kills: crashes };
    if (!failed) return tally;
    return { ...tally, unexpected: 1, troubles: [`${String(counterexample)}: ${String(error)}`] };
  } finally {
    await modelWorld.close();
  }
}

/** The model, two thousand times. */
export const MODEL_SUITE: Suite = {
  about: "drawn commands against a model in memory",
  async run({ runs = 2_000, seed, log }) {
    const world = await createWorld("few");
    try {
      return await runModel(world, { runs, seed, log });
    } finally {
      await world.close();
    }
  },
};
