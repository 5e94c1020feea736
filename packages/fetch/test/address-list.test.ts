import { expect, test } from "vitest";
import { type AddressLine, parseAddressList } from "../src/index.ts";

test("a list is read line by line; what is no address is named by its line and the list goes on", async () => {
  const lines = [
    "\ufeffhttps://www.example.org/a",
    "",
    "  # https://www.example.org/comment",
    " \thttp://www.example.org/b#part \r",
    "no address",
    "http://user:secret@www.example.org/",
    "http://www.example.org/\u0007",
    "ftp://www.example.org/",
    "https://规章.example.org/规章",
  ];
  const read: AddressLine[] = [];
  for await (const line of parseAddressList(lines)) read.push(line);
  expect(read.map((line) => [line.line, line.kind === "address" ? line.url : line.error.code])).toEqual([
    [1, "https://www.example.org/a"],
    [4, "http://www.example.org/b#part"],
    [5, "ADDRESS_REFUSED"],
    [6, "ADDRESS_REFUSED"],
    [7, "ADDRESS_REFUSED"],
    [8, "ADDRESS_REFUSED"],
    [9, "https://规章.example.org/规章"],
  ]);
  const messages = read.map((line) => (line.kind === "failure" ? line.error.message : "")).join("\n");
  expect(messages).toContain("Line 5: no address is not fetched");
  expect(messages).not.toMatch(/secret|[^\P{Cc}\n]/u);
});
