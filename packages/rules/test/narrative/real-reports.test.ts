import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "@gongkai/parser";
import { describe, expect, test } from "vitest";
import { checkReport, RULES } from "../../src/index.ts";

/** Five real reports, kept beside the repository and never copied into it. */
const FOLDER = join(import.meta.dirname, "../../../../../shared/reports");
const isPresent = existsSync(FOLDER);

if (!isPresent) {
  test.skip("narratives of the real reports are not checked: there is no folder ../shared/reports beside the repository", () =>
    undefined);
}

const NARRATIVE = RULES.map(({ code }) => code).filter((code) =>
  /^(?:claim-(?!year)|claims-|fee-unit|fee-notice|processing-fee|section-says)/.test(code),
);

describe.skipIf(!isPresent)("the narrative of the real reports", () => {
  const findingsOf = (prefix: string) => {
    const file = readdirSync(FOLDER).find((name) => name.startsWith(prefix)) ?? "";
    const { report } = parseReport(readDocument(file, readFileSync(join(FOLDER, file))));
    if (report === null) throw new Error(file);
    return checkReport(report, { rules: NARRATIVE, all: true });
  };
  const written = (prefix: string) =>
    findingsOf(prefix).map(({ rule, verdict, left, right }) => `${rule} ${verdict} ${left} ${right}`);

  test("000 states the fee in yuan that the table has", () => {
    expect(written("000")).toEqual([
      "claim-zero pass 0 0",
      "claim-zero pass 0 0",
      "claim-zero pass 0 0",
      "claim-fee pass 17350 17350",
      "processing-fee-stated pass null null",
    ]);
  });

  test("001 agrees with its tables and with itself", () => {
    expect(written("001")).toEqual([
      "claim-zero pass 0 0",
      "claim-zero pass 0 0",
      "claim-documents pass 1 1",
      "claim-documents pass 1 1",
      "claim-documents pass 2 2",
      "claim-documents pass 6 6",
      "claim-decisions pass 63 63",
      "claim-decisions pass 1 1",
      "claim-received pass 13 13",
      "claim-received pass 13 13",
      "claim-sum pass 728 728",
      "claim-sum pass 34 34",
      "claims-agree pass 13 13",
      "processing-fee-stated pass null null",
    ]);
  });

  test("002 says that no request came in, and its table has none", () => {
    expect(written("002")).toEqual(["claim-zero pass 0 0"]);
  });

  test("003 cannot be held against a table that was not read", () => {
    expect(written("003")).toEqual([
      "claim-zero notAssessable 0 null",
      "processing-fee-stated pass null null",
    ]);
  });

  test("004 agrees with its tables", () => {
    expect(written("004")).toEqual([
      "claim-zero pass 0 0",
      "claim-zero pass 0 0",
      "claim-zero pass 0 0",
      "processing-fee-stated pass null null",
    ]);
  });
});
