import {
  type CorpusReport,
  createRandom,
  DAMAGE_IDS,
  damageReport,
  drawNumberHabits,
  drawTableHabits,
  generateReport,
  LAYOUT_IDS,
} from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { cellAt, type ParseResult, reportCells, type Source } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";

const toSource = (name: string, text: string) => readDocument(name, new TextEncoder().encode(text));
const seeds = fc.nat({ max: 1_000_000 });
/** J and K print no tables. */
const layouts = LAYOUT_IDS.filter((id) => id !== "J" && id !== "K");
/** Layouts that keep each cell's text together; text runs break numbers from their units. */
const layoutsOfCells = layouts.filter((id) => id !== "runText");
const generated = fc.record({ seed: seeds, layout: fc.constantFrom(...layouts) }).map(generateReport);
/** Reports with tables that offices have changed, and with numbers written in other ways. */
const varied = fc
  .record({ seed: seeds, layout: fc.constantFrom(...layoutsOfCells) })
  .map(({ seed, layout }) => {
    const random = createRandom(seed).fork("habits");
    const [tables, numbers] = [drawTableHabits(random), drawNumberHabits(random)];
    return generateReport({ seed, layout, wording: "varied", tables, numbers });
  });
const damaged = fc
  .record({
    seed: seeds,
    layout: fc.constantFrom(...layoutsOfCells),
    damage: fc.constantFrom(...DAMAGE_IDS),
  })
  .map(({ seed, layout, damage }) => damageReport(generateReport({ seed, layout }), damage, seed));

const NO_TABLES = { proactiveDisclosure: null, requests: null, remedies: null };

/** The cells that say something else than the truth. Unread is never wrong; it says nothing. */
function wrongCells({ truth }: CorpusReport, { report }: ParseResult): readonly string[] {
  return reportCells(report ?? { tables: NO_TABLES }).flatMap(([address, cell]) => {
    if (cell.state === "unread") return [];
    const read = cell.state === "value" ? cell.value : cell.state;
    return read === truth.values.get(address)
      ? []
      : [`${address} reads ${read}, is ${truth.values.get(address)}`];
  });
}

/** Every stretch of the source that a reading points at, with the text that must stand there. */
function quotedTexts(
  { visible }: Source,
  { report }: ParseResult,
): readonly (readonly [{ start: number; end: number }, string])[] {
  if (report === null) return [];
  const cells = reportCells(report).flatMap(([, cell]) =>
    "raw" in cell ? [[cell.span, cell.raw] as const] : [],
  );
  // Of markup a heading keeps what a reader sees of the stretch; seen-text.test.ts holds what that is.
  const headings =
    visible === undefined
      ? report.sections.map((section) => [section.headingSpan, section.heading] as const)
      : [];
  const subtotals = (report.subtotals ?? []).map(({ span, raw }) => [span, raw] as const);
  return [...cells, ...headings, ...subtotals];
}

/** The numbers that are not the truth's. A number that was cut out leaves a blank place; it must not be replaced. */
function wrongNumbers({ truth }: CorpusReport, { report }: ParseResult): readonly string[] {
  if (report === null) return [];
  return reportCells(report).flatMap(([address, cell]) =>
    cell.state === "value" && cell.value !== truth.values.get(address)
      ? [`${address} reads ${cell.value}, is ${truth.values.get(address)}`]
      : [],
  );
}

/** One line of a text deleted, doubled, joined to the next or followed by a remark. */
function mutate(text: string, at: number, kind: "delete" | "double" | "join" | "annotate"): string {
  const lines = text.split("\n");
  const index = at % lines.length;
  const line = lines[index] ?? "";
  if (kind === "delete") lines.splice(index, 1);
  if (kind === "double") lines.splice(index, 0, line);
  if (kind === "join") lines.splice(index, 2, `${line} ${lines[index + 1] ?? ""}`);
  if (kind === "annotate") lines.splice(index, 1, line, "(注:本表由办公室填报)");
  return lines.join("\n");
}

const NUMBER_LINE = /^[|\s]*[\d.,]+[元万|\s]*$/;

/** How many lines that hold a number and nothing else stand together, for each such group of a text. */
function numberRuns(text: string): readonly number[] {
  const runs: number[] = [];
  let length = 0;
  for (const line of [...text.split("\n").filter((one) => /[^|\s]/.test(one)), ""]) {
    if (NUMBER_LINE.test(line)) length += 1;
    else if (length > 0) [runs[runs.length], length] = [length, 0];
  }
  return runs;
}

/**
 * Whether a mutated text is one that an agency with other numbers could have printed: one number of a row came
 * in twice and another of the same row is gone, where cells have lines of their own. Nothing in it says so.
 */
function isAnotherReport(before: string, after: string): boolean {
  return (
    before !== after &&
    String(numberRuns(before)) === String(numberRuns(after)) &&
    hasOtherNumbers(before, after)
  );
}

function hasOtherNumbers(before: string, after: string): boolean {
  const numbers = (text: string) =>
    text
      .split("\n")
      .filter((line) => NUMBER_LINE.test(line))
      .join();
  return numbers(before) !== numbers(after);
}

function expectSpansToHold(source: Source, result: ParseResult): void {
  for (const [span, text] of quotedTexts(source, result))
    expect(source.text.slice(span.start, span.end)).toBe(text);
}

describe("for generated reports in every layout", () => {
  test("reading what was printed gives back what was meant: agency, year, edition, sections and numbers", () => {
    fc.assert(
      fc.property(generated, (printed) => {
        const source = toSource(printed.name, printed.text);
        const result = parseReport(source);
        expect(wrongCells(printed, result)).toEqual([]);
        expectSpansToHold(source, result);
        const { truth } = printed;
        expect(result.report).toMatchObject({ title: truth.title, year: truth.year, edition: truth.edition });
        expect(result.report?.agency?.name).toBe(truth.agency.name);
        expect(result.report?.sections.map(({ id }) => id)).toEqual(truth.sections.map(({ id }) => id));
      }),
      { numRuns: 1000 },
    );
  });

  test("every cell is read where the agency filled in every column, in every layout", () => {
    const filled = fc
      .record({ seed: seeds, layout: fc.constantFrom(...layoutsOfCells) })
      .map((request) => generateReport({ ...request, habits: { filledColumns: "all" } }));
    fc.assert(
      fc.property(filled, (printed) => {
        const { report } = parseReport(toSource(printed.name, printed.text));
        for (const [address, value] of printed.truth.values) {
          const cell = report === null ? undefined : cellAt(report.tables, address);
          expect(cell?.state === "value" ? cell.value : cell?.state, address).toBe(value);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("markup keeps the place of blank cells", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (seed) => {
        const printed = generateReport({ seed, layout: "H", habits: { filledColumns: "totalColumn" } });
        const { report } = parseReport(toSource(printed.name, printed.text));
        for (const [address, value] of printed.truth.values) {
          const cell = report === null ? undefined : cellAt(report.tables, address);
          expect(cell?.state === "value" ? cell.value : cell?.state, address).toBe(value);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("a changed table, and a number written in another way, never give a wrong cell", () => {
    fc.assert(
      fc.property(varied, (printed) => {
        const source = toSource(printed.name, printed.text);
        const result = parseReport(source);
        expect(wrongCells(printed, result)).toEqual([]);
        expectSpansToHold(source, result);
      }),
      { numRuns: 1000 },
    );
  });

  test("a damaged text loses numbers and never changes one", () => {
    fc.assert(
      fc.property(damaged, (printed) => {
        const source = toSource(printed.name, printed.text);
        const result = parseReport(source);
        expect(wrongCells(printed, result)).toEqual([]);
        expectSpansToHold(source, result);
      }),
      { numRuns: 1000 },
    );
  });

  test("a text with one or two lines deleted, doubled, joined or annotated never gives a wrong number", () => {
    const mutation = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom("delete", "double", "join", "annotate"),
    });
    const mutated = fc.record({
      printed: generated.filter(({ mediaType }) => mediaType === "text/plain"),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(mutated, ({ printed, mutations }) => {
        const text = mutations.reduce((before, { at, kind }) => mutate(before, at, kind), printed.text);
        fc.pre(!isAnotherReport(printed.text, text));
        const source = toSource(printed.name, text);
        const result = parseReport(source);
        expect(wrongNumbers(printed, result)).toEqual([]);
        expectSpansToHold(source, result);
      }),
      { numRuns: 1500 },
    );
  });
});

describe("for any text", () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          "一、总体情况",
          "规章",
          "行政许可",
          "总计",
          "0",
          "1,2",
          "|",
          "\n",
          " ",
          "二、",
          "2022年",
          "(yī)",
          "\ud800",
          "结果维持",
          "行政复议",
        ),
        { maxLength: 120 },
      )
      .map((parts) => parts.join("")),
  );

  test("parsing does not throw, and every span holds", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const source: Source = { name: "any", sha256: "0".repeat(64), mediaType: "text/plain", text };
        expectSpansToHold(source, parseReport(source));
      }),
      { numRuns: 500 },
    );
  });

  test("every reason for not reading a cell has its diagnostic", () => {
    fc.assert(
      fc.property(fc.oneof(generated, damaged), ({ name, text }) => {
        const { report, diagnostics } = parseReport(toSource(name, text));
        const codes = new Set(diagnostics.map(({ code }) => code));
        const reasons = report === null ? [] : reportCells(report).map(([, cell]) => cell);
        for (const cell of reasons) if (cell.state === "unread") expect(codes).toContain(cell.because);
      }),
      { numRuns: 100 },
    );
  });

  // Quadratic work on any of these would take hours and end in the test's time-out.
  const long = 300_000;
  test.each([
    ["units", `规章 | 1${"万元".repeat(long)}x`],
    ["pipes", `${"|".repeat(long)}x`],
    ["spaced numbers", `规章${" 1".repeat(long)} x`],
    ["lines without pipes", "规章\n行政许可\n0\n".repeat(long / 10)],
    [
      "names",
      Array.from(
        { length: long / 10 },
        (_, at) => `请与某${String.fromCharCode(0x4e00 + (at % 9_000))}${at % 7}县局联系`,
      ).join(""),
    ],
    ["headings", "一、总体情况\n二、主动公开情况\n三、收到和处理申请\n正文\n".repeat(long / 30)],
    ["open brackets", "(".repeat(long)],
    ["glosses", "公(gong)".repeat(long / 6)],
    ["digits", "1".repeat(long)],
    ["rules of dashes", "---- ----\n规章 0\n".repeat(long / 30)],
    ["quotes", `${"“某某局".repeat(long / 4)}微信`],
  ])("%s by the hundred thousand are read to the end", (_, hostile) => {
    const text = `一、总体情况\n2022年,我局公开。\n二、主动公开政府信息情况\n${hostile}\n`;
    const source: Source = { name: "hostile", sha256: "0".repeat(64), mediaType: "text/plain", text };
    expectSpansToHold(source, parseReport(source));
  });

  test("the same source gives the same result", () => {
    fc.assert(
      fc.property(generated, ({ name, text }) => {
        expect(parseReport(toSource(name, text))).toEqual(parseReport(toSource(name, text)));
      }),
      { numRuns: 20 },
    );
  });
});
