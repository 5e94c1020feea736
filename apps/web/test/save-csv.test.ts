import { expect, test } from "vitest";
import { toCsv } from "../src/components/save-csv.ts";

test("CSV begins with a byte order mark, and quotes what holds commas, quotes and line ends", () => {
  expect(toCsv([["机关", "a,b", 'say "x"', "two\nlines", 3, null]])).toBe(
    '\uFEFF机关,"a,b","say ""x""","two\nlines",3,\r\n',
  );
});

test("a text that a spreadsheet would run has an apostrophe in front, a number has not", () => {
  expect(toCsv([["=1+1", "+86", "-x", "@y", -5]])).toBe("\uFEFF'=1+1,'+86,'-x,'@y,-5\r\n");
});
