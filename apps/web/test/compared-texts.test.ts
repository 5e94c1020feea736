import { expect, test } from "vitest";
import { changedSpans } from "../src/components/changed-spans.ts";
import { alignParagraphs, rowsOf } from "../src/pages/compare/align-paragraphs.ts";
import { cellAt, linesOf } from "../src/pages/compare/places-over-years.ts";

function pieces(text: string, spans: readonly { readonly start: number; readonly end: number }[]) {
  return spans.map(({ start, end }) => text.slice(start, end));
}

test("marks the numbers and words that differ, each as a whole", () => {
  const [before, after] = ["2022年收到申请1,234件，均按时答复。", "2023年收到申请1,239件，均依法按时答复。"];
  const spans = changedSpans(before, after);
  expect(pieces(before, spans.before)).toEqual(["2022", "1,234"]);
  expect(pieces(after, spans.after)).toEqual(["2023", "1,239", "依法"]);
});

test("marks nothing in equal texts and all of those that share nothing", () => {
  expect(changedSpans("公开", "公开")).toEqual({ before: [], after: [] });
  expect(changedSpans("公开", "答复件")).toEqual({
    before: [{ start: 0, end: 2 }],
    after: [{ start: 0, end: 3 }],
  });
});

test("puts the paragraphs that are the same between those that differ, each where it stands", () => {
  const pairs = alignParagraphs("甲\n乙\n丙\n丁", "甲\n乙改\n丙\n戊\n丁", [
    { change: "CHANGED", before: "乙", after: "乙改" },
    { change: "ADDED", before: null, after: "戊" },
  ]);
  expect(pairs.map(({ change, before, after }) => [change, before?.start, after?.start])).toEqual([
    ["SAME", 0, 0],
    ["CHANGED", 2, 2],
    ["SAME", 4, 5],
    ["ADDED", undefined, 7],
    ["SAME", 6, 9],
  ]);
});

test("takes a paragraph that is repeated for the one at which the texts part", () => {
  const pairs = alignParagraphs("甲\n乙\n甲", "甲\n乙", [{ change: "REMOVED", before: "甲", after: null }]);
  expect(pairs.filter(({ change }) => change === "SAME").length + 1).toBe(pairs.length);
});

test("lays what only one text has beside what only the other has", () => {
  const rows = rowsOf(
    alignParagraphs("甲\n乙", "丙", [
      { change: "REMOVED", before: "甲", after: null },
      { change: "REMOVED", before: "乙", after: null },
      { change: "ADDED", before: null, after: "丙" },
    ]),
  );
  expect(rows.map(({ before, after }) => [before.length, after.length])).toEqual([[2, 1]]);
});

test("adds up the places that the newer form splits, and only where all have numbers", () => {
  const cell = (value: number | null, state: "VALUE" | "BLANK" = "VALUE") => ({
    state,
    value,
    unit: "COUNT" as const,
  });
  const parts = ["correctionOverdue", "feeUnpaid", "other"].map(
    (part) => `requests/processed.otherwiseClosed.${part}/total`,
  );
  const cells = new Map(parts.map((address) => [address, cell(2)]));
  expect(cellAt(cells, "requests/processed.otherwiseClosed/total")).toEqual({ cell: cell(6), isSum: true });
  cells.set(parts[1] ?? "", cell(null, "BLANK"));
  expect(cellAt(cells, "requests/processed.otherwiseClosed/total")?.cell.state).toBe("BLANK");
});

test("has every place of both forms once, for one applicant in the table of requests", () => {
  const addresses = (["proactiveDisclosure", "requests", "remedies"] as const).flatMap((table) =>
    linesOf(table, "total").flatMap(({ address }) => (address === null ? [] : [address])),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).toContain("requests/processed.otherwiseClosed/total");
  expect(addresses).toContain("requests/processed.otherwiseClosed.other/total");
  expect(addresses).toContain("proactiveDisclosure/procurement.centralizedProcurement/totalAmount");
  expect(addresses.filter((address) => address.startsWith("requests/"))).toHaveLength(26);
});
