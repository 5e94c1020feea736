import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@gongkai/documents";
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

test("every diagnostic is raised by a fixture", () => {
  const raised = new Set(fixtures.flatMap((name) => parseFixture(name).diagnostics.map(({ code }) => code)));
  expect(Object.keys(DIAGNOSTICS).filter((code) => !raised.has(code as keyof typeof DIAGNOSTICS))).toEqual(
    [],
  );
});

test.each(fixtures.filter((name) => name !== "no-report"))("%s follows the JSON Schema", (name) => {
  const { report, diagnostics } = parseFixture(name);
  isValid(JSON.parse(JSON.stringify({ ...report, diagnostics })));
  expect(isValid.errors ?? []).toEqual([]);
});
