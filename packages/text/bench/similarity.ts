/**
 * How fast texts are compared, in megabytes of UTF-8 a second, beside `searchable`, which each of these does first.
 *
 *     node ../../scripts/bench.mjs bench/similarity.ts
 */
import { DAMAGES, generateReport } from "@gongkai/corpus";
import { compareWith, fingerprintText, searchable, sharedPassages } from "../src/index.ts";

const ROUNDS = 40;
const WARM_UP = 10;
const REPORTS = Array.from({ length: 24 }, (_, seed) => generateReport({ seed, wording: "varied" }).text);

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function measure(texts: readonly string[]): Record<string, number> {
  const [first = ""] = texts;
  const compare = compareWith(first);
  const works: Readonly<Record<string, (text: string) => unknown>> = {
    searchable,
    fingerprintText: (text) => fingerprintText(text),
    "compareWith one, prepared": compare,
    "sharedPassages, both texts": (text) => sharedPassages(first, text),
  };
  const times = Object.keys(works).map((name) => [name, [] as number[]] as const);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [name, measured] of times) {
      const startedAt = performance.now();
      for (const text of texts) works[name]?.(text);
      if (round >= WARM_UP) measured.push(performance.now() - startedAt);
    }
  }
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const both = bytes + texts.length * Buffer.byteLength(first);
  return {
    "kilobytes a text": Number((bytes / texts.length / 1000).toFixed(1)),
    ...Object.fromEntries(
      times.map(([name, measured]) => {
        const size = name.startsWith("sharedPassages") ? both : bytes;
        return [`${name}, MB/s`, Number((size / median(measured) / 1000).toFixed(1))];
      }),
    ),
  };
}

console.table({
  "as printed": measure(REPORTS),
  "Traditional with glosses": measure(REPORTS.map(DAMAGES["glossed-traditional"])),
});
