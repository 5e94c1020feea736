/**
 * How long parsing takes, as ratios to named baselines of the same run: decoding the same bytes with
 * `TextDecoder`, and for HTML working out the visible text. Rounds take turns, and medians are compared, because
 * machines drift.
 */
import { generateReport, LAYOUT_IDS } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "../src/index.ts";

const ROUNDS = 15;
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function milliseconds(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const table = LAYOUT_IDS.map((layout) => {
  const reports = SEEDS.map((seed) => generateReport({ seed, layout }));
  const documents = reports.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
  const sources = documents.map(({ name, bytes }) => readDocument(name, bytes));
  const work = {
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
  const rounds = Array.from({ length: ROUNDS }, () => ({
    decode: milliseconds(work.decode),
    read: milliseconds(work.read),
    parse: milliseconds(work.parse),
  })).slice(3);
  const [decode, read, parse] = (["decode", "read", "parse"] as const).map((name) =>
    median(rounds.map((round) => round[name])),
  );
  return {
    layout,
    "kilobytes a report": Math.round(
      documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / documents.length / 1000,
    ),
    "parse / decode": Number(((parse ?? 0) / (decode ?? 1)).toFixed(1)),
    "parse / readDocument": Number(((parse ?? 0) / (read ?? 1)).toFixed(1)),
    "reports a second": Math.round((reports.length / (parse ?? 1)) * 1000),
  };
});

console.table(table);
