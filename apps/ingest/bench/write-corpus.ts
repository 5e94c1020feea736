import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type CorpusReport, generateAgencies, generateReport } from "@gongkai/corpus";

const YEARS = [2019, 2020, 2021, 2022, 2023];
const FILES_IN_FOLDER = 1_000;

/** Invents reports in all layouts, each agency's for five years. */
function* inventReports(count: number): Generator<CorpusReport> {
  const agencies = generateAgencies({ seed: 11, count: Math.ceil(count / YEARS.length) });
  for (let number = 0; number < count; number += 1) {
    const [agency, year] = [agencies[Math.floor(number / YEARS.length)], YEARS[number % YEARS.length]];
    yield generateReport({ seed: number, agency, year, wording: "varied" });
  }
}

/** Writes reports as files, a thousand to a folder. */
export async function writeFiles(folder: string, count: number): Promise<void> {
  let number = 0;
  for (const { name, text } of inventReports(count)) {
    const below = join(folder, String(Math.floor(number / FILES_IN_FOLDER)));
    if (number % FILES_IN_FOLDER === 0) await mkdir(below, { recursive: true });
    await writeFile(join(below, `${number}-${name}`), text);
    number += 1;
  }
}

/** Writes the same reports as one file of JSON Lines, compressed. */
export async function writeLines(path: string, count: number): Promise<void> {
  const gzip = createGzip();
  const written = finished(gzip.pipe(createWriteStream(path)));
  let number = 0;
  for (const { name, text } of inventReports(count)) {
    const url = `https://www.example.com/${number}.html`;
    const line = JSON.stringify({ url, [name.endsWith(".html") ? "html" : "text"]: text });
    if (!gzip.write(`${line}\n`)) await once(gzip, "drain");
    number += 1;
  }
  gzip.end();
  await written;
}
