import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { searchable } from "../src/index.ts";

/** A line of the golden file, each with an answer written by hand. */
interface GoldenCase {
  readonly topic: string;
  readonly text: string;
  readonly normalised: string;
  /** Why, where the answer may surprise. */
  readonly why?: string;
}

const cases = readFileSync(new URL("golden/searchable.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line): GoldenCase => JSON.parse(line));

const byTopic = new Map<string, GoldenCase[]>();
for (const one of cases) byTopic.set(one.topic, [...(byTopic.get(one.topic) ?? []), one]);

describe("the golden file", () => {
  it.each([...byTopic])("holds for %s", (_, ofTopic) => {
    const found = ofTopic.map(({ text, why }) => ({ text, normalised: searchable(text).text, why }));
    expect(found).toEqual(ofTopic.map(({ text, normalised, why }) => ({ text, normalised, why })));
  });

  it("has answers that stay as they are", () => {
    const changed = cases.filter(({ normalised }) => searchable(normalised).text !== normalised);
    expect(changed).toEqual([]);
  });

  it("has at least 300 cases, none twice", () => {
    expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(300);
  });
});
