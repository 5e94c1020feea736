import type { Readers } from "@gongkai/pipeline";
import type { DatabaseProxy, FrontendMessage, Judge, Verdict } from "./faults-proxy.ts";
import { startProxy } from "./faults-proxy.ts";
import { createDraw, type DrawnOptions } from "./faults-random.ts";
import { createFaultTally, type FaultTally } from "./faults-tally.ts";
import {
  createRememberingReaders,
  ingestFaultily,
  recoverAndJudge,
  type Store,
  surpriseOf,
  type World,
} from "./faults-world.ts";
import type { Tally } from "./tally.ts";

/** Something that breaks in when a message passes, and how often it has. */
interface Fault {
  readonly judge: Judge;
  readonly times: () => number;
  /** Resolves when what broke in is over. */
  readonly over?: () => Promise<void>;
}

interface Bench {
  readonly world: World;
  readonly store: Store;
  readonly proxy: DatabaseProxy;
  readonly readers: Readers;
  readonly tally: FaultTally;
}

/** Ingests behind the proxy while a fault breaks in, again without, and judges. Gives how many messages the first run sent. */
async function tryFault(
  { world, store, proxy, readers, tally }: Bench,
  name: string,
  fault: Fault,
): Promise<number> {
  await store.reset();
  try {
    proxy.arm(fault.judge);
    const run = await ingestFaultily(store.platform, [world.folder], { readers });
    const sent = proxy.disarm();
    await fault.over?.();
    const surprise = surpriseOf(run);
    if (surprise !== null) tally.surprise(`${name}: ${surprise}`);
    if (fault.times() > 0) tally.add(name, fault.times(), await recoverAndJudge(store, world, { readers }));
    return sent;
  } finally {
    proxy.disarm();
    await fault.over?.();
  }
}

async function withBench(world: World, work: (bench: Bench) => Promise<void>): Promise<Tally> {
  const proxy = await startProxy(world.server);
  const tally = createFaultTally();
  const store = await world.createStore(proxy.url);
  try {
    await work({ world, store, proxy, readers: createRememberingReaders(), tally });
  } finally {
    await store.drop();
    await proxy.close();
  }
  return tally.result();
}

/** Cuts the connection at the one message that fits. */
function cutOnce(fits: (message: FrontendMessage) => boolean, verdict: Exclude<Verdict, "pass">): Fault {
  let times = 0;
  return {
    judge(message) {
      if (times > 0 || !fits(message)) return "pass";
      times = 1;
      return verdict;
    },
    times: () => times,
  };
}

function isCommit({ statement }: FrontendMessage): boolean {
  return /^commit$/i.test(statement);
}

/** Which messages of a run to cut at. */
interface CutOptions {
  /** Every message, or every so many of them, from this one on. */
  readonly step: number;
  readonly first?: number;
}

/**
 * Cuts the connection at the N-th message that a run sends, before it arrives and before its answer does, for N from 1 until
 * a run ends before; and at every COMMIT once its answer is on its way.
 */
export async function cutConnections(world: World, { step, first = 1 }: CutOptions): Promise<Tally> {
  return withBench(world, async (bench) => {
    for (const verdict of ["cutBefore", "cutAfter"] as const) {
      for (let number = first; ; number += step) {
        const fault = cutOnce((message) => message.number === number, verdict);
        await tryFault(bench, `${verdict} message ${number}`, fault);
        if (fault.times() === 0) break;
      }
    }
  });
}

/** Cuts the connection after each COMMIT of a run, when the server has done it and nobody has been told. */
export async function cutAfterCommits(world: World, { most }: { readonly most: number }): Promise<Tally> {
  return withBench(world, async (bench) => {
    for (let number = 1; number <= most; number += 1) {
      let commits = 0;
      const isWanted = (message: FrontendMessage) => {
        if (isCommit(message)) commits += 1;
        return commits === number;
      };
      const fault = cutOnce(isWanted, "cutAfter");
      await tryFault(bench, `commit ${number}`, fault);
      if (fault.times() === 0) break;
    }
  });
}

/** Does something at up to three messages of a run that are drawn. */
async function atDrawnMessages(
  bench: Bench,
  { runs, seed }: DrawnOptions,
  most: number,
  act: (message: FrontendMessage) => Promise<void>,
): Promise<void> {
  const undisturbed = await tryFault(bench, "nothing", { judge: () => "pass", times: () => 0 });
  for (let run = 0; run < runs; run += 1) {
    const draw = createDraw(seed + run);
    // A run that is slower or faster sends some messages less; nearly all numbers drawn are to be reached.
    const within = Math.ceil(undisturbed * 0.7);
    const numbers = new Set(Array.from({ length: 1 + draw(most) }, () => 1 + draw(within)));
    let times = 0;
    let acting = Promise.resolve();
    const judge = async (message: FrontendMessage): Promise<Verdict> => {
      if (numbers.delete(message.number)) {
        times += 1;
        acting = act(message);
        await acting;
      }
      return "pass";
    };
    await tryFault(bench, `run ${seed + run}`, { judge, times: () => times, over: () => acting });
  }
}

/** Has the server end the process of a connection in the middle of what it does, up to three times a run. */
export async function terminateBackends(world: World, options: DrawnOptions): Promise<Tally> {
  return withBench(world, (bench) =>
    atDrawnMessages(bench, options, 3, async ({ backend }) => {
      await world.server.admin.pool.query("select pg_terminate_backend($1)", [backend]);
    }),
  );
}

/** Crashes the server once a run, and starts it again. */
export async function crashServer(world: World, options: DrawnOptions): Promise<Tally> {
  return withBench(world, (bench) =>
    atDrawnMessages(bench, options, 1, async () => {
      await world.server.crash();
      await world.server.start();
    }),
  );
}
