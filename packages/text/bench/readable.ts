/**
 * How long normalising takes, as ratios to decoding the same bytes with `TextDecoder` in the same run. Rounds take
 * turns, and medians are compared, because machines drift.
 *
 *     npm run bench
 */
import { DAMAGES, generateReport, LAYOUT_IDS } from "@gongkai/corpus";
import { readable, searchable } from "../src/index.ts";

const ROUNDS = 60;
const WARM_UP = 20;
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

const rowPerLine = SEEDS.map((seed) => generateReport({ seed, layout: "A" }).text);
const inFullWidth = new Map(
  Array.from(",():;", (mark) => [mark, String.fromCharCode(mark.charCodeAt(0) + 0xfee0)]),
);

const texts: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    LAYOUT_IDS.map((layout) => [layout, SEEDS.map((seed) => generateReport({ seed, layout }).text)]),
  ),
  "A, full-width punctuation": rowPerLine.map((text) =>
    text.replace(/[,():;]/g, (mark) => inFullWidth.get(mark) ?? mark),
  ),
  "A, \\r\\n": rowPerLine.map((text) => text.replaceAll("\n", "\r\n")),
  "A, Traditional with glosses": rowPerLine.map(DAMAGES["glossed-traditional"]),
};

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function microseconds(work: () => void): number {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) * 1000;
}

function measure(printed: readonly string[]): Record<string, number> {
  const documents = printed.map((text) => new TextEncoder().encode(text));
  // Decoded as a parser gets them: joining leaves strings that are still in pieces.
  const sources = documents.map((bytes) => new TextDecoder().decode(bytes));
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => ({
    decode: microseconds(() => {
      for (const bytes of documents) new TextDecoder().decode(bytes);
    }),
    readable: microseconds(() => {
      for (const source of sources) readable(source);
    }),
    searchable: microseconds(() => {
      for (const source of sources) searchable(source);
    }),
  })).slice(WARM_UP);
  const [decode, read, search] = (["decode", "readable", "searchable"] as const).map((name) =>
    median(rounds.map((round) => round[name])),
  );
  const bytes = documents.reduce((sum, { length }) => sum + length, 0);
  return {
    "kilobytes a text": Number((bytes / documents.length / 1000).toFixed(1)),
    "decoding a text, µs": Number(((decode ?? 0) / documents.length).toFixed(1)),
    "readable / decode": Number(((read ?? 0) / (decode ?? 1)).toFixed(2)),
    "searchable / decode": Number(((search ?? 0) / (decode ?? 1)).toFixed(2)),
  };
}

console.table(Object.fromEntries(Object.entries(texts).map(([name, printed]) => [name, measure(printed)])));
