import { expect } from "vitest";
import { documentOf, revisionOf } from "../fixture.ts";
import { COMMON_WORD } from "./fixture.ts";
import { ask, everyHit, find, put, remove, type Suite } from "./subject.ts";

const part = (reportId: string, position: number, revision: number, text: string) =>
  documentOf({ id: `${reportId}-${position}`, reportId, position, revision, versionId: revision, text });

/** Behaviours 22 to 24: what is found while reports come, change and go. */
export function describeChanges({ subject, behaviour }: Suite): void {
  const count = () => subject().engine.count();

  behaviour(22, "a removed report is gone, and everything else is still there", async () => {
    const before = await count();
    await put(subject(), [part("removed", 0, 1, "翡翠展柜")]);
    expect(await find(subject(), "翡翠展柜")).toEqual(["removed-0"]);
    expect(await count()).toBe(before + 1);
    await remove(subject(), [revisionOf("removed"), revisionOf("never-there")]);
    expect(await find(subject(), "翡翠展柜")).toEqual([]);
    expect(await count()).toBe(before);
    await remove(subject(), []);
    await put(subject(), []);
    expect(await count()).toBe(before);
  });

  behaviour(22, "what was replaced or removed is never shown, even before the engine knows", async () => {
    const { search } = subject();
    await put(subject(), [part("stale", 0, 1, "旧版孔雀石"), part("gone", 0, 1, "旧版孔雀石")]);
    await search.index.put([part("stale", 0, 2, "新版橄榄石")]);
    await search.index.remove([revisionOf("gone", 2)]);
    expect(await find(subject(), "孔雀石")).toEqual([]);
    for (const hit of (await ask(subject(), "石")).hits) expect(hit.snippet.text).not.toContain("孔雀石");
    await search.synchronise();
    expect(await find(subject(), "孔雀石")).toEqual([]);
    expect(await find(subject(), "橄榄石")).toEqual(["stale-0"]);
    await remove(subject(), [revisionOf("stale", 3)]);
  });

  behaviour(23, "a revision of a report replaces all its parts", async () => {
    await put(subject(), [part("replaced", 0, 1, "旧稿琥珀"), part("replaced", 1, 1, "旧稿玛瑙")]);
    expect(await find(subject(), "旧稿")).toEqual(["replaced-0", "replaced-1"]);
    await put(subject(), [part("replaced", 0, 2, "新稿琥珀")]);
    expect(await find(subject(), "旧稿")).toEqual([]);
    expect(await find(subject(), "琥珀")).toEqual(["replaced-0"]);
    await remove(subject(), [revisionOf("replaced", 3)]);
  });

  behaviour(23, "documents of an older revision than was told of change nothing", async () => {
    const bystander = documentOf({ id: "bystander", reportId: "bystander", text: "同批红玉" });
    await put(subject(), [part("revised", 0, 7, "新版红玉")]);
    await put(subject(), [part("revised", 0, 5, "旧版红玉"), bystander]);
    expect(await find(subject(), "红玉")).toEqual(["bystander", "revised-0"]);
    expect(await find(subject(), "旧版红玉")).toEqual([]);
    await remove(subject(), [revisionOf("revised", 6)]);
    expect(await find(subject(), "新版红玉")).toEqual(["revised-0"]);
    await put(subject(), [part("revised", 0, 7, "再版红玉")]);
    expect(await find(subject(), "再版红玉")).toEqual(["revised-0"]);
    await remove(subject(), [revisionOf("revised", 8), revisionOf("bystander")]);
    await put(subject(), [part("revised", 0, 7, "迟到红玉")]);
    expect(await find(subject(), "红玉")).toEqual([]);
  });

  behaviour(23, "a hit says where it is stored: version and position of the section", async () => {
    const documents = [0, 3].map((position) => part("twice", position, 42, `第${position}处水晶`));
    await put(subject(), documents);
    const { hits } = await ask(subject(), "水晶");
    expect(hits.map(({ versionId, position, snippet }) => [versionId, position, snippet.text])).toEqual([
      [42, 0, "第0处水晶"],
      [42, 3, "第3处水晶"],
    ]);
    await remove(subject(), [revisionOf("twice", 43)]);
  });

  behaviour(23, "text with NUL, lone surrogates and quotes is stored and found", async () => {
    const text = "珊\0瑚\ud800''\"\\,{NULL}\u{2f81a}结尾";
    const odd = documentOf({ id: "odd", reportId: "odd", text, title: "\0", heading: "\udc00" });
    await put(subject(), [odd]);
    expect(await find(subject(), "''", { matching: "exact" })).toEqual(["odd"]);
    const [hit] = (await ask(subject(), "''", { matching: "exact" })).hits;
    expect(hit?.snippet.text).toBe("珊\ufffd瑚\ufffd''\"\\,{NULL}\u{2f81a}结尾");
    expect(hit?.snippet.marks).toEqual([{ start: 4, end: 6 }]);
    expect(await find(subject(), "冬结尾", { matching: "exact" })).toEqual(["odd"]);
    await remove(subject(), [revisionOf("odd", 2)]);
  });

  behaviour(24, "while a report is replaced, either all of the old or all of the new is found", async () => {
    const parts = (revision: number, text: string) =>
      [0, 1, 2].map((at) => part("swapped", at, revision, text));
    await put(subject(), parts(1, "双色贝壳甲"));
    let isDone = false;
    const replacing = (async () => {
      for (let revision = 2; revision <= 9; revision += 1) {
        await put(subject(), parts(revision, `双色贝壳${revision % 2 === 0 ? "乙" : "甲"}`));
      }
      isDone = true;
    })();
    let searches = 0;
    while (!isDone) {
      const { hits } = await ask(subject(), "双色贝壳", { matching: "exact" });
      const texts = new Set(hits.map(({ snippet }) => snippet.text));
      expect(hits).toHaveLength(3);
      expect(texts.size).toBe(1);
      // What follows behind may be behind for a moment, and then shows less; never both, and nothing old.
      const followed = new Set((await ask(subject(), "双色贝壳")).hits.map(({ snippet }) => snippet.text));
      expect(followed.size).toBeLessThan(2);
      searches += 1;
    }
    await replacing;
    expect(searches).toBeGreaterThan(0);
    await remove(subject(), [revisionOf("swapped", 10)]);
  });

  behaviour(24, "while the index is built anew, every search finds what it found before", async () => {
    const { search } = subject();
    const expected = (await everyHit(subject(), { text: COMMON_WORD, first: 100 }))
      .map(({ id }) => id)
      .sort();
    let isDone = false;
    const rebuilding = search.rebuild().finally(() => {
      isDone = true;
    });
    do {
      const found = (await everyHit(subject(), { text: COMMON_WORD, first: 100 })).map(({ id }) => id).sort();
      expect(found).toEqual(expected);
    } while (!isDone);
    expect((await rebuilding).refused).toEqual([]);
    expect((await ask(subject(), COMMON_WORD)).engine).toBe(subject().engine.name);
  });

  behaviour(24, "preparing again, by several at once, loses nothing", async () => {
    const before = await count();
    await Promise.all([subject().search.prepare(), subject().search.prepare()]);
    expect(await count()).toBe(before);
    expect(await find(subject(), "政策简明问答")).toEqual(["phrase"]);
  });
}
