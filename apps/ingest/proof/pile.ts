import { createHash } from "node:crypto";
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import {
  type Agency,
  type CorpusReport,
  createRandom,
  generateAgencies,
  generateReport,
  LAYOUT_IDS,
  type Random,
} from "@gongkai/corpus";
import { zip } from "../test/support/archives.ts";

/** What must become of a document: it is kept, or it is named as one that holds no report or cannot be read. */
type ExpectedEnd = "kept" | "refused";

/** A document that was put in. */
export interface PiledDocument {
  /** The path of its file, or of the archive that holds it. */
  readonly input: string;
  /** Its place in it. */
  readonly ordinal: number;
  /** SHA-256 of its bytes in hexadecimal. */
  readonly sha256: string;
  readonly expected: ExpectedEnd;
}

/** A folder of documents, and what is known of them. */
export interface Pile {
  readonly folder: string;
  /** The part of the folder that is older: what is ingested of it first may be corrected by the rest. */
  readonly early: string;
  readonly documents: readonly PiledDocument[];
  /** Archives that are cut off: which of their documents can be read is for the digest to say. */
  readonly cut: ReadonlySet<string>;
  /** Reports that were superseded: the content that counts, and those that do not. */
  readonly corrections: readonly { readonly last: string; readonly earlier: readonly string[] }[];
}

/** What a pile is made of. */
export interface PileRequest {
  readonly seed: number;
  /** About how many documents. */
  readonly size: number;
}

const FIRST_CHANGE = Date.UTC(2024, 0, 1) / 1000;
const HOUR = 3600;
const MEBIBYTE = 1024 * 1024;
const NOTICE = "关于召开会议的通知\n各部门：\n定于下周一上午召开会议，请准时参加。\n";

function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

const EXTENSIONS: Readonly<Record<string, string>> = { "text/html": "html", "text/plain": "txt" };

/** Writes the files of a pile and notes what is in them. */
class PileWriter {
  readonly documents: PiledDocument[] = [];
  readonly cut = new Set<string>();
  readonly #folder: string;
  #written = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a file, each changed an hour after the one before. */
  #write(name: string, content: string | Uint8Array): string {
    const path = join(this.#folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    this.#written += 1;
    const changed = FIRST_CHANGE + this.#written * HOUR;
    utimesSync(path, changed, changed);
    return path;
  }

  #note(input: string, ordinal: number, content: string | Uint8Array, expected: ExpectedEnd): void {
    this.documents.push({ input, ordinal, sha256: sha256Of(content), expected });
  }

  addReport(folder: string, name: string, { text, mediaType }: CorpusReport): void {
    const path = this.#write(`${folder}/${name}.${EXTENSIONS[mediaType] ?? "txt"}`, text);
    this.#note(path, 0, text, "kept");
  }

  addRefused(name: string, content: string | Uint8Array): void {
    this.#note(this.#write(name, content), 0, content, "refused");
  }

  /** JSON Lines of which every third is no report: such lines are passed over and have places all the same. */
  addLines(name: string, reports: readonly CorpusReport[]): void {
    const lines: string[] = [];
    const texts: [ordinal: number, text: string][] = [];
    for (const { text } of reports) {
      texts.push([lines.length, text]);
      const date = new Date((FIRST_CHANGE + (this.#written + 1) * HOUR) * 1000).toISOString();
      lines.push(JSON.stringify({ text, url: `http://a.test/${lines.length}`, date }));
      if (texts.length % 3 === 0) lines.push(JSON.stringify({ text: NOTICE }));
    }
    const path = this.#write(name, gzipSync(`${lines.join("\n")}\n`));
    for (const [ordinal, text] of texts) this.#note(path, ordinal, text, "kept");
  }

  addZip(name: string, reports: readonly CorpusReport[]): void {
    const members = reports.map(({ text }, index) => ({ name: `${index}.txt`, bytes: Buffer.from(text) }));
    const path = this.#write(name, zip(members));
    for (const [ordinal, { bytes }] of members.entries()) this.#note(path, ordinal, bytes, "kept");
  }

  /** An archive that ends before its end. */
  addCut(name: string, content: Uint8Array): void {
    this.cut.add(this.#write(name, content.subarray(0, Math.floor(content.length * 0.6))));
  }
}

function addPoison(pile: PileWriter, random: Random, spare: readonly CorpusReport[]): void {
  const noise = Uint8Array.from({ length: 4096 }, () => random.integer(0, 255));
  pile.addRefused("poison/garbage.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), noise]));
  pile.addRefused("poison/broken.docx", zip([{ name: "word/nothing.xml", bytes: Buffer.from("<a/>") }]));
  pile.addRefused("poison/old.doc", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), noise]));
  pile.addRefused("poison/notice.txt", NOTICE);
  pile.addRefused("poison/page.html", `<!doctype html><html><body><p>${NOTICE}</p></body></html>`);
  pile.addRefused("poison/empty.txt", "");
  pile.addRefused("poison/noise.bin", noise);
  pile.addRefused("poison/huge.txt", Buffer.alloc(33 * MEBIBYTE, "0123456789abcde\n"));
  const lines = spare.map(({ text }) => JSON.stringify({ text })).join("\n");
  pile.addCut("poison/cut.jsonl.gz", gzipSync(lines));
  pile.addCut(
    "poison/cut.zip",
    zip(spare.map(({ text }, index) => ({ name: `${index}.txt`, bytes: Buffer.from(text) }))),
  );
}

/**
 * Writes a folder of reports in all layouts, several years of each agency, some of them twice under other names, some
 * corrected later, some in archives; and of files that hold no report or cannot be read. The same request makes the same
 * folder.
 */
export function writePile(folder: string, { seed, size }: PileRequest): Pile {
  const random = createRandom(seed).fork("pile");
  const pile = new PileWriter(folder);
  let made = 0;
  const makeReport = (agency: Agency, year: number, layout = random.pick(LAYOUT_IDS)) => {
    made += 1;
    return generateReport({ seed: seed * 100_000 + made, agency, year, layout });
  };

  const single = Math.ceil(size * 0.6);
  const few = Math.ceil(size * 0.08);
  const agencies = generateAgencies({ seed, count: Math.ceil(single / 3) + 2 * few });
  const agencyAt = (index: number) => random.pick(agencies.slice(index, index + 1));
  const reports: CorpusReport[] = [];
  for (let index = 0; index < single; index += 1) {
    const report = makeReport(agencyAt(Math.floor(index / 3)), 2020 + (index % 3));
    reports.push(report);
    pile.addReport("early", `report-${index}`, report);
  }
  for (let index = 0; index < few; index += 1) {
    pile.addReport("copies", `copy-${index}`, random.pick(reports));
  }

  const first = Math.ceil(single / 3);
  const corrections = Array.from({ length: few }, (_, index) => {
    // Plain text in full names the agency and the year beyond doubt.
    const versions = [0, 1, 2].map(() => makeReport(agencyAt(first + index), 2021, "A"));
    return versions;
  });
  for (const [index, [original]] of corrections.entries()) {
    if (original !== undefined) pile.addReport("early", `corrected-${index}`, original);
  }
  const others = Array.from({ length: few }, (_, index) => makeReport(agencyAt(first + few + index), 2022));
  pile.addLines("crawl.jsonl.gz", [
    ...corrections.flatMap((versions) => versions.slice(1, 2)),
    ...others,
    random.pick(reports),
  ]);
  pile.addZip("archive.zip", [
    ...corrections.slice(0, few / 2).flatMap((versions) => versions.slice(2)),
    ...others.slice(0, 3),
    random.pick(reports),
  ]);
  addPoison(
    pile,
    random,
    Array.from({ length: 6 }, (_, index) => makeReport(agencyAt(index), 2019)),
  );

  return {
    folder,
    early: join(folder, "early"),
    documents: pile.documents,
    cut: pile.cut,
    corrections: corrections.map((versions, index) => {
      const used = index < Math.floor(few / 2) ? versions : versions.slice(0, 2);
      const contents = used.map(({ text }) => sha256Of(text));
      return { last: contents.at(-1) ?? "", earlier: contents.slice(0, -1) };
    }),
  };
}
