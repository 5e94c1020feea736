/**
 * How long reading a page takes, as ratios to named baselines of the same run: htmlparser2 taking the same pages
 * apart (its tokenizer alone, and its parser with no handlers), and cheerio loading them. Rounds take turns, and
 * medians are compared, because machines drift.
 */
import { generateReport } from "@gongkai/corpus";
import { load } from "cheerio";
import { Parser, Tokenizer } from "htmlparser2";
import { readDocument } from "../src/index.ts";

const ROUNDS = 60;
const WARM_UP = 20;
const PAGES = 40;

const pages = Array.from({ length: PAGES }, (_, seed) => generateReport({ seed, layout: "H" }));
const documents = pages.map(({ name, text }) => ({ name, text, bytes: new TextEncoder().encode(text) }));
const ignore = () => {};

const work: Readonly<Record<string, () => void>> = {
  TextDecoder: () => {
    for (const { bytes } of documents) new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  },
  "htmlparser2 Tokenizer": () => {
    for (const { text } of documents) {
      const tokenizer = new Tokenizer(
        { decodeEntities: true },
        {
          onattribdata: ignore,
          onattribentity: ignore,
          onattribend: ignore,
          onattribname: ignore,
          oncdata: ignore,
          onclosetag: ignore,
          oncomment: ignore,
          ondeclaration: ignore,
          onend: ignore,
          onopentagend: ignore,
          onopentagname: ignore,
          onprocessinginstruction: ignore,
          onselfclosingtag: ignore,
          ontext: ignore,
          ontextentity: ignore,
        },
      );
      tokenizer.write(text);
      tokenizer.end();
    }
  },
  "htmlparser2 Parser": () => {
    for (const { text } of documents) new Parser({}, { decodeEntities: true }).end(text);
  },
  "cheerio.load": () => {
    for (const { text } of documents) load(text);
  },
  readDocument: () => {
    for (const { name, bytes } of documents) readDocument(name, bytes);
  },
};

function milliseconds(task: () => void): number {
  const startedAt = performance.now();
  task();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const rounds = Array.from({ length: ROUNDS }, () =>
  Object.fromEntries(Object.entries(work).map(([name, task]) => [name, milliseconds(task)])),
).slice(WARM_UP);
const medians = new Map(
  Object.keys(work).map((name) => [name, median(rounds.map((round) => round[name] ?? 0))]),
);
const own = medians.get("readDocument") ?? Number.NaN;
const kilobytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000 / PAGES;

console.log(`${PAGES} pages of ${kilobytes.toFixed(1)} kB`);
console.table(
  [...medians].map(([name, time]) => ({
    what: name,
    "microseconds a page": Math.round((time / PAGES) * 1000),
    "readDocument / this": Number((own / time).toFixed(2)),
  })),
);
