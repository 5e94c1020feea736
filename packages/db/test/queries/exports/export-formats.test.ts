import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CODEBOOK_COLUMNS,
  codebookRows,
  EXPORT_DATASETS,
  EXPORT_FORMATS,
  type ExportColumn,
  tableSchema,
} from "../../../src/index.ts";

const COLUMNS: readonly ExportColumn[] = (
  [
    ["text", "string"],
    ["number", "number"],
    ["yes", "boolean"],
  ] as const
).map(([name, type]) => ({ name, type, description: name, isRequired: false, values: null, cells: null }));

test("CSV has a line of names, empty values for null, and quotes where they are needed", () => {
  const { head, rows } = EXPORT_FORMATS.csv;
  expect(head(COLUMNS)).toBe("text,number,yes\r\n");
  expect(
    rows(COLUMNS, [
      ['a "b", c', 0, true],
      [null, null, false],
      ["two\nlines", -1.5, null],
    ]),
  ).toBe('"a ""b"", c",0,true\r\n,,false\r\n"two\nlines",-1.5,\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"])(
  "CSV keeps a spreadsheet from running the text %j",
  (text) => {
    expect(EXPORT_FORMATS.csv.rows(COLUMNS, [[text, null, null]])).toMatch(/^"?'/);
    expect(JSON.parse(EXPORT_FORMATS.jsonl.rows(COLUMNS, [[text, null, null]]))).toMatchObject({ text });
  },
);

test("JSON Lines give back what went in, one object a line", () => {
  const row = fc.tuple(
    fc.option(fc.string({ unit: "binary" })),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((each) => !Object.is(each, -0))),
    fc.option(fc.boolean()),
  );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const lines = EXPORT_FORMATS.jsonl.rows(COLUMNS, rows).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines.map((line) => JSON.parse(line))).toEqual(
        rows.map(([text, number, yes]) => ({ text, number, yes })),
      );
    }),
    { numRuns: 50 },
  );
});

test("the codebook has a row for each column of each file", () => {
  const rows = codebookRows();
  expect(rows.map(([name, column]) => `${name} ${column}`)).toEqual(
    EXPORT_DATASETS.flatMap(({ name, columns }) => columns.map((column) => `${name} ${column.name}`)),
  );
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([CODEBOOK_COLUMNS.length]));
});

test("a table schema calls nothing missing but the empty value", () => {
  for (const dataset of EXPORT_DATASETS) {
    const schema = tableSchema(dataset);
    expect(schema.missingValues).toEqual([""]);
    expect(schema.fields.map(({ name }) => name)).toEqual(dataset.columns.map(({ name }) => name));
  }
});
