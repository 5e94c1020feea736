import { generateReport } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";
import { compareCells } from "./support/compare-cells.ts";

const PAGES = [2019, 2022].flatMap((year, at) => [
  generateReport({ seed: 7100 + at, year, layout: "H", habits: { filledColumns: "all" } }),
  generateReport({ seed: 7200 + at, year, layout: "H", habits: { filledColumns: "totalColumn" } }),
]);

/** A cell that prints a number: its opening tag and the number. */
const NUMBER_CELL = /(<td[^>]*>)(\d[\d.,]*)<\/td>/g;

/** Which of the cells that print a number are changed. */
const CHOICES: Readonly<Record<string, (at: number) => boolean>> = {
  "every number": () => true,
  "every third number": (at) => at % 3 === 0,
  "all numbers but every seventh": (at) => at % 7 !== 3,
  "the first number": (at) => at === 0,
};

type Drawing = (number: string) => string;

/** Reads the pages with some of their numbers drawn in another way; returns what became of all cells. */
function readDrawn(draw: Drawing, isChosen: (at: number) => boolean) {
  let [changed, right, unread] = [0, 0, 0];
  const wrong: string[] = [];
  for (const { name, text, truth } of PAGES) {
    let at = 0;
    const html = text.replace(NUMBER_CELL, (cell: string, tag: string, number: string) => {
      if (!isChosen(at++)) return cell;
      changed += 1;
      return `${tag}${draw(number)}</td>`;
    });
    const source = readDocument(name, new TextEncoder().encode(html));
    const comparison = compareCells(source, parseReport(source).report, truth);
    right += comparison.right;
    unread += comparison.unread;
    wrong.push(...comparison.wrong);
  }
  return { changed, right, unread, wrong };
}

const ALL = PAGES.reduce((sum, { truth }) => sum + truth.values.size, 0);

const UNREADABLE: readonly (readonly [string, Drawing])[] = [
  ["a picture", (number) => `<img src="d${number}.png">`],
  ["a picture with a description", (number) => `<img src="d.png" alt="${number}">`],
  ["a picture behind digits", (number) => `${number}<img src="d5.png">`],
  ["a vector drawing", (number) => `<svg><text>${number}</text></svg>`],
  ["a canvas", () => "<canvas></canvas>"],
  ["a frame", () => '<iframe src="44.html"></iframe>'],
  ["an object", (number) => `<object data="d.swf"><b>${number}</b></object>`],
  ["an embedded film", () => '<embed src="d.swf">'],
  ["a script", (number) => `<script>document.write("${number}")</script>`],
  ["a box to tick", () => '<input type="checkbox" checked>'],
  ["an empty field", () => '<input type="text">'],
  ["a field written with entities", () => '<input value="&#52;4">'],
  ["an empty text field", () => "<textarea> </textarea>"],
  ["a choice of which nothing is chosen", (number) => `<select><option>${number}<option>7</select>`],
  ["a choice of several", (number) => `<select multiple><option selected>${number}</select>`],
  ["a struck-out number", (number) => `<span style="text-decoration: line-through">${number}</span>`],
  ["a deleted number", (number) => `<del>${number}</del>&nbsp;`],
  ["a number of no size", (number) => `<font style="FONT-SIZE: 0px; color: red">${number}</font>`],
  ["a number that cannot be seen", (number) => `<p style="visibility:hidden">${number}</p>`],
  ["a number without colour", (number) => `<span style="opacity:0.0">${number}</span>`],
  [
    "a number shown again",
    (number) => `<div style="font-size:0">7<b style="font-size:9pt">${number}</b></div>`,
  ],
  ["digits turned around", (number) => `&#8238;${number}&#8236;`],
  ["digits turned around by an element", (number) => `<bdo dir="rtl">${number}</bdo>`],
  [
    "digits turned around by a style",
    (number) => `<i style="direction:rtl;unicode-bidi:bidi-override">${number}</i>`,
  ],
];

describe("cells that hold something else than text", () => {
  test.each(UNREADABLE)("%s is unread, never blank and never another number", (_, draw) => {
    for (const [choice, isChosen] of Object.entries(CHOICES)) {
      const { changed, unread, wrong } = readDrawn(draw, isChosen);
      expect(wrong, choice).toEqual([]);
      expect(unread, choice).toBeGreaterThanOrEqual(changed);
    }
  });
});

const READABLE: readonly (readonly [string, Drawing])[] = [
  ["the value of a field", (number) => `<input type="text" size="4" value="${number}">`],
  ["the value of a field of no kind", (number) => `<INPUT VALUE='${number}' readonly>`],
  ["a text field", (number) => `<textarea rows="1">\n${number}</textarea>`],
  [
    "the one option that is chosen",
    (number) => `<select><option value="1">7</option><option selected>${number}</option><option>9</select>`,
  ],
  [
    "a number behind struck-out digits",
    (number) => `<span style="text-decoration:line-through">9</span>${number}`,
  ],
  ["a number behind digits of no size", (number) => `<span style="font-size:0">9</span>${number}`],
  ["a number behind digits that cannot be seen", (number) => `<b style="visibility:hidden">9</b>${number}`],
  ["a number behind a hidden picture", (number) => `<img style="display:none" src="d.png">${number}`],
  ["a number in a smaller size", (number) => `<span style="font-size:0.9em;opacity:0.8">${number}</span>`],
  ["a number of two elements", (number) => `${number.slice(0, 1)}<span>${number.slice(1)}</span>`],
  ["a number between separators of lines", (number) => `\u2028${number}\u2028&#x2029;\u0085\u000b\f`],
  ["a number between written line ends", (number) => `&#10;${number}&#xD;&#10;`],
];

describe("cells that print a number as more than text", () => {
  test.each(READABLE)("%s is read, and its span cuts it out", (_, draw) => {
    for (const [choice, isChosen] of Object.entries(CHOICES)) {
      const { changed, right, unread, wrong } = readDrawn(draw, isChosen);
      expect(changed, choice).toBeGreaterThan(0);
      expect({ right, unread, wrong }, choice).toEqual({ right: ALL, unread: 0, wrong: [] });
    }
  });
});

test("cells that cannot be seen keep their places", () => {
  const drawn = PAGES.map(({ name, text, truth }) => {
    let at = 0;
    const html = text.replace(NUMBER_CELL, (cell: string, _: string, number: string) =>
      at++ % 3 === 0 ? `<td style="visibility:hidden">${number}</td>` : cell,
    );
    const source = readDocument(name, new TextEncoder().encode(html));
    return compareCells(source, parseReport(source).report, truth);
  });
  expect(drawn.flatMap(({ wrong }) => wrong)).toEqual([]);
});

test("decoration outside of the report's tables does not change what is read", () => {
  const decoration =
    '<table><tr><td><img src="logo.png"></td></tr><tr><td><script>menu()</script></td><td><input type="search"></td></tr></table>';
  for (const { name, text, truth } of PAGES) {
    const plain = readDocument(name, new TextEncoder().encode(text));
    const html = text
      .replace(/<body[^>]*>/, (tag) => `${tag}${decoration}`)
      .replaceAll("</table>", '</table><p><img src="line.png"></p>')
      .replace("</body>", (tag) => `${decoration}${tag}`);
    const source = readDocument(name, new TextEncoder().encode(html));
    const { report } = parseReport(source);
    expect(compareCells(source, report, truth)).toEqual({ right: truth.values.size, unread: 0, wrong: [] });
    const facts = parseReport(plain).report;
    expect([report?.title, report?.agency?.name]).toEqual([facts?.title, facts?.agency?.name]);
  }
});
