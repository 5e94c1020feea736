import { EDITIONS, FORMS } from "@gongkai/schema";
import { expect, test } from "vitest";
import { headerColumns, headLines } from "../src/components/official-table/row-headers.ts";

test.each(EDITIONS)("the headers of form %s fill every line of table requests exactly", (edition) => {
  const rows = FORMS[edition].requests.blocks[0]?.rows ?? [];
  const lines = headLines(rows);
  // What a header takes of the lines below the one that it begins at.
  const taken = lines.map(() => 0);
  for (const [at, { headers }] of lines.entries()) {
    for (const { lines: height, columns } of headers) {
      for (let line = at; line < at + height; line += 1) taken[line] = (taken[line] ?? 0) + columns;
    }
  }
  expect(taken).toEqual(lines.map(() => headerColumns(rows)));
});

test("a group stands beside all of its lines, and a row without one takes the columns of groups", () => {
  const lines = headLines(FORMS["2021"].requests.blocks[0]?.rows ?? []);
  const headersOf = (id: string) => lines.find(({ row }) => row.id === id)?.headers;
  expect(headersOf("received")).toMatchObject([{ lines: 1, columns: 3 }]);
  expect(headersOf("processed.denied.stateSecret")).toMatchObject([
    { row: { id: "processed.denied" }, lines: 8, columns: 1 },
    { row: { id: "processed.denied.stateSecret" }, lines: 1, columns: 1 },
  ]);
  expect(headersOf("processed.granted")?.[0]).toMatchObject({ row: { id: "processed" }, lines: 22 });
});
