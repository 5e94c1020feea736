import { describe, expect, test } from "vitest";
import type { SearchFilter } from "../../src/index.ts";
import { intersectFilters } from "../../src/service/intersect-filters.ts";

describe("a filter that lets through what two let through", () => {
  test.each<readonly [name: string, one: SearchFilter, other: SearchFilter, both: SearchFilter]>([
    [
      "keeps what only one of them says",
      { years: [2022] },
      { levels: ["county"] },
      { years: [2022], levels: ["county"] },
    ],
    ["keeps the values that both allow", { years: [2021, 2022] }, { years: [2022, 2023] }, { years: [2022] }],
    [
      "matches nothing where they have none in common",
      { agencyIds: ["a"] },
      { agencyIds: ["b"] },
      { agencyIds: [] },
    ],
    [
      "keeps the inner one of regions in each other",
      { regionCodes: ["320000", "440100"] },
      { regionCodes: ["321322", "440000", "110000"] },
      { regionCodes: ["440100", "321322"] },
    ],
    [
      "keeps the years that both ranges hold",
      { yearRange: { from: 2019, to: null } },
      { yearRange: { from: null, to: 2021 } },
      { yearRange: { from: 2019, to: 2021 } },
    ],
    [
      "takes the narrower end of each range",
      { yearRange: { from: 2019, to: 2023 } },
      { yearRange: { from: 2020, to: 2024 } },
      { yearRange: { from: 2020, to: 2023 } },
    ],
    [
      "matches nothing that is both made up and not",
      { synthetic: true },
      { synthetic: false },
      { synthetic: true, reportIds: [] },
    ],
    ["lets everything through that neither restricts", {}, {}, {}],
  ])("%s", (_, one, other, both) => {
    expect(intersectFilters(one, other)).toEqual(both);
  });
});
