import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReport } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import type { Source } from "@gongkai/schema";
import { afterAll, describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";
import { compareCells } from "./support/compare-cells.ts";

function isInstalled(program: string): boolean {
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), "gongkai-converters-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REPORTS = 12;

/** A dozen reports as web pages: both editions, every third filled in only in its total column. */
const pages = Array.from({ length: REPORTS }, (_, seed) =>
  generateReport({
    seed: 9000 + seed,
    year: 2019 + (seed % 5),
    layout: "H",
    habits: { filledColumns: seed % 3 === 0 ? "totalColumn" : "all", separatesThousands: seed % 4 === 1 },
  }),
);

function toSource(text: string): Source {
  return readDocument("dump.txt", new TextEncoder().encode(text));
}

/** Reads every page as a converter prints it; returns how many cells were read, and those that are wrong. */
function readAll(convert: (html: string, at: number) => string) {
  const comparisons = pages.map(({ text, truth }, at) => {
    const source = toSource(convert(text, at));
    return compareCells(source, parseReport(source).report, truth);
  });
  return {
    wrong: comparisons.flatMap(({ wrong }) => wrong),
    unread: comparisons.reduce((sum, { unread }) => sum + unread, 0),
    right: comparisons.reduce((sum, { right }) => sum + right, 0),
  };
}

const ALL = { wrong: [], unread: 0, right: pages.reduce((sum, { truth }) => sum + truth.values.size, 0) };

/** Tests with a program, or one skipped test that says that it is not there. */
function describeWith(program: string, tests: () => void): void {
  if (isInstalled(program)) describe(program, tests);
  else test.skip(`${program} is not installed, so its output is not read`, () => {});
}

describeWith("w3m", () => {
  const dump = (columns: number) => (html: string) =>
    execFileSync("w3m", ["-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", `${columns}`], {
      input: html,
      encoding: "utf8",
    });

  test.each([80, 120, 200])("tables with borders, %i columns, are read exactly", (columns) => {
    expect(readAll(dump(columns))).toEqual(ALL);
  });

  test("tables in a preformatted part of a page are read as they are drawn", () => {
    const page = (html: string) =>
      `<html><body><pre>${dump(80)(html).replaceAll("<", "&lt;")}</pre></body></html>`;
    expect(readAll(page)).toEqual(ALL);
  });

  test.each([80, 200])("tables without borders, %i columns, are read exactly", (columns) => {
    expect(readAll((html) => dump(columns)(html.replaceAll(' border="1"', "")))).toEqual(ALL);
  });
});

describeWith("lynx", () => {
  const dump = (width: number) => (html: string) =>
    execFileSync(
      "lynx",
      ["-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8", `-width=${width}`, "-stdin"],
      { input: html, encoding: "utf8" },
    );

  test("columns that it keeps are read exactly", () => {
    expect(readAll(dump(80))).toEqual(ALL);
  });

  test("rows that it breaks and blanks that it drops are never wrong", () => {
    const { wrong, unread, right } = readAll(dump(40));
    expect(wrong).toEqual([]);
    // Of a row with one number only the total is deduced; which of the other columns are blank, nothing shows.
    expect(unread / (right + unread)).toBeLessThan(0.4);
  });
});

describeWith("pandoc", () => {
  const convert = (format: string, columns: number) => (html: string) =>
    execFileSync("pandoc", ["-f", "html", "-t", format, `--columns=${columns}`], {
      input: html,
      encoding: "utf8",
    });

  test.each([
    ["plain", 72],
    ["markdown", 72],
    ["markdown", 200],
    ["rst", 72],
    ["markdown-simple_tables-multiline_tables-pipe_tables", 200],
  ])("%s, %i columns, is read exactly", (format, columns) => {
    expect(readAll(convert(format, columns))).toEqual(ALL);
  });

  test("gfm, which prints the tables that it cannot draw as HTML, is never wrong and hardly unread", () => {
    const { wrong, unread, right } = readAll(convert("gfm", 72));
    expect(wrong).toEqual([]);
    expect(unread / (right + unread)).toBeLessThan(0.01);
  });
});

function describeLayout(): void {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const files = pages.map(({ text }, at) => {
    const file = join(folder, `${at}.html`);
    writeFileSync(file, text);
    return file;
  });
  let isConverted = false;
  const print = (options: readonly string[]) => (_: string, at: number) => {
    if (!isConverted) {
      const arguments_ = [
        profile,
        "--headless",
        "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir",
        folder,
      ];
      execFileSync("soffice", [...arguments_, ...files], { stdio: "ignore" });
      isConverted = true;
    }
    return execFileSync("pdftotext", [...options, join(folder, `${at}.pdf`), "-"], { encoding: "utf8" });
  };

  test.each([["-layout"], ["-raw"]])(
    "%s is read exactly where every column is filled",
    (option) => {
      const { wrong, unread, right } = readAll(print([option]));
      expect(wrong).toEqual([]);
      expect(unread / (right + unread)).toBeLessThan(0.4);
    },
    120_000,
  );

  test("columns printed one after the other are never wrong", () => {
    expect(readAll(print([])).wrong).toEqual([]);
  }, 120_000);
}

if (!isInstalled("soffice")) test.skip("soffice is not installed, so no PDF is printed and read", () => {});
else describeWith("pdftotext", describeLayout);
