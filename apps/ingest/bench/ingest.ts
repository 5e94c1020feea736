/**
 * What the whole ingest costs, `gongkai ingest` as users run it, beside plain COPY of the very same rows into tables with the same
 * indexes and constraints.
 *
 *     npm run bench
 *     node ../../scripts/bench.mjs bench/ingest.ts [DOCUMENTS] [embedded|server]
 *
 * Made-up reports are written to disk first, which is not measured here. Each run is a process of its own, from its start to its
 * end, and has a database of its own but where it says otherwise. Clock time is what a user waits for; on a machine with
 * other work look at the processor time, and at what it comes to on two processors that have nothing else to do.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyMigrations, type Database, type OpenDatabaseOptions, openDatabase } from "@gongkai/db";
import { copyTables, readTables, startPostgres } from "@gongkai/db/testing";
import { becomeCommand, runCommand } from "./run-command.ts";
import { type ServerLoad, watchServer } from "./server-load.ts";
import { writeFiles, writeLines } from "./write-corpus.ts";

/** So many times as many documents show whether memory grows with them. */
const LARGER = 4;
const PROCESSORS = 2;
const MEGABYTE = 1024 * 1024;

interface Corpus {
  readonly count: number;
  readonly files: string;
  readonly moreFiles: string;
  readonly lines: string;
}

/** A database that can be opened here and be named to the command, and what it is called. */
interface Place {
  readonly options: OpenDatabaseOptions;
  readonly environment: NodeJS.ProcessEnv;
}

interface Measured {
  readonly what: string;
  readonly documents: number;
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
  readonly serverMilliseconds: number | null;
  readonly peak?: number;
  readonly serverPeak?: number | null;
}

async function withDatabase<Result>(
  { options }: Place,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(options);
  try {
    await applyMigrations(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

async function measureCommand(
  what: string,
  { environment }: Place,
  server: ServerLoad | null,
  operands: readonly string[],
): Promise<Measured> {
  const run = await runCommand(operands, environment, server);
  return { what, documents: run.stored + run.unchanged, ...run };
}

/** Copies what is in one database into another one. */
async function measureCopy(
  from: Place,
  to: Place,
  documents: number,
  server: ServerLoad | null,
): Promise<Measured> {
  const tables = await withDatabase(from, readTables);
  return withDatabase(to, async (database) => {
    const before = server?.milliseconds() ?? 0;
    const [startedAt, used] = [performance.now(), process.cpuUsage()];
    await copyTables(database, tables);
    const milliseconds = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(used);
    return {
      what: "plain COPY of the same rows",
      documents,
      milliseconds,
      processorMilliseconds: (user + system) / 1000,
      serverMilliseconds: server === null ? null : server.milliseconds() - before,
    };
  });
}

/** What the documents took that one run had more than another: without its start, and without code that is still being compiled. */
function measureFurther(what: string, fewer: Measured, more: Measured): Measured {
  const { serverMilliseconds } = more;
  return {
    what,
    documents: more.documents - fewer.documents,
    milliseconds: more.milliseconds - fewer.milliseconds,
    processorMilliseconds: more.processorMilliseconds - fewer.processorMilliseconds,
    serverMilliseconds:
      serverMilliseconds === null ? null : serverMilliseconds - (fewer.serverMilliseconds ?? 0),
  };
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function print(title: string, measured: readonly Measured[], baseline: Measured): void {
  const processorTime = (each: Measured) =>
    (each.processorMilliseconds + (each.serverMilliseconds ?? 0)) / each.documents;
  const clock = (each: Measured) => each.milliseconds / each.documents;
  console.log(title);
  console.table(
    [baseline, ...measured].map((each) => ({
      what: each.what,
      documents: each.documents,
      seconds: round(each.milliseconds / 1000),
      "a second": Math.round(1000 / clock(each)),
      "% of COPY": Math.round((100 * clock(baseline)) / clock(each)),
      "process ms": round(each.processorMilliseconds / each.documents),
      "server ms": each.serverMilliseconds === null ? "" : round(each.serverMilliseconds / each.documents),
      [`a second on ${PROCESSORS} free`]: Math.round((1000 * PROCESSORS) / processorTime(each)),
      "peak MB": each.peak === undefined ? "" : Math.round(each.peak / MEGABYTE),
      "server MB": each.serverPeak == null ? "" : Math.round(each.serverPeak / MEGABYTE),
    })),
  );
}

async function measureAll(title: string, corpus: Corpus, makePlace: () => Promise<Place>): Promise<void> {
  const { count, files, moreFiles, lines } = corpus;
  const first = await makePlace();
  const server = await withDatabase(first, watchServer);
  const run = async (what: string, place: Place, ...operands: readonly string[]) => {
    // The tables are made before; a user has them, too.
    await withDatabase(place, async () => undefined);
    return measureCommand(what, place, server, operands);
  };
  const few = await run("files", first, "--no-index", "--no-check", files);
  const baseline = await measureCopy(first, await makePlace(), count, server);
  const measured = [
    few,
    await run("the same files again", first, "--no-index", "--no-check", files),
    await run("the same, read again", first, "--no-index", "--no-check", "--again", files),
    await run("one JSONL.gz", await makePlace(), "--no-index", "--no-check", lines),
    await run("files, with search", await makePlace(), "--no-check", files),
    await run("files, with checks", await makePlace(), "--no-index", files),
    await run("files, with both", await makePlace(), files),
  ];
  const many = await run(
    `${LARGER} times as many files`,
    await makePlace(),
    "--no-index",
    "--no-check",
    moreFiles,
  );
  measured.push(many, measureFurther(`of these, all but the first ${count}`, few, many));
  print(`${title}; ms: processor time a document`, measured, baseline);
}

async function measureServer(corpus: Corpus): Promise<void> {
  const server = await startPostgres();
  await measureAll("PostgreSQL", corpus, async () => {
    const url = await server.createDatabase();
    return { options: { url, role: "command" }, environment: { DATABASE_URL: url } };
  });
  await server.stop();
}

async function measureEmbedded(corpus: Corpus, folder: string): Promise<void> {
  let made = 0;
  await measureAll("Embedded PGlite", corpus, async () => {
    made += 1;
    const directory = join(folder, `embedded-${made}`);
    return {
      options: { directory, role: "command" },
      environment: { DATABASE_URL: "", GONGKAI_DATA: directory },
    };
  });
}

async function measure(count: number, kind: string | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gongkai-bench-corpus-"));
  try {
    const [files, moreFiles, lines] = ["files", "more", "corpus.jsonl.gz"].map((name) => join(folder, name));
    if (files === undefined || moreFiles === undefined || lines === undefined) return;
    await writeFiles(files, count);
    await writeFiles(moreFiles, LARGER * count);
    await writeLines(lines, count);
    const corpus = { count, files, moreFiles, lines };
    if (kind !== "embedded") await measureServer(corpus);
    if (kind !== "server") await measureEmbedded(corpus, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (!(await becomeCommand())) await measure(Number(process.argv[2] ?? 3000), process.argv[3]);
