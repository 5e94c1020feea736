import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { generateReport } from "@gongkai/corpus";
import { REPORT_JSON_SCHEMA } from "@gongkai/schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-parse-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const text = generateReport({ seed: 1, layout: "C", year: 2022 });
const html = generateReport({ seed: 2, layout: "H", year: 2020 });
const textFile = write("reports/a.txt", text.text);
write("reports/b.html", html.text);
write("reports/.hidden", "not read");
const notice = write("notice.txt", "关于召开会议的通知\n");

const objects = (stdout: string) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("gongkai parse", () => {
  test("prints one JSON object a report, which follows the schema", async () => {
    const { status, stdout, stderr } = await runGongkai(["parse", textFile]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [report, ...others] = objects(stdout);
    expect(others).toEqual([]);
    const isValid = new Ajv2020().compile(REPORT_JSON_SCHEMA);
    isValid(report);
    expect(isValid.errors ?? []).toEqual([]);
    expect(report).toMatchObject({ agency: { name: text.truth.agency.name }, year: 2022, edition: "2021" });
  });

  test("reads a folder in a fixed order, text and HTML alike, without its hidden files", async () => {
    const { status, stdout } = await runGongkai(["parse", join(folder, "reports")]);
    expect(status).toBe(0);
    expect(objects(stdout).map(({ source, year }) => [source.name.slice(-6), year])).toEqual([
      ["/a.txt", 2022],
      ["b.html", 2020],
    ]);
  });

  test("reads standard input", async () => {
    const { status, stdout } = await runGongkai(["parse", "-"], { input: text.text });
    expect(status).toBe(0);
    expect(objects(stdout)[0]).toMatchObject({ source: { name: "standard input" }, year: 2022 });
  });

  test("follows links in a folder and names those that lead nowhere", async () => {
    const linked = join(folder, "linked");
    mkdirSync(linked);
    symlinkSync(textFile, join(linked, "a.txt"));
    symlinkSync(join(folder, "absent"), join(linked, "b.txt"));
    const { status, stdout, stderr } = await runGongkai(["parse", linked]);
    expect(status).toBe(0);
    expect(objects(stdout)).toHaveLength(1);
    expect(stderr).toContain("b.txt could not be read: there is no such file or folder");
  });

  test("ends quietly when its reader has had enough", async () => {
    const many = join(folder, "many");
    mkdirSync(many);
    for (let at = 0; at < 40; at += 1) writeFileSync(join(many, `${at}.txt`), text.text);
    const { status, stderr } = await runGongkai(["parse", many], { closeOutputEarly: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("indents with --format json", async () => {
    const { stdout } = await runGongkai(["parse", "--format", "json", textFile]);
    expect(stdout).toMatch(/^\{\n {2}"source"/);
  });

  test("says that an input holds no report, and fails when none did", async () => {
    const alone = await runGongkai(["parse", notice]);
    expect(alone.status).toBe(1);
    expect(objects(alone.stdout)).toEqual([
      {
        source: { name: notice, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        reports: 0,
        diagnostics: [expect.objectContaining({ code: "no-report" })],
      },
    ]);
    const together = await runGongkai(["parse", notice, textFile]);
    expect(together.status).toBe(0);
    expect(objects(together.stdout)).toHaveLength(2);
  });

  test("names a file that is not there and reads the others; only where nothing was read it fails", async () => {
    const { status, stdout, stderr } = await runGongkai(["parse", join(folder, "absent.txt"), textFile]);
    expect(status).toBe(0);
    expect((await runGongkai(["parse", join(folder, "absent.txt")])).status).toBe(1);
    expect(objects(stdout)).toHaveLength(1);
    expect(stderr).toBe(
      `gongkai: ${join(folder, "absent.txt")} could not be read: there is no such file or folder. Check the path and try again.\n`,
    );
  });

  test("names a document that is damaged, and what to do", async () => {
    const { status, stderr } = await runGongkai(["parse", write("report.pdf", "%PDF-1.7")]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gongkai: .*report\.pdf .*\./);
  });

  test("prints a line for each report of a page that holds two", async () => {
    const page = write(
      "two.txt",
      `${text.text}\n${generateReport({ seed: 3, layout: "A", year: 2021 }).text}`,
    );
    const { status, stdout } = await runGongkai(["parse", page]);
    expect(status).toBe(0);
    expect(objects(stdout).map(({ year }) => year)).toEqual([2022, 2021]);
  });

  test("describes documents without a report in the schema as well", async () => {
    const { stdout } = await runGongkai(["parse", notice]);
    const isValid = new Ajv2020().compile(REPORT_JSON_SCHEMA);
    isValid(JSON.parse(stdout));
    expect(isValid.errors ?? []).toEqual([]);
  });

  test("explains itself with --help, and a wrong option with where to look", async () => {
    const help = await runGongkai(["parse", "--help"]);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain("Exit status:");
    const wrong = await runGongkai(["parse", "--formal", textFile]);
    expect(wrong.status).not.toBe(0);
    expect(wrong.stderr).toContain("unknown option '--formal'");
    expect(wrong.stderr).toContain("--help");
  });
});

describe("gongkai parse -, a filter over a stream of documents", () => {
  const documents = Array.from({ length: 6 }, (_, seed) => ({
    url: `https://www.example.gov.cn/${seed}.html`,
    text: generateReport({ seed, layout: "A", year: 2021 }).text,
  }));
  const lines = documents.map((document) => JSON.stringify(document));
  const filter = (input: string | Uint8Array, ...options: readonly string[]) =>
    runGongkai(["parse", ...options, "-"], { input });
  /** What a line says, without the place in the stream, which differs between a stream and its parts. */
  const withoutName = (stdout: string) =>
    objects(stdout).map(({ source: { name: _, ...source }, ...rest }) => ({ source, ...rest }));

  test("prints for each line what it gives alone, in order, and where it is from", async () => {
    const { status, stdout, stderr } = await filter(lines.join("\n"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const printed = objects(stdout);
    expect(printed.map(({ source }) => source.url)).toEqual(documents.map(({ url }) => url));
    expect(printed.map(({ source }) => source.name)).toEqual(
      documents.map((_, at) => expect.stringMatching(new RegExp(`^standard input!/.*\\b${at + 1}\\b`))),
    );
    const isValid = new Ajv2020().compile(REPORT_JSON_SCHEMA);
    const files = documents.map(({ text: alone }, at) => write(`${at}.txt`, alone));
    const alone = objects((await runGongkai(["parse", ...files])).stdout);
    for (const [at, { source: _, ...expected }] of alone.entries()) {
      isValid(printed[at]);
      expect(isValid.errors ?? []).toEqual([]);
      expect(printed[at]).toMatchObject(expected);
    }
  });

  test("gives the same for two halves as for the whole", async () => {
    const whole = await filter(lines.join("\n"));
    const halves = [lines.slice(0, 3), lines.slice(3)].map((half) => filter(`${half.join("\n")}\n`));
    const joined = (await Promise.all(halves)).map(({ stdout }) => stdout).join("");
    expect(withoutName(joined)).toEqual(withoutName(whole.stdout));
  });

  test("names a broken line and goes on behind it", async () => {
    const input = [lines[0], "{broken", lines[1]].join("\n");
    const { status, stdout, stderr } = await filter(input, "--errors", "json");
    expect(status).toBe(0);
    expect(objects(stdout)).toHaveLength(2);
    expect(objects(stderr)).toEqual([
      {
        source: { name: expect.stringMatching(/^standard input!\/.*\b2\b/) },
        code: expect.any(String),
        message: expect.stringMatching(/\.$/),
      },
    ]);
    expect((await filter(input)).stderr).toMatch(/^gongkai: .*\.\n$/);
  });

  test("reads compressed streams and says when one broke off", async () => {
    const packed = gzipSync(`${lines.join("\n")}\n`);
    const whole = await filter(packed);
    expect(whole.status).toBe(0);
    expect(objects(whole.stdout)).toHaveLength(documents.length);
    const cut = await filter(packed.subarray(0, packed.length - 100));
    expect(cut.status).toBe(1);
    expect(cut.stderr).toMatch(/^gongkai: standard input/);
  });

  test("takes the names of fields", async () => {
    const input = documents
      .map(({ url, text: body }) => JSON.stringify({ where: url, inhalt: body }))
      .join("\n");
    const { stdout } = await filter(input, "--text-field", "inhalt", "--url-field", "where");
    expect(objects(stdout).map(({ source }) => source.url)).toEqual(documents.map(({ url }) => url));
  });

  test("with --reports-only prints nothing where there is no report, and that is no failure", async () => {
    const input = JSON.stringify({ url: "https://www.example.gov.cn/", text: "关于召开会议的通知" });
    expect(await filter(`${input}\n${input}\n`, "--reports-only")).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  test("reads crawl files that are named, too", async () => {
    const { status, stdout } = await runGongkai(["parse", write("crawl.jsonl", lines.join("\n")), textFile]);
    expect(status).toBe(0);
    expect(objects(stdout)).toHaveLength(documents.length + 1);
  });

  test("ends quietly when its reader has had enough of a long stream", async () => {
    const input = Array.from({ length: 50 }, () => lines.join("\n")).join("\n");
    const { status, stderr } = await runGongkai(["parse", "-"], { input, closeOutputEarly: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
