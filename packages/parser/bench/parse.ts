/**
 * How long parsing takes, layout by layout, as ratios to named baselines of the same run: decoding the same bytes
 * with `TextDecoder`, and for HTML working out the visible text. Rounds take turns, and medians are compared, because
 * machines drift. What is compared is the time on the processor, not that on the clock: other work on the machine
 * then counts for little.
 */
import { generateReport, LAYOUT_IDS } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "../src/index.ts";

const ROUNDS = 40;
const WARM_UP = 15;
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

type Work = "decode" | "read" | "parse";

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The processor time that some work takes, in microseconds. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const layouts = LAYOUT_IDS.map((layout) => {
  const documents = SEEDS.map((seed) => generateReport({ seed, layout })).map(({ name, text }) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const sources = documents.map(({ name, bytes }) => readDocument(name, bytes));
  const work: Readonly<Record<Work, () => void>> = {
    decode: () => {
      for (const { bytes } of documents) new TextDecoder().decode(bytes);
    },
    read: () => {
      for (const { name, bytes } of documents) readDocument(name, bytes);
    },
    parse: () => {
      for (const source of sources) parseReport(source);
    },
  };
  const times: Record<Work, number[]> = { decode: [], read: [], parse: [] };
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0) / documents.length;
  return { layout, work, times, bytes };
});

// All layouts in each round, as in a crawl, where no page is like the one before.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { work, times } of layouts) {
    for (const name of ["decode", "read", "parse"] as const) {
      const time = processorTime(work[name]) / SEEDS.length;
      if (round >= WARM_UP) times[name].push(time);
    }
  }
}

console.table(
  layouts.map(({ layout, times, bytes }) => {
    const [decode, read, parse] = [median(times.decode), median(times.read), median(times.parse)];
    return {
      layout,
      "kilobytes a report": Number((bytes / 1000).toFixed(1)),
      "µs a report": Math.round(parse),
      "parse / decode": Number((parse / decode).toFixed(1)),
      "parse / readDocument": Number((parse / read).toFixed(1)),
      "reports a second": Math.round(1_000_000 / parse),
    };
  }),
);
