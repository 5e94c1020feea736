import { storeAtOnce } from "./faults-clients.ts";
import { crashServer, cutAfterCommits, cutConnections, terminateBackends } from "./faults-connections.ts";
import { fillDisk } from "./faults-disk.ts";
import type { PileSize } from "./faults-documents.ts";
import { troubleEngine } from "./faults-engine.ts";
import { failFileCalls } from "./faults-files.ts";
import { ingestInAnyOrder } from "./faults-order.ts";
import { commitOutOfOrder, completeLate } from "./faults-outbox.ts";
import { refuseStatements, type SqlState, STATES } from "./faults-statements.ts";
import { createWorld, type World } from "./faults-world.ts";
import type { Suite, SuiteOptions } from "./suite.ts";
import { addTallies, emptyTally, type Tally } from "./tally.ts";

/** A suite that works on a server of its own with a pile of documents. */
function onWorld(
  about: string,
  size: PileSize,
  work: (world: World, options: SuiteOptions) => Promise<Tally>,
): Suite {
  return {
    about,
    async run(options) {
      const world = await createWorld(size);
      try {
        return await work(world, options);
      } finally {
        await world.close();
      }
    },
  };
}

// The keys of STATES, which is written out.
const ALL_STATES = Object.keys(STATES) as readonly SqlState[];
const FILE_FAULTS = ["EIO", "EACCES", "ENOENT", "EMFILE", "short read"] as const;
const DISK_STEP = 64 * 1024;
/** About how many places each of these sweeps has. */
const [MESSAGES, STATEMENTS, FILE_CALLS] = [1_600, 1_100, 300] as const;

/** Every place, or every so many of them where fewer runs are wanted. */
function stepFor(runs: number | undefined, places: number): number {
  return runs === undefined ? 1 : Math.max(1, Math.ceil(places / runs));
}

/** The suites that break in from outside while documents are ingested: the database, its connections, the disk, files, other clients. */
export const FAULT_SUITES: Readonly<Record<string, Suite>> = {
  cut: onWorld("the connection cut at every message of a small run", "few", (world, { runs }) =>
    cutConnections(world, { step: stepFor(runs, MESSAGES) }),
  ),
  "cut-commits": onWorld("the connection cut after every COMMIT, before its answer", "many", (world) =>
    cutAfterCommits(world, { most: 1_000 }),
  ),
  terminate: onWorld("pg_terminate_backend at drawn messages", "many", (world, { runs = 200, seed }) =>
    terminateBackends(world, { runs, seed }),
  ),
  crash: onWorld("pg_ctl stop -m immediate and a new start", "many", (world, { runs = 40, seed }) =>
    crashServer(world, { runs, seed }),
  ),
  refuse: onWorld("every statement that writes refused, for every reason", "few", (world, { runs }) =>
    refuseStatements(world, { states: ALL_STATES, step: stepFor(runs, STATEMENTS) }),
  ),
  "disk-full": onWorld("a full disk under the database", "few", async (world, { log }) => {
    const tally = await fillDisk(world, { step: DISK_STEP });
    if (tally === null) log("skipped: a small disk cannot be mounted by this account");
    return tally ?? emptyTally();
  }),
  files: onWorld("every call of the file system on the documents fails", "few", (world, { runs }) =>
    failFileCalls(world, { faults: FILE_FAULTS, step: stepFor(runs, FILE_CALLS) }),
  ),
  outbox: onWorld(
    "the search outbox: rows out of order, late workers",
    "many",
    async (world, { runs = 50, seed }) =>
      addTallies(await commitOutOfOrder(world, { runs, seed }), await completeLate(world, { runs, seed })),
  ),
  engine: onWorld("the search engine away, failing, forgetting", "many", (world) => troubleEngine(world)),
  clients: onWorld("8 clients store the same 50 files", "few", (world, { runs = 10, seed, size = 50 }) =>
    storeAtOnce(world, { clients: 8, files: size, runs, seed }),
  ),
  order: onWorld("any order, 1 to 8 at once", "many", (world, { runs = 100, seed }) =>
    ingestInAnyOrder(world, { runs, seed }),
  ),
};
