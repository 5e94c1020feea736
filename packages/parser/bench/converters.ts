/**
 * How exactly generated reports are read after other programs have printed them, against the truth beside each:
 * cells right, unread and wrong. Half of the reports are as the form has them; the others vary in the tables that
 * offices have changed and in the ways they write numbers. All vary in wording. Reads any seeds.
 *
 *     node scripts/bench.mjs packages/parser/bench/converters.ts [REPORTS] [FIRST SEED] [FOLDER] [NAME]
 *
 * Conversions are kept in FOLDER where one is given, and not made again; NAME picks the converters whose name holds it.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CorpusReport, generateReport } from "@gongkai/corpus";
import { openDocument } from "@gongkai/documents";
import { reportCells } from "@gongkai/schema";
import { parseReport } from "../src/index.ts";
import { CONVERTERS, type Converter, isInstalled } from "./convert-pages.ts";
import { emptyScore, printReport, scoreReport } from "./score.ts";

const [reports = 300, firstSeed = 20_000_000] = process.argv.slice(2, 4).map(Number);
const [keptFolder, wanted = ""] = process.argv.slice(4);

/** LibreOffice is given so many pages at a time. */
const BATCH = 60;

/** So many wrong cells are told for each converter. */
const MOST_EXAMPLES = 3;

const printed: readonly CorpusReport[] = Array.from({ length: reports }, (_, at) => {
  const seed = firstSeed + at;
  return at % 2 === 0 ? generateReport({ seed, layout: "H", wording: "varied" }) : printReport(seed, "H");
});

/** Converts the pages that are not converted yet; returns the files. */
async function convertAll(converter: Converter, folder: string): Promise<readonly string[]> {
  const name = converter.name.replace(/[^\w]+/g, "-");
  const conversions = printed.map((_, at) => ({
    page: join(folder, `${firstSeed + at}.html`),
    output: join(folder, `${firstSeed + at}.${name}.${converter.extension}`),
  }));
  const missing = conversions.filter(({ output }) => !existsSync(output));
  for (let from = 0; from < missing.length; from += BATCH)
    await converter.convert(missing.slice(from, from + BATCH), folder);
  return conversions.map(({ output }) => output);
}

/** Why cells were not read, the commonest reason first. */
function listReasons(reasons: ReadonlyMap<string, number>): string {
  const sorted = [...reasons].toSorted(([, one], [, other]) => other - one);
  return sorted.map(([reason, count]) => `${reason} ${count}`).join(", ");
}

async function readAll(converter: Converter, files: readonly string[]): Promise<void> {
  const score = emptyScore();
  const reasons = new Map<string, number>();
  const examples: string[] = [];
  for (const [at, file] of files.entries()) {
    const report = printed[at];
    if (report === undefined) continue;
    const source = await openDocument(file, readFileSync(file));
    const { report: read } = parseReport(source);
    scoreReport(report, read, score, (_, wrong) => examples.push(`seed ${firstSeed + at}: ${wrong}`));
    const cells = read === null ? [] : reportCells(read);
    for (const [address, cell] of cells) {
      if (cell.state !== "unread" || report.truth.values.get(address) === "unread") continue;
      reasons.set(cell.because, (reasons.get(cell.because) ?? 0) + 1);
    }
  }
  const cells = score.right + score.unread + score.wrong;
  const share = (count: number) => `${((count / cells) * 100).toFixed(2)} %`;
  const shares = [share(score.right), share(score.unread), share(score.wrong)];
  console.log(
    [converter.name, score.right, score.unread, score.wrong, ...shares, listReasons(reasons)].join("\t"),
  );
  for (const example of examples.slice(0, MOST_EXAMPLES)) console.log(`\t${example}`);
  if (score.wrong > 0) process.exitCode = 1;
}

const folder = keptFolder ?? mkdtempSync(join(tmpdir(), "gongkai-converters-"));
try {
  mkdirSync(folder, { recursive: true });
  for (const [at, { text }] of printed.entries()) writeFileSync(join(folder, `${firstSeed + at}.html`), text);
  console.log(`${reports} reports, seeds ${firstSeed} to ${firstSeed + reports - 1}`);
  console.log(["converter", "right", "unread", "wrong", "right", "unread", "wrong", "why unread"].join("\t"));
  for (const converter of CONVERTERS.filter(({ name }) => name.includes(wanted))) {
    const absent = converter.programs.filter((program) => !isInstalled(program));
    if (absent.length > 0)
      console.log(`${converter.name}\tskipped: ${absent.join(" and ")} not on this machine`);
    else await readAll(converter, await convertAll(converter, folder));
  }
} finally {
  if (keptFolder === undefined) rmSync(folder, { recursive: true });
}
