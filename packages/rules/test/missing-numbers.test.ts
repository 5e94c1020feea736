import { type CellAddress, cellsOfFinding, EDITIONS, type Edition, formCells } from "@gongkai/schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkReport, RULES } from "../src/index.ts";
import { buildReport } from "./support/build-report.ts";

/** Rules that add numbers up; the others are about what is filled in at all. */
const FORMULA_RULES = RULES.filter((rule) => "formulas" in rule).map((rule) => rule.code);

/** Small numbers, so that sums often meet, and blanks with the numbers that they could have held. */
const cells = fc.array(fc.record({ value: fc.nat(2), isBlank: fc.boolean() }), {
  minLength: 200,
  maxLength: 200,
});

function verdicts(edition: Edition, values: ReadonlyMap<CellAddress, number | "blank">) {
  const findings = checkReport(buildReport(edition, 2020, values), { rules: FORMULA_RULES, all: true });
  return new Map(
    findings.map((finding) => {
      const { rule, formula, verdict } = finding;
      return [`${rule} ${formula} ${cellsOfFinding(finding)[0]}`, verdict];
    }),
  );
}

test("what is certain with blanks stays so, whatever numbers the blanks turn out to be", () => {
  fc.assert(
    fc.property(fc.constantFrom(...EDITIONS), cells, (edition, drawn) => {
      const places = formCells(edition).map(({ address }, index) => ({ address, ...drawn[index] }));
      const filled = new Map(places.map(({ address, value = 0 }) => [address, value]));
      const withBlanks = new Map<CellAddress, number | "blank">(
        places.map(({ address, value = 0, isBlank }) => [address, isBlank ? "blank" : value]),
      );
      const known = verdicts(edition, filled);
      for (const [place, verdict] of verdicts(edition, withBlanks)) {
        if (verdict === "pass" || verdict === "fail") expect(known.get(place), place).toBe(verdict);
        expect(["pass", "fail"]).toContain(known.get(place));
      }
    }),
    { numRuns: 40 },
  );
});
