import { beforeEach, describe, expect, test } from "vitest";
import type { EngineRequest, SearchPage } from "../../src/index.ts";
import { searchWithLess } from "../../src/service/relax.ts";

/** What sections hold, as words. */
const SECTIONS = [
  ["湿地", "候鸟"],
  ["湿地", "红树"],
  ["湿地"],
  ["珊瑚"],
  ["珊瑚"],
  ["珊瑚"],
  ["珊瑚"],
  ["蓝色珊瑚"],
  ["蓝色珊瑚"],
];

const termOf = (text: string) => ({ text, isPhrase: false, isExcluded: false });

function requestFor(...words: readonly string[]): EngineRequest {
  const terms = words.map(termOf);
  return { terms, matching: "words", filter: {}, order: "relevance", facets: [], first: 10 };
}

describe("a search that leaves words out", () => {
  let asked: string[];
  let late: AbortController;
  beforeEach(() => {
    asked = [];
    late = new AbortController();
  });

  /** Answers from the sections; the time is over with the request of that number. */
  const answering = (end: number) => async (request: EngineRequest, limit?: AbortSignal) => {
    const words = request.terms.map(({ text }) => text);
    asked.push(words.join(" "));
    if (asked.length === end) late.abort(new Error("late"));
    limit?.throwIfAborted();
    const value = SECTIONS.filter((section) => words.every((word) => section.includes(word))).length;
    const total = { value, relation: "exact" } as const;
    return { hits: [], total, facets: [], hasNextPage: false, engine: "words" } satisfies SearchPage;
  };
  const search = (end: number, ...words: readonly string[]) =>
    searchWithLess(
      requestFor(...words),
      answering(end),
      async () => null,
      () => late.signal,
    );
  const textsOf = (terms: readonly { readonly text: string }[]) => terms.map(({ text }) => text);

  test("leaves as few out as it can where there is time", async () => {
    const { page, omitted } = await search(Number.POSITIVE_INFINITY, "湿地", "候鸟", "珊瑚");
    expect(page.total.value).toBe(1);
    expect(textsOf(omitted)).toEqual(["珊瑚"]);
  });

  test("keeps a longer word rather than a shorter one that hardly fewer sections hold", async () => {
    const { omitted } = await search(Number.POSITIVE_INFINITY, "红树", "蓝色珊瑚");
    expect(textsOf(omitted)).toEqual(["红树"]);
  });

  test("looks for what stands between the words of a run, which may be a name", async () => {
    const cut = async (run: string) =>
      run === "湿地某候鸟红树" ? { words: ["湿地"], rest: ["某", "候鸟"] } : null;
    const { terms, omitted } = await searchWithLess(
      requestFor("湿地某候鸟红树"),
      answering(Number.POSITIVE_INFINITY),
      cut,
      () => late.signal,
    );
    expect(textsOf(terms)).toEqual(["湿地", "候鸟", "某"]);
    expect(textsOf(omitted)).toEqual(["某"]);
    expect(asked).toEqual(["湿地某候鸟红树", "湿地 候鸟"]);
  });

  test("ends with the rarest word that it knows of when its time is over, and says what it left out", async () => {
    // The third word is being counted.
    const { page, terms, omitted } = await search(4, "湿地", "候鸟", "珊瑚");
    expect(asked.at(-1)).toBe("候鸟");
    expect(asked).toHaveLength(5);
    expect(page.total.value).toBe(1);
    expect(textsOf(terms)).toEqual(["湿地", "候鸟", "珊瑚"]);
    expect(textsOf(omitted)).toEqual(["湿地", "珊瑚"]);
  });

  test("ends with nothing where it knows of no word that something holds", async () => {
    const { page, omitted } = await search(3, "火箭", "候鸟", "珊瑚");
    expect(page.total.value).toBe(0);
    expect(omitted).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  test("fails where what is asked fails for another reason", async () => {
    const failing = async (request: EngineRequest) => {
      if (request.terms.length === 1) throw new Error("broken");
      return answering(0)(request);
    };
    const searching = searchWithLess(
      requestFor("湿地", "珊瑚"),
      failing,
      async () => null,
      () => late.signal,
    );
    await expect(searching).rejects.toThrow("broken");
  });
});
