import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Agency, generateAgencies, generateReport } from "@gongkai/corpus";
import { zip } from "../test/support/archives.ts";

/** How many documents a pile has. */
export type PileSize = "few" | "many";

const YEARS = [2020, 2021, 2022] as const;

/** A report of an agency for a year; two seeds give two that contradict one another. */
export function reportText(agency: Agency, year: number, seed: number): string {
  return generateReport({ seed, agency, year, layout: "A" }).text;
}

function toHtml(text: string): string {
  return `<!doctype html><html><body>${text
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("\n")}</body></html>`;
}

/** Changes files' times to days in a fixed order, because the time of a file decides which content is current. */
function createWriter(folder: string) {
  let day = 0;
  mkdirSync(folder, { recursive: true });
  return (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    day += 1;
    const time = new Date(Date.UTC(2024, 0, day));
    utimesSync(path, time, time);
    return path;
  };
}

/**
 * Writes documents of every kind that matters to storing: new reports, a copy and a correction of one, an archive with two,
 * one that cannot be opened, one that is no report; with `many` also lines, a page, more years and more agencies, so that
 * reports are checked beside their neighbours. Returns their paths.
 */
export function writePile(folder: string, size: PileSize, seed = 1): readonly string[] {
  const [one, two, three] = generateAgencies({ seed, count: 3 });
  if (one === undefined || two === undefined || three === undefined)
    throw new Error("No agencies were generated.");
  const write = createWriter(folder);
  const first = reportText(one, 2022, seed);
  const paths = [
    write("a.txt", first),
    write("b-correction.txt", reportText(one, 2022, seed + 100)),
    write("c-copy.txt", first),
    write(
      "d.zip",
      zip([
        { name: "one.txt", bytes: Buffer.from(reportText(two, 2021, seed + 1)) },
        { name: "two.txt", bytes: Buffer.from(reportText(two, 2022, seed + 2)) },
      ]),
    ),
    write("e.pdf", "%PDF-1.7"),
    write("f-notice.txt", "关于召开会议的通知\n"),
  ];
  if (size === "few") return paths;
  paths.push(
    write("g.html", toHtml(reportText(three, 2022, seed + 3))),
    write(
      "h.jsonl",
      [
        JSON.stringify({ text: reportText(three, 2021, seed + 4), url: "http://a.test/1" }),
        JSON.stringify({ text: "关于召开会议的通知" }),
        JSON.stringify({ text: reportText(three, 2020, seed + 5), url: "http://a.test/2" }),
      ].join("\n"),
    ),
    ...YEARS.map((year, index) => write(`i-${year}.txt`, reportText(one, year, seed + 10 + index))),
    write("j-copy.html", toHtml(reportText(three, 2022, seed + 3))),
    write("k-correction.txt", reportText(two, 2021, seed + 20)),
    write("l.docx", zip([{ name: "word/nothing.xml", bytes: Buffer.from("<a/>") }])),
  );
  return paths;
}
