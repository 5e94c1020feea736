import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { generateReport } from "@gongkai/corpus";
import { contentDigest } from "@gongkai/db";
import { type GongkaiProcess, type ProcessEnd, startGongkai } from "./gongkai-process.ts";
import { judge } from "./judge.ts";
import type { RunDatabase } from "./laboratory.ts";
import { passAMinute } from "./pass-a-minute.ts";
import type { Pile, PiledDocument } from "./pile.ts";
import type { Suite } from "./suite.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

const SIZE = 5000;
const EVERY_SECONDS = 30;
const LONGEST_SECONDS = 20 * 60;
/** One document in so many is broken. */
const POISON = 100;
const FILES_IN_FOLDER = 1000;
const SAMPLE_MILLISECONDS = 250;
/** What a run may take whatever it reads. */
const MOST_MEBIBYTES = 600;

/** Many reports, a file each, and one broken document in a hundred. */
function writeMany(folder: string, seed: number, size: number): Pile {
  const documents: PiledDocument[] = [];
  for (let index = 0; index < size; index += 1) {
    const below = join(folder, String(Math.floor(index / FILES_IN_FOLDER)));
    mkdirSync(below, { recursive: true });
    const isPoison = index % POISON === POISON - 1;
    const content = isPoison
      ? `%PDF-1.7 broken ${index}`
      : generateReport({ seed: seed * 1_000_000 + index }).text;
    const input = join(below, `${index}.txt`);
    writeFileSync(input, content);
    const sha256 = createHash("sha256").update(content).digest("hex");
    documents.push({ input, ordinal: 0, sha256, expected: isPoison ? "refused" : "kept" });
  }
  return { folder, early: folder, documents, cut: new Set(), corrections: [] };
}

/** How much memory a process has in use, in MiB; 0 where it has ended, or where the system does not say. */
function memoryOf(processId: number): number {
  try {
    const [, kibibytes = "0"] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8")) ?? [];
    return Number(kibibytes) / 1024;
  } catch {
    return 0;
  }
}

/** A life of a process: how it ended, and the most memory that it had in use. */
interface Life {
  readonly end: ProcessEnd;
  readonly mebibytes: number;
}

async function watch(process: GongkaiProcess): Promise<Life> {
  let mebibytes = 0;
  const timer = setInterval(() => {
    mebibytes = Math.max(mebibytes, memoryOf(process.processId));
  }, SAMPLE_MILLISECONDS);
  const end = await process.ended;
  clearInterval(timer);
  return { end, mebibytes };
}

/** Ingests a folder, killed every so many milliseconds for so long; gives the lives that it took. */
async function ingestKilled(
  workshop: Workshop,
  database: RunDatabase,
  folder: string,
  { every, until }: { readonly every: number; readonly until: number },
): Promise<readonly Life[]> {
  const main = await workshop.bundle();
  const lives: Life[] = [];
  for (;;) {
    const operands = ["ingest", "--json", folder];
    const process = startGongkai({ main, operands, environment: database.environment, isLong: true });
    if (performance.now() < until) void setTimeout(every, undefined, { ref: false }).then(process.kill);
    const life = await watch(process);
    lives.push(life);
    if (!life.end.isKilled) return lives;
    await database.use((opened) => passAMinute(opened, []));
  }
}

/** Ingests many reports, killed again and again, and samples the memory. */
export const soak: Suite = {
  about:
    "thousands of reports, one document in a hundred broken, with a kill every --every seconds for --seconds; memory is sampled",
  async run({ seed, size = SIZE, every = EVERY_SECONDS, seconds = LONGEST_SECONDS, log }) {
    const workshop = await openWorkshop();
    try {
      const laboratory = await workshop.postgres();
      const pile = writeMany(join(workshop.folder, "soak"), seed, size);
      log(`${size} documents written`);
      const [calm, killed] = [await laboratory.create(), await laboratory.create()];
      const [first] = await ingestKilled(workshop, calm, pile.folder, { every, until: 0 });
      const digest = await calm.use(async (opened) => (await contentDigest(opened)).digest);
      log(
        `without a kill: ${Math.round((first?.end.milliseconds ?? 0) / 1000)} s, ${Math.round(first?.mebibytes ?? 0)} MiB`,
      );
      const until = performance.now() + seconds * 1000;
      const lives = await ingestKilled(workshop, killed, pile.folder, { every: every * 1000, until });
      const peaks = lives.map(({ mebibytes }) => Math.round(mebibytes));
      log(`MiB at the most, life by life: ${peaks.join(", ")}`);
      const tally = await killed.use((opened) => judge(opened, { pile, digest }));
      const isTooMuch = Math.max(...peaks, first?.mebibytes ?? 0) > MOST_MEBIBYTES;
      const troubles = isTooMuch ? [`more than ${MOST_MEBIBYTES} MiB were in use`] : [];
      return { ...tally, runs: 1, kills: lives.length - 1, troubles: [...tally.troubles, ...troubles] };
    } finally {
      await workshop.close();
    }
  },
};
