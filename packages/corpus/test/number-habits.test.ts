import type { CellAddress } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import {
  type CorpusReport,
  createRandom,
  drawNumberHabits,
  generateReport,
  NOT_APPLICABLE_MARKS,
  type NumberHabits,
} from "../src/index.ts";

const PLAIN = {
  filledColumns: "all",
  cutHeaders: false,
  separatesThousands: false,
  signsChanges: false,
  marksNotApplicable: false,
  blanks: "kept",
} as const;

const cellTexts = ({ text }: CorpusReport) =>
  [...text.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell);

function report(numbers: Partial<NumberHabits>, seed = 3, year = 2022): CorpusReport {
  return generateReport({ seed, year, layout: "H", habits: PLAIN, numbers });
}

/** What a report prints at each place of the truth: in the cells that hold digits alone where no habit is asked for. */
function printedTexts(
  numbers: Partial<NumberHabits>,
  seed = 3,
  year = 2022,
): ReadonlyMap<CellAddress, string> {
  const styled = report(numbers, seed, year);
  const texts = cellTexts(styled);
  const places = cellTexts(report({}, seed, year)).flatMap((cell, index) =>
    /^[+-]?\d[\d.]*(?:万元)?$/.test(cell) ? [texts[index] ?? ""] : [],
  );
  expect(places).toHaveLength(styled.truth.values.size);
  return new Map([...styled.truth.values.keys()].map((address, index) => [address, places[index] ?? ""]));
}

const LICENSES = "proactiveDisclosure/licensing.licenses/decisions";
const FEES = "proactiveDisclosure/fees.administrativeFees/amountCollected";
const CHANGE = "proactiveDisclosure/enforcement.penalties/netChange";

function textAt(numbers: Partial<NumberHabits>, address: CellAddress, seed = 3, year = 2022): string {
  return printedTexts(numbers, seed, year).get(address) ?? "";
}

/** A seed whose report of 2020 prints a change of a sign. */
function seedWithChange(sign: 1 | -1): number {
  for (let seed = 0; seed < 500; seed += 1) {
    const value = report({}, seed, 2020).truth.values.get(CHANGE);
    if (typeof value === "number" && Math.sign(value) === sign) return seed;
  }
  throw new Error("no seed has such a change");
}

describe("numbers as offices write them", () => {
  test("stand for the same values however they are written", () => {
    const styles: Partial<NumberHabits>[] = [
      { thousands: "comma" },
      { thousands: "space" },
      { digits: "fullWidth" },
      { digits: "chinese" },
      { countWord: "件" },
      { moneyUnit: "yuan" },
      { decimals: "four" },
      { space: "around" },
    ];
    for (const numbers of styles) expect(report(numbers).truth.values).toEqual(report({}).truth.values);
  });

  test("have separators, wide or Chinese digits, and measure words", () => {
    expect(textAt({}, LICENSES)).toBe("1128");
    expect(textAt({ thousands: "comma" }, LICENSES)).toBe("1,128");
    expect(textAt({ thousands: "space" }, LICENSES)).toBe("1 128");
    expect(textAt({ digits: "fullWidth" }, LICENSES)).toBe("１１２８");
    expect(textAt({ digits: "chinese" }, LICENSES)).toBe("一千一百二十八");
    expect(textAt({ countWord: "件" }, LICENSES)).toBe("1128件");
  });

  test("sign changes, or say in which direction they go", () => {
    const [more, less] = [seedWithChange(1), seedWithChange(-1)];
    const change = (seed: number) => Math.abs(Number(report({}, seed, 2020).truth.values.get(CHANGE)));
    expect(textAt({ changes: "signed" }, CHANGE, more, 2020)).toBe(`+${change(more)}`);
    expect(textAt({ changes: "words" }, CHANGE, more, 2020)).toBe(`增${change(more)}`);
    expect(textAt({ changes: "plain" }, CHANGE, less, 2020)).toBe(`-${change(less)}`);
    expect(textAt({ changes: "words" }, CHANGE, less, 2020)).toBe(`减${change(less)}`);
  });

  test("print amounts with a unit that contradicts the column's, or with four decimals", () => {
    expect(report({}).truth.values.get(FEES)).toBe(679_157);
    expect(textAt({}, FEES)).toBe("67.9157");
    expect(textAt({ moneyUnit: "yuan" }, FEES)).toBe("679,157.00元");
    expect(textAt({ moneyUnit: "wan" }, FEES)).toBe("67.9157万元");
    const even = report({ decimals: "four" }, 4);
    const text = printedTexts({ decimals: "four" }, 4).get(FEES) ?? "";
    expect(text).toMatch(/^\d+\.\d{4}$/);
    expect(Math.round(Number(text) * 10_000)).toBe(even.truth.values.get(FEES));
  });

  test("have spaces beside them", () => {
    expect(textAt({ space: "before" }, LICENSES)).toBe(" 1128");
    expect(textAt({ space: "behind" }, LICENSES)).toBe("1128 ");
  });

  test.each(NOT_APPLICABLE_MARKS)("are not applicable where some zeros are printed as %s", (mark) => {
    const marked = report({ notApplicable: mark });
    const texts = printedTexts({ notApplicable: mark });
    const notApplicable = [...marked.truth.values].filter(([, value]) => value === "notApplicable");
    expect(notApplicable.length).toBeGreaterThan(20);
    for (const [address] of notApplicable) {
      expect(texts.get(address)).toBe(mark);
      expect(report({}).truth.values.get(address)).toBe(0);
    }
  });

  test("cannot be read where they are masked or stand two in a cell", () => {
    const masked = report({ maskedCells: 1 });
    const maskedTexts = printedTexts({ maskedCells: 1 });
    for (const [address, value] of report({}).truth.values) {
      const isMasked = typeof value === "number" && value >= 10;
      expect(masked.truth.values.get(address)).toBe(isMasked ? "unread" : value);
      if (isMasked) expect(maskedTexts.get(address)).toMatch(/^\d\*{3}$/);
    }
    const doubled = report({ doubledCells: 0.3 });
    const doubledTexts = printedTexts({ doubledCells: 0.3 });
    const unread = [...doubled.truth.values].filter(([, value]) => value === "unread");
    expect(unread.length).toBeGreaterThan(20);
    for (const [address] of unread) expect(doubledTexts.get(address)).toMatch(/^[\d.]+[ /、]\d{1,2}$/);
  });

  test("show a habit in a share of the cells only", () => {
    const texts = [...printedTexts({ countWord: "件", share: 0.5 }).values()];
    const share = texts.filter((text) => text.endsWith("件")).length / texts.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  });

  test("are drawn the same for the same stream", () => {
    expect(drawNumberHabits(createRandom(5))).toEqual(drawNumberHabits(createRandom(5)));
  });
});
