import { expect, test } from "vitest";
import { fromGlobalId, toGlobalId } from "../src/global-id.ts";

test.each([
  { type: "Agency", key: "a-1" },
  { type: "Report", key: "a-1-2022" },
  { type: "Section", key: "a-1-2022", section: "overview", occurrence: 0 },
  { type: "Section", key: "a-1-2022", section: "other", occurrence: 2 },
] as const)("the id of $type $key says what it stands for", (id) => {
  expect(fromGlobalId(toGlobalId(id))).toEqual(id);
});

test("two sections of a report with headings of their own have two ids", () => {
  const [first, second] = [0, 1].map((occurrence) =>
    toGlobalId({ type: "Section", key: "a-1-2022", section: "other", occurrence }),
  );
  expect(first).not.toBe(second);
});

test.each([
  "Section:a:nowhere",
  "Section:a:other:0",
  "Section:a:other:x",
  "Section:a:other:1:1",
  "Report:a:other",
  "",
])("%j is no id", (text) => {
  expect(fromGlobalId(Buffer.from(text).toString("base64url"))).toBeNull();
});
