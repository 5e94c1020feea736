import { setTimeout } from "node:timers/promises";
import { createRandom, type Random } from "@gongkai/corpus";
import type { GongkaiProcess } from "./gongkai-process.ts";
import { judge } from "./judge.ts";
import type { Laboratory, RunDatabase } from "./laboratory.ts";
import { passAMinute } from "./pass-a-minute.ts";
import { runAll } from "./run-all.ts";
import type { Suite } from "./suite.ts";
import type { Tally } from "./tally.ts";
import { ingestOperands, type MeasuredPile, openWorkshop, type Workshop } from "./workshop.ts";

/** What a run does. */
interface Plan {
  readonly seed: number;
  /** Where: `gongkai ingest` on either database, or `gongkai enqueue` and `gongkai work`. */
  readonly kind: "postgresql" | "embedded" | "queue";
}

const RUNS = 500;
const SIZE = 60;
/** So many piles are made; every one is ingested once without faults before. */
const PILES = 8;
const MOST_PROCESSES = 4;
const MOST_ROUNDS = 2;
/** Every so many runs one is on an embedded database, and one by the queue; the first of them early, for a short form. */
const EVERY_EMBEDDED = { of: 25, at: 7 };
const EVERY_QUEUE = { of: 10, at: 4 };

function isAt(index: number, { of, at }: { readonly of: number; readonly at: number }): boolean {
  return index % of === at;
}

function planOf(seed: number, index: number): Plan {
  if (isAt(index, EVERY_EMBEDDED)) return { seed, kind: "embedded" };
  return { seed, kind: isAt(index, EVERY_QUEUE) ? "queue" : "postgresql" };
}

/** What each process of a run is started as, and what is done before they are. */
interface Work {
  readonly prepare: () => Promise<void>;
  readonly operands: readonly string[];
}

function workOf(workshop: Workshop, database: RunDatabase, { kind }: Plan, folder: string): Work {
  if (kind !== "queue") return { prepare: async () => undefined, operands: ingestOperands(folder) };
  return {
    prepare: async () => void (await workshop.complete(database, ["enqueue", folder])),
    operands: ["work", "--until-empty", "--workers", "1"],
  };
}

/** Starts processes and kills them at random times; some are left to come to their end. Gives how many were killed. */
async function killRound(
  start: () => Promise<GongkaiProcess>,
  database: RunDatabase,
  { count, usual, random, isShared }: RoundPlan,
): Promise<number> {
  const living = new Set<number>();
  async function runOne(index: number): Promise<boolean> {
    const own = random.fork(`process ${index}`);
    await setTimeout(index * own.integer(0, 200));
    const isDoomed = index === 0 || own.chance(0.8);
    const process = await start();
    living.add(process.processId);
    if (isDoomed) {
      // Beside others everything takes longer.
      const life = own.integer(0, Math.floor(usual * Math.sqrt(count)));
      void setTimeout(life, undefined, { ref: false }).then(process.kill);
    }
    const { isKilled } = await process.ended;
    living.delete(process.processId);
    // A minute may pass while the others go on, so that they meet what the dead one has left.
    if (isShared && isKilled && own.chance(0.5)) {
      await database.use((opened) => passAMinute(opened, [...living]));
    }
    return isKilled;
  }
  const killed = await Promise.all(Array.from({ length: count }, (_, index) => runOne(index)));
  return killed.filter(Boolean).length;
}

interface RoundPlan {
  readonly count: number;
  /** How long one process takes by itself, in milliseconds. */
  readonly usual: number;
  readonly random: Random;
  /** Whether several processes may have the database open. */
  readonly isShared: boolean;
}

async function runPlan(
  workshop: Workshop,
  laboratory: Laboratory,
  { pile, digest, milliseconds }: MeasuredPile,
  plan: Plan,
): Promise<Tally> {
  const random = createRandom(plan.seed).fork("kills");
  const isShared = plan.kind !== "embedded";
  const database = await laboratory.create();
  try {
    const { prepare, operands } = workOf(workshop, database, plan, pile.folder);
    await prepare();
    let kills = 0;
    const rounds = random.integer(1, MOST_ROUNDS);
    for (let round = 0; round < rounds; round += 1) {
      const own = random.fork(`round ${round}`);
      const count = isShared ? own.pick([1, 1, 2, 2, 3, MOST_PROCESSES]) : 1;
      kills += await killRound(() => workshop.start(database, operands), database, {
        count,
        usual: milliseconds,
        random: own,
        isShared,
      });
      if (own.chance(0.7)) await database.use((opened) => passAMinute(opened, []));
    }
    await database.use((opened) => passAMinute(opened, []));
    await prepare();
    await workshop.complete(database, operands);
    const tally = await database.use((opened) => judge(opened, { pile, digest }));
    return { ...tally, kills };
  } finally {
    await database.remove();
  }
}

/** Kills processes at random times, then lets one come to its end. */
export const killRandom: Suite = {
  about: "1 to 4 processes over the same documents, killed with SIGKILL at random times, several times a run",
  async run({ runs = RUNS, seed, size = SIZE, jobs, log }) {
    const workshop = await openWorkshop();
    try {
      const plans = Array.from({ length: runs }, (_, index) => planOf(seed + index, index));
      return await runAll(
        plans,
        jobs,
        async (plan) => {
          const laboratory = await (plan.kind === "embedded" ? workshop.embedded() : workshop.postgres());
          const piles = plan.kind === "embedded" ? 1 : Math.min(PILES, Math.ceil(runs / 4));
          const measured = await workshop.measure(laboratory, { seed: seed + (plan.seed % piles), size });
          return runPlan(workshop, laboratory, measured, plan);
        },
        ({ seed: own, kind }) => `seed ${own} (${kind})`,
        log,
      );
    } finally {
      await workshop.close();
    }
  },
};
