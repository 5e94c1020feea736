import { FAULT_IDS, FAULTS } from "@gongkai/corpus";
import { describe, expect, test } from "vitest";
import { measureFaults, severityOf } from "../bench/measure.ts";
import { RULES } from "../src/index.ts";

/** Seeds that the tables in the README do not use. */
const SEED = 90_000_000;

const REPORTS = 300;

const measured = measureFaults(REPORTS, SEED);

test("every rule that a planted fault expects exists", () => {
  const codes = RULES.map(({ code }) => code);
  for (const fault of FAULT_IDS) {
    for (const rule of FAULTS[fault].expects) expect(codes, fault).toContain(rule);
  }
});

describe(`of ${REPORTS} generated reports`, () => {
  test("no faultless one has an error", () => {
    const errors = measured.examples.filter(({ fault, words }) => {
      const rule = RULES.find(({ code }) => words.startsWith(`${code}:`));
      return fault === null && rule?.severity === "error";
    });
    expect(errors).toEqual([]);
    expect(measured.faultless).toBeGreaterThan(140);
    expect(measured.alarmed.error).toBe(0);
  });

  test("few faultless ones have a warning", () => {
    expect(measured.alarmed.warning).toBeLessThan(measured.faultless * 0.1);
  });

  test("wrong numbers in the tables are found wherever their cells were read and enough of the others", () => {
    const numbers = [...measured.faults].filter(
      ([fault]) =>
        FAULTS[fault].expects.includes("processed-footing" as never) || fault === "remedies-inner-cell",
    );
    expect(numbers.length).toBeGreaterThan(8);
    for (const [fault, { planted, missed }] of numbers) {
      expect(planted, fault).toBeGreaterThan(0);
      expect(missed, fault).toBe(0);
    }
  });

  test("faults that make an error are found, and where they are", () => {
    const errors = [...measured.faults].filter(([fault]) => severityOf(FAULTS[fault]) === "error");
    let [found, decidable, inPlace] = [0, 0, 0];
    for (const [, counts] of errors) {
      found += counts.found;
      inPlace += counts.inPlace;
      decidable += counts.found + counts.missed;
    }
    expect(decidable).toBeGreaterThan(40);
    expect(found).toBeGreaterThanOrEqual(decidable * 0.95);
    expect(inPlace).toBeGreaterThanOrEqual(found * 0.95);
  });

  test("the diagnosis hardly ever names a cell that is right, and blames the reading for none", () => {
    let [other, right, wrong] = [0, 0, 0];
    for (const [, { namedOther, namedRight, blameWrong }] of measured.faults) {
      other += namedOther;
      right += namedRight;
      wrong += blameWrong;
    }
    expect(right).toBeGreaterThan(10);
    expect(other).toBeLessThanOrEqual(1);
    expect(wrong).toBe(0);
  });
});
