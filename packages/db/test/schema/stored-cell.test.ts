import type { Cell } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureOf, fromStoredCell, toStoredCell } from "../../src/schema/stored-cell.ts";

const span = fc
  .tuple(fc.nat(), fc.nat())
  .map(([start, length]): { start: number; end: number } => ({ start, end: start + length }));

/** Numbers that reports print: whole, with a few decimals, negative, and too large for an integer column. */
const value = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({
    state: fc.constant("value" as const),
    value: value.filter((number) => !Object.is(number, -0)),
    raw: fc.string({ minLength: 1 }),
    span,
    placement: fc.constantFrom("printed" as const, "deduced" as const),
  }),
  // As most cells are printed.
  fc.tuple(fc.nat(), fc.nat()).map(([value, start]) => ({
    state: "value" as const,
    value,
    raw: String(value),
    span: { start, end: start + String(value).length },
    placement: "printed" as const,
  })),
  fc.record({ state: fc.constant("blank" as const), span }),
  fc.record({ state: fc.constant("notApplicable" as const), raw: fc.string({ minLength: 1 }), span }),
  fc.record({ state: fc.constant("unread" as const), because: fc.constant("row-missing" as const) }),
);

describe("a stored cell", () => {
  test("comes back as it was, counts and money alike", () => {
    fc.assert(
      fc.property(
        cell,
        fc.constantFrom({ scale: 1 } as const, { scale: 100 } as const),
        (original, column) => {
          const json: unknown = JSON.parse(JSON.stringify(toStoredCell(original, column)));
          // What JSON.stringify wrote is what the type describes.
          const stored = json as ReturnType<typeof toStoredCell>;
          expect(fromStoredCell(stored, figureOf(original, column), column)).toEqual(original);
        },
      ),
    );
  });

  test("is short where it is a plain number or blank, and the former long forms are still read", () => {
    const column = { scale: 1 } as const;
    const span = { start: 812, end: 813 };
    const plain: Cell = { state: "value", value: 3, raw: "3", span, placement: "printed" };
    expect(toStoredCell(plain, column)).toBe(812);
    expect(fromStoredCell({ state: "value", raw: "3", span: [812, 813] }, 3, column)).toEqual(plain);
    expect(toStoredCell({ state: "blank", span }, column)).toEqual([812, 813]);
    expect(fromStoredCell({ state: "blank", span: [812, 813] }, null, column)).toEqual({
      state: "blank",
      span,
    });
  });

  test("keeps its number in the integer column alone, money in fen", () => {
    const fee: Cell = {
      state: "value",
      value: 17_350.05,
      raw: "1.735005",
      span: { start: 3, end: 11 },
      placement: "printed",
    };
    expect(figureOf(fee, { scale: 100 })).toBe(1_735_005);
    expect(toStoredCell(fee, { scale: 100 })).toEqual({ state: "value", raw: "1.735005", span: [3, 11] });
  });
});
