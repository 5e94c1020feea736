import { formCells } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { claimedText } from "../src/pages/report/claimed-text.ts";
import { layOutSections } from "../src/pages/report/lay-out-sections.ts";
import { editionOfTable } from "../src/pages/report/table-edition.ts";

describe("the sections of a report", () => {
  test("stand as printed, and those that are missing where the form has them", () => {
    const printed = (["OVERVIEW", "OTHER", "REQUESTS", "OTHER", "REMEDIES", "REMEDIES"] as const).map(
      (section) => ({ section }),
    );
    const places = layOutSections(printed);
    expect(places.map(({ anchor }) => anchor)).toEqual([
      "OVERVIEW",
      "OTHER",
      "PROACTIVE_DISCLOSURE",
      "REQUESTS",
      "OTHER-2",
      "REMEDIES",
      "REMEDIES-2",
      "PROBLEMS_AND_IMPROVEMENTS",
      "OTHER_MATTERS",
    ]);
    expect(places.filter(({ section }) => section === null)).toHaveLength(3);
  });
});

describe("the numbers of a narrative", () => {
  const piecesOf = (text: string, raws: readonly (readonly [raw: string, start: number])[], end: number) =>
    claimedText(
      text,
      { start: 100, end },
      raws.map(([raw, start]) => ({ raw, span: { start, end: start + raw.length } })),
    ).map(({ text: piece, claim }) => (claim === null ? piece : [piece]));

  test("are found at their places in plain text", () => {
    expect(
      piecesOf(
        "新收12件，办结2件。",
        [
          ["12件", 102],
          ["2件", 109],
        ],
        113,
      ),
    ).toEqual(["新收", ["12件"], "，办结", ["2件"], "。"]);
  });

  test("are found in order where markup stands in the source, and never inside of another number", () => {
    expect(piecesOf("新收12件，办结2件。", [["2件", 140]], 160)).toEqual(["新收12件，办结", ["2件"], "。"]);
  });

  test("of other paragraphs are passed over", () => {
    expect(piecesOf("新收12件。", [["12件", 200]], 106)).toEqual(["新收12件。"]);
  });
});

test("a table is drawn by the form that most of its cells belong to, whatever the report says of itself", () => {
  const addresses = formCells("2019").flatMap(({ table, address }) =>
    table === "proactiveDisclosure" ? [address] : [],
  );
  expect(editionOfTable(addresses, "2021")).toBe("2019");
  expect(editionOfTable(["requests/received/total"], "2021")).toBe("2021");
});
