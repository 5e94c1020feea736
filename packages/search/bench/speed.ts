/**
 * How long searches take, with our layer and without: every query is asked through the service, and what the engine was
 * sent for the answer is sent again by itself, over the same connections, in turns: the transaction in PostgreSQL in which
 * hits were found and read, or the one request to Meilisearch. The layer is what stands between: understanding the query,
 * choosing an engine, relaxing, hydrating what Meilisearch found, cutting snippets, marking.
 *
 *     npm run bench
 *     node ../../scripts/bench.mjs bench/speed.ts --sections 60000 --engine postgres --clients 1,8 --queries 100
 *
 * `--engine` is `pglite` (in a temporary directory), `postgres` (a server of its own, or that of `--database URL`, whose
 * SQL schema `search` is emptied first) or `meilisearch` (beside that; MEILI_URL and MEILI_KEY say where). Latencies are in
 * milliseconds of clock time; on a machine with other work compare the ratios.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { openSearch, type Search } from "../src/index.ts";
import { sizeInMeilisearch, sizeInPostgres } from "./index-sizes.ts";
import { latenciesInTurns } from "./latencies.ts";
import { type MadeUpDocuments, madeUpDocuments } from "./made-up-documents.ts";
import { openStore } from "./open-store.ts";
import { type Asked, type QueryClass, queryClasses } from "./query-classes.ts";
import { bareCall, type RecordingPool, recordingPool } from "./recorded-calls.ts";
import { latencyCells, printTable, type Row } from "./table.ts";

const { values: options } = parseArgs({
  options: {
    sections: { type: "string", default: "2000" },
    engine: { type: "string", default: "postgres" },
    clients: { type: "string", default: "1,8" },
    queries: { type: "string", default: "100" },
    database: { type: "string" },
  },
});
/** The engine whose index follows that of PostgreSQL, under the name that its answers carry. */
const FOLLOWING = "meilisearch";
const ENGINES = ["pglite", "postgres", FOLLOWING];
const REPORTS_AT_ONCE = 40;
/** Every query is asked so many times, and as often bare. */
const ROUNDS = 3;

/** Indexes the documents; gives the milliseconds that took, without those of making them. */
async function fillIndex(search: Search, documents: MadeUpDocuments): Promise<number> {
  let spent = 0;
  for (let first = 0; first < documents.reports; first += REPORTS_AT_ONCE) {
    const batch = Array.from({ length: Math.min(REPORTS_AT_ONCE, documents.reports - first) }, (_, index) =>
      documents.report(first + index),
    );
    const startedAt = performance.now();
    await search.index.put(batch.flatMap((report) => report.map(({ document }) => document)));
    spent += performance.now() - startedAt;
  }
  return spent;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Asks every query of a class and sends its bare calls, in turns; a line for each number of clients. */
async function measureClass(
  search: Search,
  pool: RecordingPool,
  { name, asks }: QueryClass,
  clients: readonly number[],
): Promise<readonly Row[]> {
  let answers: Asked[] = [];
  const searches = asks.map((ask) => async () => {
    answers.push(await ask(search));
  });
  const bare: (() => Promise<void>)[] = [];
  for (const ask of searches) await ask();
  for (const ask of asks) {
    const { result, recording } = await pool.record(() => ask(search));
    const call = bareCall(pool, recording, result.engine === FOLLOWING);
    if (call !== null) bare.push(call);
  }
  for (const call of bare) await call();
  const rows: Row[] = [];
  for (const count of clients) {
    answers = [];
    const [layer, plain] = await latenciesInTurns(searches, bare, count, ROUNDS);
    rows.push({
      clients: String(count),
      class: name,
      "with hits": shareOf(answers, ({ hasHits }) => hasHits),
      "by Meilisearch": shareOf(answers, ({ engine }) => engine === FOLLOWING),
      ...latencyCells(layer, plain),
    });
  }
  return rows;
}

function shareOf(answers: readonly Asked[], isSo: (answer: Asked) => boolean): string {
  return `${Math.round((100 * answers.filter(isSo).length) / answers.length)} %`;
}

/** Says what indexing cost. */
function describeIndex(engine: string, milliseconds: number, bytes: number, sections: number): string {
  const rate = `${(milliseconds / 1000).toFixed(1)} s, ${Math.round((sections * 1000) / milliseconds)} sections a second`;
  return `${engine}: ${rate}, ${(bytes / 1e6).toFixed(0)} MB, ${(bytes / sections / 1000).toFixed(1)} kB a section`;
}

async function run(): Promise<void> {
  const { engine, database } = options;
  if (!ENGINES.includes(engine)) throw new Error(`--engine is one of ${ENGINES.join(", ")}.`);
  const isFollowed = engine === FOLLOWING;
  const documents = madeUpDocuments(Number(options.sections));
  const sections = documents.reports * documents.report(0).length;
  const store = await openStore(engine === "pglite", database);
  try {
    const pool = recordingPool(store.database.pool);
    const search = await openSearch({ pool, environment: isFollowed ? process.env : {} });
    await search.index.clear();
    const filling = await fillIndex(search, documents);
    const client = await pool.connect();
    const tidying = await timed(() => client.query("vacuum analyze search.documents"));
    client.release();
    console.log(`${sections} sections. ${search.describe()}`);
    console.log(describeIndex("PostgreSQL", filling + tidying, await sizeInPostgres(pool), sections));
    if (isFollowed) {
      const { MEILI_URL = "", MEILI_KEY = "" } = process.env;
      const rebuilding = await timed(() => search.rebuild());
      console.log(
        describeIndex("Meilisearch", rebuilding, await sizeInMeilisearch(MEILI_URL, MEILI_KEY), sections),
      );
    }
    const clients = options.clients.split(",").map(Number);
    const rows: Row[] = [];
    for (const queryClass of queryClasses(documents, Number(options.queries))) {
      rows.push(...(await measureClass(search, pool, queryClass, clients)));
    }
    printTable(clients.flatMap((count) => rows.filter((row) => row.clients === String(count))));
    await search.close();
  } finally {
    await store.close();
  }
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `Peak memory of this process: ${memory} MB. Load of the machine: ${loadavg()[1]?.toFixed(1)} in five minutes.`,
  );
}

await run();
