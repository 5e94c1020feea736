import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDocument, readDocument } from "@gongkai/documents";
import { DIAGNOSTICS, REPORT_JSON_SCHEMA } from "@gongkai/schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";
import { renderReading } from "./support/render-reading.ts";

const FOLDER = join(import.meta.dirname, "fixtures");
const fixtures = readdirSync(FOLDER).sort();
const isValid = new Ajv2020().compile(REPORT_JSON_SCHEMA);

function parseFixture(name: string) {
  const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith("source.")) ?? "";
  return parseReport(readDocument(file, readFileSync(join(FOLDER, name, file))));
}

/** A PDF file of one page that shows an image of one pixel and no text. Readers find its objects without a table. */
const IMAGE_PDF = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >> endobj
4 0 obj << /Length 30 >> stream
q 500 0 0 700 50 50 cm /I Do Q
endstream endobj
5 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >> stream
x
endstream endobj
trailer << /Size 6 /Root 1 0 R >>
%%EOF
`;

/** The same for readers that have its password, which nobody has. */
const ENCRYPTED_PDF = IMAGE_PDF.replace(
  "/Root 1 0 R",
  `/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <${"00".repeat(32)}> /U <${"00".repeat(32)}> /P -4 >> /ID [<00> <00>]`,
);

/** Each folder is one hazard: its source, a note on why it is there, and the reading as Markdown. */
describe("a report with a known hazard is read as written down", () => {
  test.each(fixtures)("%s", (name) => {
    const path = join(FOLDER, name, "expected.md");
    const reading = renderReading(parseFixture(name));
    if (process.env.GONGKAI_UPDATE_FIXTURES === "1" || !existsSync(path)) {
      // Written for a person to read and commit; a run that writes cannot pass for a check.
      writeFileSync(path, reading);
      expect.fail(`${path} was written. Read it, then run again.`);
    }
    expect(reading).toBe(readFileSync(path, "utf8"));
  });
});

test("every diagnostic is raised by a fixture", async () => {
  const raised = new Set(fixtures.flatMap((name) => parseFixture(name).diagnostics.map(({ code }) => code)));
  // Documents that are no text would be fixtures that nobody can read: they are made here.
  for (const bytes of [IMAGE_PDF, ENCRYPTED_PDF]) {
    const source = await openDocument("report.pdf", new TextEncoder().encode(bytes));
    for (const { code } of parseReport(source).diagnostics) raised.add(code);
  }
  expect(Object.keys(DIAGNOSTICS).filter((code) => !raised.has(code as keyof typeof DIAGNOSTICS))).toEqual(
    [],
  );
});

test.each(fixtures.filter((name) => name !== "no-report"))("%s follows the JSON Schema", (name) => {
  const { report, diagnostics } = parseFixture(name);
  isValid(JSON.parse(JSON.stringify({ ...report, diagnostics })));
  expect(isValid.errors ?? []).toEqual([]);
});
