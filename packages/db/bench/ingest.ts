/**
 * What storing costs, beside plain COPY of the very same rows into tables with the same indexes and constraints.
 *
 *     npm run bench
 *     node ../../scripts/bench.mjs bench/ingest.ts [REPORTS] [embedded|server]
 *
 * Reports are generated, read and checked first, which is not measured here. Then they are stored one by one, stored
 * together, and their rows are copied from one database to another. Clock time says what a user waits for; on a machine with
 * other work compare the processor time, of this process and, on a server, of the one that serves the connection.
 */
import { readFileSync } from "node:fs";
import {
  applyMigrations,
  type Database,
  type EncodedReport,
  encodeReport,
  openDatabase,
  openMemoryDatabase,
  type ReportToStore,
  storeReport,
  storeReports,
} from "../src/index.ts";
import { copyTables, readTables, startPostgres } from "../src/testing/index.ts";
import { madeUpReports } from "./made-up-reports.ts";

const [count, kind] = [Number(process.argv[2] ?? 3000), process.argv[3]];
const BATCH = 100;
/** So many reports are stored one by one; more would say the same. */
const ONE_BY_ONE = 300;
const WARM_UP = 300;

interface Measured {
  readonly what: string;
  readonly reports: number;
  /** Milliseconds a report. */
  readonly clock: number;
  readonly node: number;
  readonly server: number | null;
}

/** Processor time of the servers of a pool's connections, in milliseconds; null where this system does not say. */
async function serverTime({ pool, kind: where }: Database): Promise<number | null> {
  if (where !== "postgresql") return null;
  const { rows } = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database()",
  );
  try {
    const ticks = rows.map(({ pid }) => readFileSync(`/proc/${pid}/stat`, "utf8").split(" "));
    return ticks.reduce((sum, stat) => sum + (Number(stat[13]) + Number(stat[14])) * 10, 0);
  } catch {
    return null;
  }
}

async function measure(
  what: string,
  database: Database,
  reports: number,
  work: () => Promise<unknown>,
): Promise<Measured> {
  const server = await serverTime(database);
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  await work();
  const clock = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  const after = await serverTime(database);
  return {
    what,
    reports,
    clock: clock / reports,
    node: (user + system) / 1000 / reports,
    server: server === null || after === null ? null : (after - server) / reports,
  };
}

async function storeTogether(database: Database, encoded: readonly EncodedReport[]): Promise<void> {
  for (let at = 0; at < encoded.length; at += BATCH) {
    await storeReports(database, encoded.slice(at, at + BATCH));
  }
}

async function measureAll(open: () => Promise<Database>, reports: readonly ReportToStore[]): Promise<void> {
  const opened: Database[] = [];
  const migrated = async () => {
    const database = await open();
    opened.push(database);
    await applyMigrations(database);
    return database;
  };
  for (const report of reports.slice(0, WARM_UP)) encodeReport(report);
  const together = await migrated();
  let encoded: readonly EncodedReport[] = [];
  const encoding = await measure("encode", together, reports.length, async () => {
    encoded = reports.map(encodeReport);
  });
  const warm = await migrated();
  await storeTogether(warm, encoded.slice(0, WARM_UP));
  const bulk = await measure("store together", together, reports.length, () =>
    storeTogether(together, encoded),
  );
  const few = reports.slice(WARM_UP, WARM_UP + ONE_BY_ONE);
  const alone = await measure("store one by one", warm, few.length, async () => {
    for (const report of few) await storeReport(warm, report);
  });
  const tables = await readTables(together);
  const copyInto = async (what: string, settings: readonly string[] = []) => {
    const target = await migrated();
    return measure(what, target, reports.length, () => copyTables(target, tables, settings));
  };
  const plain = await copyInto("plain COPY of the same rows");
  // What reports are stored with where the server has it.
  const others =
    together.kind === "postgresql"
      ? [await copyInto("the same, compressed by lz4", ["default_toast_compression = lz4"])]
      : [];
  const measured = [encoding, alone, bulk, plain, ...others];
  console.log(`${reports.length} reports, ${together.kind}; milliseconds a report`);
  console.table(
    measured.map(({ what, reports: of, clock, node, server }) => ({
      what,
      of,
      clock: Number(clock.toFixed(2)),
      "this process": Number(node.toFixed(2)),
      server: server === null ? "" : Number(server.toFixed(2)),
      "a second": Math.round(1000 / clock),
      "% of COPY": Math.round((plain.clock / clock) * 100),
    })),
  );
  for (const database of opened) await database.close();
}

const reports: ReportToStore[] = [];
for await (const report of madeUpReports(count)) reports.push(report);
if (kind !== "server") await measureAll(openMemoryDatabase, reports);
if (kind !== "embedded") {
  const server = await startPostgres();
  await measureAll(
    async () => openDatabase({ url: await server.createDatabase(), role: "command" }),
    reports,
  );
  await server.stop();
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
