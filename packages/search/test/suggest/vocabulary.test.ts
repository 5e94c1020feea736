import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { SearchEngine, SqlPool } from "../../src/index.ts";
import { countWords } from "../../src/suggest/count-words.ts";
import { editKeys, isOneEditAway } from "../../src/suggest/edit-keys.ts";
import { isVocabularyDue, refreshVocabulary } from "../../src/suggest/refresh-vocabulary.ts";
import { documentOf, revisionOf } from "../fixture.ts";
import { openPreparedEngine } from "../prepared-engine.ts";

/** Sentences in which 葡萄 and 蝴蝶 are words, 琵琶曲 is one, and 琵琶 only ever begins it. */
const TEXTS = Array.from({ length: 40 }, (_, index) => {
  const other = (offset: number) => String.fromCodePoint(0x4e00 + index * 37 + offset);
  return `${other(1)}葡萄${other(2)}，${other(3)}琵琶曲${other(4)}。${other(5)}蝴蝶${other(6)}`;
});

describe("words of texts", () => {
  it("are runs that stand together in different surroundings", async () => {
    const words = await countWords(TEXTS);
    expect(words.filter(({ isFree }) => isFree).map(({ word }) => word)).toEqual(["琵琶曲", "葡萄", "蝴蝶"]);
    expect(words).toContainEqual({ word: "琵琶", isFree: false, frequency: 40 });
    expect(words[0]?.frequency).toBe(40);
  });

  it("are counted once for each text, and left out where they are rare", async () => {
    const repeated = TEXTS.map((text) => text.repeat(3));
    expect(await countWords(repeated)).toContainEqual({ word: "葡萄", isFree: true, frequency: 40 });
    expect(await countWords(TEXTS, { fewest: 41 })).toEqual([]);
    expect(await countWords([])).toEqual([]);
  });

  it("hold characters of two UTF-16 units whole", async () => {
    const texts = TEXTS.map((text) => text.replaceAll("葡", "\u{20000}"));
    expect((await countWords(texts)).map(({ word }) => word)).toContain("\u{20000}萄");
  });

  it("are given up with the signal", async () => {
    await expect(countWords(TEXTS, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe("one edit", () => {
  it.each([
    ["行政复义", "行政复议"],
    ["行政议", "行政复议"],
    ["行政复大议", "行政复议"],
    ["政行复议", "行政复议"],
    ["申情", "申请"],
  ])("leads from %s to %s and back, and both have a key in common", (one, other) => {
    expect(isOneEditAway(one, other)).toBe(true);
    expect(isOneEditAway(other, one)).toBe(true);
    expect(editKeys(one).some((key) => editKeys(other).includes(key))).toBe(true);
  });

  it.each([
    ["行政复议", "行政复议"],
    ["行政复议", "行改复义"],
    ["行政", "行政复议"],
    ["复政行议", "行政复议"],
  ])("does not lead from %s to %s", (one, other) => {
    expect(isOneEditAway(one, other)).toBe(false);
  });
});

describe("any edit", () => {
  const characters = fc.array(fc.constantFrom<string>("行", "政", "复", "议", "\u{20000}"), {
    minLength: 2,
    maxLength: 8,
  });

  it("is one edit away, and has a key in common with what was edited", () => {
    fc.assert(
      fc.property(
        characters,
        fc.nat(),
        fc.constantFrom("龘", "政"),
        fc.nat(3),
        (word, place, other, kind) => {
          const at = place % word.length;
          const edited = [
            word.with(at, other),
            word.toSpliced(at, 1),
            word.toSpliced(at, 0, other),
            [...word.slice(0, at), ...word.slice(at, at + 2).reverse(), ...word.slice(at + 2)],
          ][kind];
          const [one, two] = [word.join(""), edited?.join("") ?? ""];
          fc.pre(one !== two);
          expect(isOneEditAway(one, two)).toBe(true);
          expect(editKeys(one).some((key) => editKeys(two).includes(key))).toBe(true);
        },
      ),
    );
  });
});

describeDatabases("the vocabulary", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  beforeEach(async () => {
    ({ opened, engine } = await openPreparedEngine(database));
    return () => opened.close();
  });

  const put = (prefix: string, count: number) =>
    engine.put(TEXTS.slice(0, count).map((text, index) => documentOf({ id: `${prefix}-${index}`, text })));
  const words = async () => {
    const { rows } = await opened.pool.query(
      'select word, frequency, pinyin from search.vocabulary where is_free and frequency > 5 order by word collate "C"',
    );
    return rows;
  };

  it("holds the words of the sections with their pinyin", async () => {
    await put("a", 40);
    expect(await refreshVocabulary(opened.pool)).toMatchObject({ sections: 40 });
    expect(await words()).toEqual([
      { word: "琵琶曲", frequency: 40, pinyin: "pi pa qu" },
      { word: "葡萄", frequency: 40, pinyin: "pu tao" },
      { word: "蝴蝶", frequency: 40, pinyin: "hu die" },
    ]);
  });

  it("is due when there is none, and when there are half as many sections again", async () => {
    expect(await isVocabularyDue(opened.pool)).toBe(false);
    await put("a", 20);
    expect(await isVocabularyDue(opened.pool)).toBe(true);
    await refreshVocabulary(opened.pool);
    expect(await isVocabularyDue(opened.pool)).toBe(false);
    await put("b", 9);
    expect(await isVocabularyDue(opened.pool)).toBe(false);
    await put("c", 1);
    expect(await isVocabularyDue(opened.pool)).toBe(true);
    await refreshVocabulary(opened.pool);
    await opened.pool.query("update search.vocabulary_state set normalizer = 0");
    expect(await isVocabularyDue(opened.pool)).toBe(true);
  });

  it("is due when half of the reports have changed, and when sections are gone", async () => {
    await put("a", 20);
    await refreshVocabulary(opened.pool);
    const again = (from: number, to: number) =>
      TEXTS.slice(from, to).map((text, index) => documentOf({ id: `a-${from + index}`, text, revision: 2 }));
    await engine.put(again(0, 9));
    expect(await isVocabularyDue(opened.pool)).toBe(false);
    await engine.put(again(9, 10));
    expect(await isVocabularyDue(opened.pool)).toBe(true);
    await refreshVocabulary(opened.pool);
    await engine.remove(Array.from({ length: 7 }, (_, index) => revisionOf(`report-a-${index}`, 3)));
    expect(await isVocabularyDue(opened.pool)).toBe(true);
    await refreshVocabulary(opened.pool);
    expect(await isVocabularyDue(opened.pool)).toBe(false);
  });

  it("is written some words at a time, so that others have their turn", async () => {
    const character = (code: number) => String.fromCodePoint(code);
    const words = Array.from({ length: 2_500 }, (_, at) => character(0x4e00 + at) + character(0x6000 + at));
    await engine.put([0, 1, 2].map((at) => documentOf({ id: `many-${at}`, text: words.join("。") })));
    const written: number[] = [];
    const pool: SqlPool = {
      async connect() {
        const client = await opened.pool.connect();
        return {
          query(text, values) {
            if (text === "begin") written.push(0);
            if (/^\s*(?:insert|delete)/.test(text)) written.push((written.pop() ?? 0) + 1);
            return client.query(text, values);
          },
          release: (isBroken) => client.release(isBroken),
        };
      },
    };
    expect(await refreshVocabulary(pool)).toMatchObject({ words: 2_500 });
    expect(written).toEqual([1, 1, 1, 1]);
  });

  it("stays as it was when making another one is given up", async () => {
    await put("a", 40);
    await refreshVocabulary(opened.pool);
    const before = await words();
    await engine.clear();
    await expect(refreshVocabulary(opened.pool, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await words()).toEqual(before);
    await refreshVocabulary(opened.pool);
    expect(await words()).toEqual([]);
  });
});
