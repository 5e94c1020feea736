/**
 * How fast the API answers, beside PostGraphile on the same tables and beside bare routes that send the very same
 * statements and answer with their rows: five queries, each asked of one server process after the other, in rounds.
 *
 *     npm run bench
 *     node --import tsx bench/api.ts [REPORTS] [--findable REPORTS] [--only NAME] [--rounds 3] [--requests 1000] [--connections 8]
 *
 * A PostgreSQL of its own is filled first; so many reports are made findable. `--only` leaves the queries whose name holds
 * a text. Throughput and latency depend on what else the machine does; processor time is that of the server's process
 * alone, without the database's.
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openDatabase } from "@gongkai/db";
import { startPostgres } from "@gongkai/db/testing";
import { bundle } from "./bundle.ts";
import { fillDatabase } from "./fill-database.ts";
import { askMany, checkAnswers, type Requests, type Round } from "./load.ts";
import { type MeasuredProcess, startProcess } from "./measured-process.ts";
import { type BenchQuery, benchQueries, type SentQuery, type Subjects } from "./queries.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    findable: { type: "string" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "3" },
    requests: { type: "string", default: "1000" },
    connections: { type: "string", default: "8" },
  },
});
const reports = Number(positionals[0] ?? 50_000);
const findable = Number(options.findable ?? reports);
const rounds = Number(options.rounds);
/** What each server is asked in a round, and as much before the first. */
const load = { amount: Number(options.requests), connections: Number(options.connections) };
const SUBJECTS = 40;

/** A server and how it is asked each query; null where it cannot be. */
interface Contender {
  readonly name: string;
  readonly process: MeasuredProcess;
  readonly requestsFor: (query: BenchQuery, index: number) => Requests | null;
}

function post(sent: SentQuery | null): Requests | null {
  if (sent === null) return null;
  const { query, variables } = sent;
  return variables.map((values) => ({
    method: "POST",
    path: "/graphql",
    body: JSON.stringify({ query, variables: values }),
  }));
}

async function startContenders(
  folder: string,
  databaseUrl: string,
  queries: readonly BenchQuery[],
): Promise<readonly Contender[]> {
  async function start(name: string, message?: object): Promise<MeasuredProcess> {
    const program = join(folder, `${name}.mjs`);
    await bundle(fileURLToPath(new URL(`./serve-${name}.ts`, import.meta.url)), program);
    return startProcess(program, databaseUrl, message);
  }
  const bodies = queries.map(({ gongkai: { query, variables } }) =>
    variables.map((values) => ({ query, variables: values })),
  );
  return [
    {
      name: "gongkai",
      process: await start("gongkai"),
      requestsFor: ({ gongkai }) => post(gongkai),
    },
    {
      name: "PostGraphile",
      process: await start("postgraphile"),
      requestsFor: ({ postgraphile }) => post(postgraphile),
    },
    {
      name: "same statements",
      process: await start("statements", bodies),
      requestsFor: ({ gongkai }, query) =>
        gongkai.variables.map((_, index) => ({ method: "GET", path: `/${query}/${index}` })),
    },
  ];
}

async function readSubjects(databaseUrl: string): Promise<Subjects> {
  const database = await openDatabase({ url: databaseUrl, role: "command" });
  const agencies = await database.pool.query<{ id: string }>(
    "select agency_id as id from reports group by 1 order by md5(agency_id) limit $1",
    [SUBJECTS],
  );
  const years = await database.pool.query<{ year: number }>("select distinct year from reports order by 1");
  await database.close();
  return { agencies: agencies.rows.map(({ id }) => id), years: years.rows.map(({ year }) => year) };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function summarize(measured: readonly Round[]): Round {
  const of = (property: keyof Round) => median(measured.map((round) => round[property]));
  return {
    requestsPerSecond: of("requestsPerSecond"),
    p50: of("p50"),
    p99: of("p99"),
    processorTime: of("processorTime"),
  };
}

const rounded = (value: number) => Number(value.toPrecision(3));

async function measure(contenders: readonly Contender[], query: BenchQuery, index: number): Promise<void> {
  const asked = contenders.flatMap(({ name, process, requestsFor }) => {
    const requests = requestsFor(query, index);
    return requests === null ? [] : [{ name, process, requests, measured: [] as Round[] }];
  });
  for (const { process, requests } of asked) {
    await checkAnswers(process, requests);
    await askMany(load, process, requests);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { process, requests, measured } of asked) {
      measured.push(await askMany(load, process, requests));
    }
  }
  const results = asked.map(({ name, measured }) => ({ name, ...summarize(measured) }));
  const [own] = results;
  console.log(`\n${query.name}`);
  console.table(
    results.map((result) => ({
      server: result.name,
      "requests/s": rounded(result.requestsPerSecond),
      "p50 ms": result.p50,
      "p99 ms": result.p99,
      "processor ms/request": rounded(result.processorTime),
      "gongkai's requests/s ÷ its": rounded((own?.requestsPerSecond ?? 0) / result.requestsPerSecond),
      "its processor time ÷ gongkai's": rounded(result.processorTime / (own?.processorTime ?? 0)),
    })),
  );
}

const postgres = await startPostgres();
const folder = fileURLToPath(new URL("../node_modules/.cache/bench", import.meta.url));
await mkdir(folder, { recursive: true });
try {
  const databaseUrl = await postgres.createDatabase();
  const startedAt = performance.now();
  const database = await openDatabase({ url: databaseUrl, role: "command" });
  await fillDatabase(database, reports, findable);
  await database.close();
  console.log(`${reports} reports, stored in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  const queries = benchQueries(await readSubjects(databaseUrl));
  const contenders = await startContenders(folder, databaseUrl, queries);
  try {
    for (const [index, query] of queries.entries()) {
      if (!query.name.includes(options.only)) continue;
      await measure(contenders, query, index);
    }
  } finally {
    for (const { process } of contenders) await process.stop();
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
