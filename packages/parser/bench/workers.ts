/**
 * Whether two worker threads read twice as many reports as one, and whether memory stays flat however many reports a
 * process reads. Clock time says how threads scale on an idle machine; on a busy one compare the processor time,
 * which threads that do not hinder each other leave as it is.
 *
 *     node scripts/bench.mjs packages/parser/bench/workers.ts [REPORTS]
 */
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { generateReport, LAYOUT_IDS } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "../src/index.ts";

const DOCUMENTS = 240;
const MEASURED = 4;

const documents = Array.from({ length: DOCUMENTS }, (_, seed) => {
  const layout = LAYOUT_IDS[seed % LAYOUT_IDS.length] ?? "A";
  const { name, text } = generateReport({ seed, layout });
  return { name, bytes: new TextEncoder().encode(text) };
});

/** Reads reports from their bytes, as a crawl would: no text is seen twice by the engine. */
function parseMany(count: number): void {
  for (let at = 0; at < count; at += 1) {
    const document = documents[at % documents.length];
    if (document !== undefined) parseReport(readDocument(document.name, document.bytes));
  }
}

/** Warms up, says so, waits, and reads its share of the reports. */
async function work(count: number): Promise<void> {
  parseMany(DOCUMENTS * 4);
  parentPort?.postMessage("ready");
  if (parentPort !== null) await once(parentPort, "message");
  parseMany(count);
  parentPort?.postMessage("done");
  parentPort?.close();
}

async function measureThreads(threads: number, reports: number) {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(import.meta.url), { workerData: Math.round(reports / threads) }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  for (const worker of workers) worker.postMessage("go");
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - startedAt) / 1000, processor: (user + system) / 1e6 };
}

async function measure(reports: number): Promise<void> {
  const share = Math.round(reports / 20);
  const [one, two] = [await measureThreads(1, share), await measureThreads(2, share)];
  console.log(`${share} reports in worker threads, seconds`);
  console.table({ "1 thread": one, "2 threads": two });
  console.log(`two threads are ${(one.clock / two.clock).toFixed(2)} times as fast as one`);
  console.log(`and take ${(two.processor / one.processor).toFixed(2)} times the processor time`);

  console.log(`${reports} reports in one thread, resident megabytes`);
  const table: Record<string, number> = {};
  for (let part = 1; part <= MEASURED; part += 1) {
    parseMany(Math.round(reports / MEASURED));
    table[`after ${Math.round((reports * part) / MEASURED)}`] = Math.round(process.memoryUsage.rss() / 1e6);
  }
  console.table(table);
  console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1000)} megabytes`);
}

// The main thread gives each worker the number of its reports.
if (isMainThread) await measure(Number(process.argv[2] ?? 100_000));
else await work(Number(workerData));
