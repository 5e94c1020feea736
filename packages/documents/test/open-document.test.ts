import { DocumentError } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDocument, readDocument } from "../src/index.ts";
import { doc, docRow } from "./support/doc.ts";
import { gridLines, pdf, text } from "./support/pdf.ts";
import { zip } from "./support/zip.ts";

const utf8 = (content: string) => new TextEncoder().encode(content);

describe("openDocument", () => {
  test("reads text and HTML as readDocument does", async () => {
    for (const bytes of [utf8("规章 | 0 |\n"), utf8("<html><p>正文")]) {
      expect(await openDocument("a", bytes)).toEqual(readDocument("a", bytes));
    }
  });

  test("hands on the address, and refuses a document over the limit before reading it", async () => {
    const url = "https://www.example.org/report.pdf";
    expect((await openDocument("a.pdf", pdf([[]]), { url })).url).toBe(url);
    await expect(openDocument("a.pdf", pdf([[]]), { maximumBytes: 10 })).rejects.toThrow(
      expect.objectContaining({ code: "DOCUMENT_TOO_LARGE" }),
    );
  });

  test.each([
    ["{\\rtf1 report}", "RTF"],
    ["Rar!\u001a", "RAR"],
    ["GIF89a", "GIF"],
  ])("refuses %j by name and says what to do", async (beginning, name) => {
    await expect(openDocument("report", utf8(beginning))).rejects.toThrow(
      expect.objectContaining({ code: "UNSUPPORTED_DOCUMENT", message: expect.stringContaining(name) }),
    );
  });

  test("gives a source or a DocumentError for damaged documents of every kind", async () => {
    const documents = [
      doc([...docRow("规章", "1")]),
      zip([{ name: "word/document.xml", content: "<w:document><w:body/></w:document>" }]),
      pdf([[...gridLines([60, 100, 200], [80, 110]), text(70, 100, "规章")]]),
    ];
    const change = fc.record({ place: fc.double({ min: 0, max: 0.999, noNaN: true }), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        async (document, changes) => {
          const bytes = Uint8Array.from(document);
          for (const { place, byte } of changes) bytes[Math.floor(place * bytes.length)] = byte;
          try {
            expect(typeof (await openDocument("any", bytes)).text).toBe("string");
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
