/**
 * How well and how fast reports are told from other pages: precision and recall over generated pages, and the time
 * as ratios to decoding the same bytes and to parsing the same text. Rounds take turns, and medians are compared,
 * because machines drift.
 */
import {
  generateFreeFormReport,
  generatePage,
  generateReport,
  LAYOUT_IDS,
  PAGE_KINDS,
} from "@gongkai/corpus";
import { detectReports, parseReport } from "../src/index.ts";

const ROUNDS = 9;
/** Seeds that no test uses. */
const SEEDS = Array.from({ length: 20 }, (_, at) => 7_000_000 + at);

interface Sample {
  readonly kind: string;
  readonly text: string;
  readonly isReport: boolean;
}

/** A page of a crawl that has nothing to do with disclosure: most pages are of this kind. */
function unrelatedPage(seed: number): string {
  const sentences = [
    "今年春茶开采,茶农忙着采摘。",
    "球队客场取胜,积分升到第三。",
    "新款手机下月上市,售价未定。",
  ];
  return Array.from({ length: 120 }, (_, at) => sentences[(seed + at) % sentences.length]).join("\n");
}

const samples: readonly Sample[] = [
  ...SEEDS.flatMap((seed) => [
    ...LAYOUT_IDS.map((layout) => ({
      kind: "report",
      text: generateReport({ seed, layout }).text,
      isReport: true,
    })),
    ...(["government", "university"] as const).map((kind) => ({
      kind: "free form",
      text: generateFreeFormReport({ seed, kind }).text,
      isReport: true,
    })),
    ...PAGE_KINDS.map((kind) => ({ kind, text: generatePage({ seed, kind }).text, isReport: false })),
    { kind: "unrelated", text: unrelatedPage(seed), isReport: false },
  ]),
];

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The processor time that some work takes: other work on the machine then counts for little. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "" : `${((100 * part) / whole).toFixed(2)} %`;
}

const found = samples.filter(({ text }) => detectReports(text).length > 0);
const right = found.filter(({ isReport }) => isReport).length;
console.log(
  `precision ${share(right, found.length)}, recall ${share(right, samples.filter(({ isReport }) => isReport).length)} of ${samples.length} pages`,
);

const kinds = [...new Set(samples.map(({ kind }) => kind))];
console.table(
  kinds.map((kind) => {
    const texts = samples.filter((sample) => sample.kind === kind).map(({ text }) => text);
    const bytes = texts.map((text) => new TextEncoder().encode(text));
    const sources = texts.map((text) => ({ name: kind, sha256: "", mediaType: "text/plain" as const, text }));
    const rounds = Array.from({ length: ROUNDS }, () => ({
      decode: milliseconds(() => {
        for (const each of bytes) new TextDecoder().decode(each);
      }),
      detect: milliseconds(() => {
        for (const text of texts) detectReports(text);
      }),
      parse: milliseconds(() => {
        for (const source of sources) parseReport(source);
      }),
    })).slice(3);
    const [decode, detect, parse] = (["decode", "detect", "parse"] as const).map((name) =>
      median(rounds.map((round) => round[name])),
    );
    return {
      kind,
      pages: texts.length,
      found: share(texts.filter((text) => detectReports(text).length > 0).length, texts.length),
      "detect / decode": Number(((detect ?? 0) / (decode ?? 1)).toFixed(2)),
      "detect / parse": Number(((detect ?? 0) / (parse ?? 1)).toFixed(3)),
      "pages a second": Math.round((texts.length / (detect ?? 1)) * 1000),
    };
  }),
);
