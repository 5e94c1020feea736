/**
 * Measures how well search finds what it should. Prints a table for each engine, as Markdown.
 *
 *     npm run relevance -- --help
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@gongkai/db";
import { GongkaiError, type SearchDocument } from "@gongkai/schema";
import { makeCorpus } from "./corpus/made-corpus.ts";
import { readDatabase } from "./corpus/read-database.ts";
import { readReports } from "./corpus/read-reports.ts";
import type { EngineResult } from "./measure/evaluate-engine.ts";
import { overlapByClass } from "./measure/overlap.ts";
import { printTable } from "./measure/print-table.ts";
import { QUERY_CLASSES } from "./measure/targets.ts";
import { type RelevanceOptions, readOptions, USAGE } from "./options.ts";
import {
  type DrawnQueries,
  drawFrom,
  evaluate,
  fillIndex,
  searchMeilisearch,
  searchPostgres,
} from "./run-relevance.ts";

const { MEILI_URL, MEILI_KEY } = process.env;

const tell = (sentence: string) => console.error(sentence);

/** Evaluates every engine asked for; fills the indexes where the documents are given. */
async function evaluateEngines(
  { pool }: Database,
  drawn: DrawnQueries,
  documents: readonly SearchDocument[] | null,
  { engines, json, strict }: RelevanceOptions,
): Promise<readonly EngineResult[]> {
  if (documents !== null) {
    const { search } = searchPostgres(pool, drawn.today);
    await search.prepare();
    await fillIndex(search, documents);
    await search.close();
  }
  const results: EngineResult[] = [];
  for (const name of engines) {
    const evaluated =
      name === "postgres"
        ? searchPostgres(pool, drawn.today)
        : searchMeilisearch(pool, drawn.today, {
            url: MEILI_URL ?? "",
            ...(MEILI_KEY && { key: MEILI_KEY }),
            // Whatever else the server is searched for stays as it is.
            ...(documents !== null && { index: "relevance" }),
          });
    const { search, capabilities } = evaluated;
    try {
      if (documents !== null) {
        await search.prepare();
        // What an evaluation before left on the server is none of these documents.
        await search.rebuild();
      }
      const result = await evaluate(evaluated, drawn, strict);
      results.push(result);
      if (!json) console.log(printTable(result, capabilities.substrings));
    } finally {
      await search.close();
    }
  }
  return results;
}

/** Leaves the hits of single queries out of the JSON. */
const withoutHits = (key: string, value: unknown) => (key === "firstTen" ? undefined : value);

function printOverlap([one, other]: readonly EngineResult[]): void {
  if (one === undefined || other === undefined) return;
  const shares = [...overlapByClass(one, other)].map(
    ([id, share]) => `${QUERY_CLASSES[id].name} ${share.toFixed(2)}`,
  );
  console.log(`Overlap@10 of ${one.engine} and ${other.engine}: ${shares.join(", ")}`);
}

async function evaluateCorpus(options: RelevanceOptions): Promise<readonly EngineResult[]> {
  const { corpus } = options;
  if (corpus.kind === "database") {
    const database = await openDatabase({ url: corpus.url, role: "command" });
    try {
      return await evaluateEngines(
        database,
        drawFrom(await readDatabase(database.pool), options),
        null,
        options,
      );
    } finally {
      await database.close();
    }
  }
  const documents =
    corpus.kind === "made"
      ? makeCorpus({ seed: options.seed, sections: corpus.sections })
      : await readReports(corpus.folder, tell);
  tell(
    `${documents.length} sections${corpus.kind === "made" ? ", made up" : ""}; queries with seed ${options.seed}`,
  );
  const directory = mkdtempSync(join(tmpdir(), "gongkai-relevance-"));
  const database = await openDatabase({ directory, role: "command" });
  try {
    return await evaluateEngines(database, drawFrom(documents, options), documents, options);
  } finally {
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === null) console.log(USAGE);
  else {
    const results = await evaluateCorpus(options);
    if (options.json) console.log(JSON.stringify(results, withoutHits, 2));
    else printOverlap(results);
    if (results.some(({ missed }) => missed.length > 0)) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof GongkaiError)) throw error;
  tell(error.message);
  process.exitCode = 2;
}
