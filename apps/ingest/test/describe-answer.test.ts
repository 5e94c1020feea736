import type { SearchAnswer } from "@gongkai/search";
import { expect, test } from "vitest";
import { describeAnswer } from "../src/terminal/describe-answer.ts";

const ANSWER: SearchAnswer = {
  hits: [],
  total: { value: 7, relation: "atLeast" },
  facets: [],
  hasNextPage: true,
  engine: "postgres",
  interpretation: { recognised: [], filter: {}, terms: [] },
  omitted: [],
  suggestions: [],
  fallback: null,
};

test("an answer whose page has no hits names no cursor to go on after", () => {
  const lines = describeAnswer(ANSWER, new Map(), { isColored: false });
  expect(lines).toEqual(["found        7 or more sections · postgres"]);
});
