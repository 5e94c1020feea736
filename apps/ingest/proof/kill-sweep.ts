import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FAILPOINTS } from "@gongkai/db";
import { judge } from "./judge.ts";
import type { Laboratory, RunDatabase } from "./laboratory.ts";
import { passAMinute } from "./pass-a-minute.ts";
import type { Pile } from "./pile.ts";
import { runAll } from "./run-all.ts";
import type { Suite } from "./suite.ts";
import { type PreparedScenario, prepareScenario, SCENARIOS } from "./sweep-scenarios.ts";
import type { Tally } from "./tally.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

/** One kill: at which passing of which failpoint of which scenario. */
interface Kill {
  readonly prepared: PreparedScenario;
  readonly failpoint: string;
  readonly passing: number;
}

const SIZE = 200;

function nameOf({ prepared, failpoint, passing }: Kill): string {
  return `${prepared.scenario.name} at ${failpoint}:${passing}`;
}

/** The first, the second and the last passing of every failpoint that a scenario passes. */
function killsOf(prepared: PreparedScenario): readonly Kill[] {
  const { concerns = /./ } = prepared.scenario;
  return FAILPOINTS.filter((failpoint) => concerns.test(failpoint)).flatMap((failpoint) => {
    const count = prepared.passed[failpoint] ?? 0;
    const passings = [...new Set([1, 2, count])].filter((passing) => passing >= 1 && passing <= count);
    return passings.map((passing) => ({ prepared, failpoint, passing }));
  });
}

async function countsIn(file: string): Promise<Readonly<Record<string, number>>> {
  // Written by the counting bundle.
  return JSON.parse(await readFile(file, "utf8")) as Record<string, number>;
}

/** Where one kill happens. */
interface Bench {
  readonly workshop: Workshop;
  readonly laboratory: Laboratory;
  readonly pile: Pile;
}

/** Where to kill instead of at a passing that did not come: how often a place is passed depends a little on time. */
function before(passing: number): number {
  return passing > 4 ? Math.floor(passing * 0.75) : passing - 1;
}

/** Kills a process in a database of its own. */
async function killOnce(bench: Bench, kill: Kill): Promise<RunDatabase> {
  const { workshop, laboratory, pile } = bench;
  const { scenario, template } = kill.prepared;
  const database = await laboratory.create(template);
  const first = scenario.before?.(pile);
  if (first !== undefined) await workshop.complete(database, first);
  const setting = { GONGKAI_FAILPOINT: `${kill.failpoint}:${kill.passing}` };
  const process = await workshop.start(database, scenario.operands(pile), setting);
  const { isKilled, output } = await process.ended;
  if (isKilled) return database;
  await database.remove();
  if (kill.passing === 1) throw new Error(`nothing was killed: ${output.slice(-500)}`);
  return killOnce(bench, { ...kill, passing: before(kill.passing) });
}

async function runKill(bench: Bench, kill: Kill): Promise<Tally> {
  const { workshop, pile } = bench;
  const { scenario, digest } = kill.prepared;
  const database = await killOnce(bench, kill);
  try {
    await database.use((opened) => passAMinute(opened, []));
    const first = scenario.before?.(pile);
    if (first !== undefined) await workshop.complete(database, first);
    await workshop.complete(database, scenario.operands(pile));
    const tally = await database.use((opened) => judge(opened, { pile, digest }));
    return { ...tally, kills: 1 };
  } finally {
    await database.remove();
  }
}

/** So many of some, spread over all of them. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) =>
    items.slice(Math.floor((index * items.length) / count)),
  ).flatMap((rest) => rest.slice(0, 1));
}

/** Kills a process at every failpoint, then has it done again. */
export const killSweep: Suite = {
  about:
    "one process killed with SIGKILL at the first, second and last passing of every failpoint of ingest, quarantine retry and drop, and work",
  async run({ runs = Number.POSITIVE_INFINITY, seed, size = SIZE, jobs, log }) {
    const workshop = await openWorkshop();
    try {
      const laboratory = await workshop.postgres();
      const { pile, digest } = await workshop.measure(laboratory, { seed, size });
      const bench = { workshop, laboratory, pile };
      const prepared = await Promise.all(
        SCENARIOS.map((scenario, index) =>
          prepareScenario(
            scenario,
            { ...bench, digest, countsFile: join(workshop.folder, `counts-${index}.json`) },
            countsIn,
          ),
        ),
      );
      const kills = prepared.flatMap(killsOf);
      log(`${kills.length} places to be killed at`);
      const reached = new Set(kills.map(({ failpoint }) => failpoint));
      const missed = FAILPOINTS.filter((failpoint) => !reached.has(failpoint));
      const tally = await runAll(spread(kills, runs), jobs, (kill) => runKill(bench, kill), nameOf, log);
      const troubles = missed.map((failpoint) => `${failpoint} is passed by no scenario`);
      return { ...tally, troubles: [...tally.troubles, ...troubles] };
    } finally {
      await workshop.close();
    }
  },
};
