import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { contentDigest, verifyStore } from "@gongkai/db";
import { drizzle } from "drizzle-orm/node-postgres";
import { ingestOperands } from "../test/support/run-pipeline.ts";
import { createDraw, type Draw, type DrawnOptions, shuffle } from "./faults-random.ts";
import { findPrograms } from "./faults-server.ts";
import { createFaultTally } from "./faults-tally.ts";
import { openStore, recoverAndJudge, type Store, type World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

const run = promisify(execFile);

function program(name: string): string {
  return join(findPrograms() ?? "", name);
}

/** Dumps a store as it is at one moment, while others write, and gives the digest that its content has at that moment. */
async function dump({ server }: World, { name, database }: Store, file: string): Promise<string> {
  const client = await database.pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot");
    const place = ["--host", server.folder, "--username", "postgres", "--dbname", name];
    const how = ["--format=custom", `--snapshot=${rows[0]?.snapshot ?? ""}`, `--file=${file}`];
    await run(program("pg_dump"), [...place, ...how]);
    // Its transaction is the one that is open, at the same moment as the dump.
    const { digest } = await contentDigest({ drizzle: drizzle({ client }) });
    await client.query("rollback");
    return digest;
  } finally {
    client.release();
  }
}

async function restore({ server }: World, file: string): Promise<string> {
  const name = await server.createDatabase();
  const place = ["--host", server.folder, "--username", "postgres", "--dbname", name];
  await run(program("pg_restore"), [...place, "--exit-on-error", "--no-owner", file]);
  return name;
}

/** Ingests the documents one after the other in a drawn order, and dumps somewhere in the middle. */
async function dumpUnderLoad(world: World, store: Store, draw: Draw, file: string): Promise<string> {
  const paths = shuffle(world.paths, draw);
  const at = draw(paths.length);
  let dumping: Promise<string> | null = null;
  for (const [place, path] of paths.entries()) {
    if (place === at) dumping = dump(world, store, file);
    await ingestOperands(store.platform, [path]);
  }
  return dumping ?? dump(world, store, file);
}

/**
 * Dumps a store with `pg_dump` while documents are ingested into it, restores the dump into an empty database, and verifies it:
 * it has the digest of the moment of the dump, and ingesting everything into it once more gives what there should be.
 */
export async function dumpAndRestore(world: World, { runs, seed }: DrawnOptions): Promise<Tally> {
  const tally = createFaultTally();
  const folder = mkdtempSync(join(tmpdir(), "gongkai-proof-dump-"));
  try {
    for (let place = 0; place < runs; place += 1) {
      const draw = createDraw(seed + place);
      const file = join(folder, `${place}.dump`);
      const store = await world.createStore();
      const digest = await dumpUnderLoad(world, store, draw, file).finally(store.drop);
      const restored = await openStore(world.server, await restore(world, file));
      const verification = await verifyStore(restored.database, {
        rebuilt: Number.POSITIVE_INFINITY,
        expectedDigest: digest,
      });
      const name = `dump ${seed + place}`;
      for (const { breaches } of verification.invariants) {
        for (const { of, problem } of breaches) tally.surprise(`${name}: ${of} ${problem}`);
      }
      tally.add(name, 1, await recoverAndJudge(restored, world));
      await restored.drop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return tally.result();
}
