import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { generateAgencies } from "@gongkai/corpus";
import type { Database } from "@gongkai/db";
import { createReadersInThisThread, type IngestEvent, type Readers } from "@gongkai/pipeline";
import { ingestOperands, RULES } from "../test/support/run-pipeline.ts";
import { reportText } from "./faults-documents.ts";
import { type HistoryEvent, type HistoryVerdict, judgeHistory } from "./faults-history.ts";
import { createDraw, type Draw, shuffle } from "./faults-random.ts";
import { judgeStore, passTime, readFacts } from "./faults-store.ts";
import { createFaultTally } from "./faults-tally.ts";
import { ingestFaultily, openStore, type Store, surpriseOf, type World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

/** How many clients store how many files, and how often this is tried. */
interface ClientOptions {
  readonly clients: number;
  readonly files: number;
  readonly runs: number;
  readonly seed: number;
}

/** Writes the same files into a folder for each client. */
function writeFolders(root: string, { clients, files, seed }: ClientOptions): readonly string[] {
  const folders = Array.from({ length: clients }, (_, client) => join(root, `client-${client}`));
  for (const folder of folders) mkdirSync(folder);
  const time = new Date(Date.UTC(2024, 0, 1));
  for (const [place, agency] of generateAgencies({ seed, count: files }).entries()) {
    const original = join(root, `${place}.txt`);
    writeFileSync(original, reportText(agency, 2022, seed + place));
    for (const folder of folders) {
      copyFileSync(original, join(folder, `${place}.txt`));
      utimesSync(join(folder, `${place}.txt`), time, time);
    }
  }
  return folders;
}

/** Reads, and notes of each document that its storing begins. */
function notingReaders(client: number, history: HistoryEvent[], open: Set<string>): Readers {
  const readers = createReadersInThisThread(RULES);
  return {
    ...readers,
    async read(tasks) {
      for (const { origin } of tasks) {
        history.push({ client, kind: "invoke", key: origin });
        open.add(origin);
      }
      return readers.read(tasks);
    },
  };
}

/** Lets one client ingest its folder, and notes what it did and was told. */
async function ingestAsClient(
  { platform }: Store,
  client: number,
  folder: string,
  history: HistoryEvent[],
): Promise<string | null> {
  const open = new Set<string>();
  const note = (kind: HistoryEvent["kind"], key: string) => {
    history.push({ client, kind, key });
    open.delete(key);
  };
  const run = await ingestFaultily(platform, [folder], {
    readers: notingReaders(client, history, open),
    onEvent(event: IngestEvent) {
      if (event.event === "document") note("ok", event.origin);
      if (event.event === "quarantined") note("fail", event.origin);
    },
  });
  for (const key of [...open]) note("info", key);
  return surpriseOf(run);
}

/** How often each document stands at each place, and how often it is stored at all. */
async function readFound({ pool }: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ key: string; n: number }>(`
    select source_observations.origin as key, (count(*) * count(distinct version.id))::int as n
    from source_observations join report_versions version using (source_sha256) group by 1`);
  return new Map(rows.map(({ key, n }) => [key, n]));
}

async function breakIn(world: World, name: string, draw: Draw, isOver: () => boolean): Promise<number> {
  let killed = 0;
  while (!isOver()) {
    await setTimeout(20 + draw(200));
    const { rowCount } = await world.server.admin.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = $1 and state <> 'idle' order by random() limit 1`,
      [name],
    );
    killed += rowCount ?? 0;
    if (killed >= 4) return killed;
  }
  return killed;
}

function contentsOf(folder: string, files: number): ReadonlySet<string> {
  return new Set(
    Array.from({ length: files }, (_, place) =>
      createHash("sha256")
        .update(readFileSync(join(folder, `${place}.txt`)))
        .digest("hex"),
    ),
  );
}

function countOf({ lost, duplicated, unexpected }: HistoryVerdict) {
  return { lost: lost.length, doubled: duplicated.length, unexpected: unexpected.length };
}

/**
 * Clients store the same files at once, each from a folder of its own, while connections of some are ended. The history of what
 * they did and were told is judged by what is there; then each goes on, and all of it must be as one client alone would have
 * left it.
 */
export async function storeAtOnce(world: World, options: ClientOptions): Promise<Tally> {
  const { clients, files, runs, seed } = options;
  const tally = createFaultTally();
  const root = mkdtempSync(join(tmpdir(), "gongkai-proof-clients-"));
  const folders = writeFolders(root, options);
  const store = await world.createStore();
  const stores = [store];
  try {
    while (stores.length < clients) stores.push(await openStore(world.server, store.name));
    for (const folder of folders) await ingestOperands(store.platform, [folder]);
    const reference = await readFacts(store.database);
    const expected = contentsOf(folders[0] ?? "", files).size;
    for (let run = 0; run < runs; run += 1) {
      const draw = createDraw(seed + run);
      await store.reset();
      const history: HistoryEvent[] = [];
      let isOver = false;
      const killing = run % 2 === 0 ? Promise.resolve(0) : breakIn(world, store.name, draw, () => isOver);
      const surprises = await Promise.all(
        shuffle([...stores.entries()], draw).map(([client, each]) =>
          ingestAsClient(each, client, folders[client] ?? "", history),
        ),
      );
      isOver = true;
      const killed = await killing;
      for (const surprise of surprises)
        if (surprise !== null) tally.surprise(`run ${seed + run}: ${surprise}`);
      const told = judgeHistory(history, await readFound(store.database));
      await passTime(store.database);
      for (const [client, each] of stores.entries())
        await ingestOperands(each.platform, [folders[client] ?? ""]);
      const verdict = await judgeStore(store.database, reference);
      const [{ n } = { n: 0 }] = (
        await store.database.pool.query<{ n: number }>("select count(*)::int as n from report_versions")
      ).rows;
      if (n !== expected) tally.surprise(`run ${seed + run}: ${n} versions of ${expected} contents`);
      const counts = countOf(told);
      tally.add(`run ${seed + run}`, killed, {
        ...verdict,
        lost: verdict.lost + counts.lost,
        doubled: verdict.doubled + counts.doubled,
        unexpected: verdict.unexpected + counts.unexpected,
        sentences: [...told.lost, ...told.duplicated, ...told.unexpected, ...verdict.sentences],
      });
    }
  } finally {
    for (const { database } of stores.slice(1)) await database.close();
    await store.drop();
    rmSync(root, { recursive: true });
  }
  return tally.result();
}
