import { generateReport } from "@gongkai/corpus";
import { describe, expect, test } from "vitest";
import { openDocument, readDocument } from "../src/index.ts";
import { convertPages, hasOfficeConverter, type OfficeFormat } from "./support/office-converter.ts";

/** The cells of every table row, white space left out. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.includes("|"))
    .map((line) => line.split("|").map((cell) => cell.replace(/\s/g, "")));
}

const SEEDS = [11, 12, 13, 14, 15, 16];

const reason = hasOfficeConverter() ? "" : " (skipped: LibreOffice's soffice is not on this machine)";

describe.skipIf(reason !== "")(`documents that LibreOffice converted${reason}`, () => {
  test.each(["docx", "doc", "pdf"] satisfies OfficeFormat[])(
    "%s gives the same table rows, cell by cell, as the page it was made of",
    async (format) => {
      const pages = SEEDS.map((seed) => generateReport({ seed, layout: "H" }).text);
      const converted = await convertPages(pages, format);
      for (const [at, page] of pages.entries()) {
        const html = readDocument("page.html", new TextEncoder().encode(page));
        const source = await openDocument(`page.${format}`, converted[at] ?? new Uint8Array());
        const expected = rowsOf(html.visible?.text ?? "");
        expect(expected.length).toBeGreaterThan(30);
        expect(rowsOf(source.text)).toEqual(expected);
        expect(source.visible?.text, "the places of its cells are trusted").toBe(source.text);
      }
    },
    120_000,
  );
});
