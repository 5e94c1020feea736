import fc from "fast-check";
import { expect, test } from "vitest";
import { cutLine, type Mark } from "../src/cut-line.ts";
import { displayWidth } from "../src/display-width.ts";
import { markLine } from "../src/text/render-excerpt.ts";
import { textAboveMarks } from "./support/text-above-marks.ts";

const CHARACTERS = ["a", "7", " ", "|", "一", "政", "（", "，", "“", "é", "\u0301", "ｱ", "𠮷"];

const lines = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 120 }).chain((characters) => {
  const offsets = [0];
  for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
  const offset = fc.constantFrom(...offsets);
  const mark = fc
    .tuple(offset, offset, fc.boolean())
    .map(([one, other, isMain]): Mark => ({ from: Math.min(one, other), to: Math.max(one, other), isMain }));
  return fc.record({
    text: fc.constant(characters.join("")),
    marks: fc.array(mark, { minLength: 1, maxLength: 6 }),
    width: fc.integer({ min: 12, max: 90 }),
  });
});

test("a row is never wider than asked", () => {
  fc.assert(
    fc.property(lines, ({ text, marks, width }) => {
      for (const row of cutLine(text, marks, width)) {
        expect(displayWidth(row.map((piece) => piece.text).join(""))).toBeLessThanOrEqual(width);
      }
    }),
  );
});

test("every mark is shown, and shows what it marks unless that alone is wider than the line", () => {
  fc.assert(
    fc.property(lines, ({ text, marks, width }) => {
      const shown = cutLine(text, marks, width).flatMap((row) => row.filter(({ mark }) => mark !== null));
      const all = shown.map((piece) => piece.text).join("\n");
      for (const { from, to } of marks) {
        const marked = text.slice(from, to);
        if (displayWidth(marked) <= width / 2 - 2 && marked !== "") {
          const whole = shown.some((piece) => piece.text.includes(marked) || piece.text.includes("…"));
          expect(whole, `${JSON.stringify(marked)} in ${all}`).toBe(true);
        }
      }
    }),
  );
});

test("signs stand in the columns of what they mark", () => {
  const text = "一、本年新收 | 10 | 1 | 商业 23 |";
  const marks = ["10", "商业 23"].map((marked) => {
    const from = text.indexOf(marked);
    return { from, to: from + marked.length, isMain: marked === "10" };
  });
  const [row = []] = cutLine(text, marks, 80);
  expect(row.map((piece) => piece.text).join("")).toBe(text);
  expect(markLine(row)).toBe(`${" ".repeat(15)}^^${" ".repeat(7)}~~~~~~~`);
});

test("signs of any marks on any line stand below exactly what they mark", () => {
  fc.assert(
    fc.property(lines, ({ text, marks, width }) => {
      for (const row of cutLine(text, marks, width)) {
        const printed = row.filter(({ mark, text: piece }) => mark !== null && displayWidth(piece) > 0);
        // Marks that touch, and marks of nothing, which take a column that is not theirs, cannot be told apart here.
        const isPlain = row.every(
          ({ mark, text: piece }, at) =>
            mark === null || (displayWidth(piece) > 0 && (row[at - 1]?.mark ?? null) === null),
        );
        if (!isPlain) continue;
        const above = textAboveMarks(row.map((piece) => piece.text).join(""), markLine(row));
        const withoutMarks = (piece: string) => piece.replace(/^\u0301+|\u0301+$/g, "");
        expect(above.map(withoutMarks)).toEqual(printed.map((piece) => withoutMarks(piece.text)));
      }
    }),
  );
});

test("a place where nothing stands is marked by one sign", () => {
  const [row = []] = cutLine("总计 |  | 5", [{ from: 5, to: 5, isMain: true }], 40);
  expect(markLine(row)).toBe(`${" ".repeat(7)}^`);
});

test("a long line is cut around its mark, with signs that it goes on", () => {
  const text = `${"前".repeat(80)}31件${"后".repeat(80)}`;
  const [row = []] = cutLine(text, [{ from: 80, to: 83, isMain: true }], 30);
  const shown = row.map((piece) => piece.text).join("");
  expect(shown).toMatch(/^…前+31件后+…$/);
  expect(displayWidth(shown)).toBeGreaterThan(24);
});
