// Longer than other files on purpose: the contract of an engine is read in one place, from its first promise to its last.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchEngine, SearchFilter, SearchHit, SearchPage, SearchRequest } from "../src/index.ts";
import { DOCUMENTS, documentOf, revisionOf } from "./fixture.ts";

/** An engine for one run of the suite. */
interface EngineUnderTest {
  /** Prepared and empty. */
  readonly engine: SearchEngine;
  close(): Promise<void>;
}

/** How the suite gets its engine, and what the engine is known not to do. */
export interface ConformanceOptions {
  readonly name: string;
  create(): Promise<EngineUnderTest>;
  /** Tests that do not apply, by their names, and why. Naming a test that does not exist is an error. */
  readonly skip?: readonly { readonly reason: string; readonly tests: readonly string[] }[];
}

/** What every search engine must do, whatever it is built on. */
export function describeSearchEngine({ name, create, skip = [] }: ConformanceOptions): void {
  describe(`search engine ${name}`, () => {
    const reasons = new Map(skip.flatMap(({ reason, tests }) => tests.map((test) => [test, reason])));
    let opened: EngineUnderTest | undefined;
    const engine = () => {
      if (opened === undefined) throw new Error("The engine under test did not open.");
      return opened.engine;
    };

    beforeAll(async () => {
      opened = await create();
      await opened.engine.put(DOCUMENTS);
    });
    afterAll(() => opened?.close());

    function test(title: string, run: () => Promise<void>): void {
      const reason = reasons.get(title);
      reasons.delete(title);
      if (reason === undefined) it(title, run);
      else it.skip(`${title} (skipped: ${reason})`, run);
    }
    const search = (text: string, options: Partial<SearchRequest> = {}): Promise<SearchPage> =>
      engine().search({ text, first: 50, ...options });
    const idsOf = (page: SearchPage) => page.hits.map((hit) => hit.id);
    const find = async (text: string, filter?: SearchFilter) =>
      idsOf(await search(text, filter === undefined ? {} : { filter })).sort();
    const sourceOf = (hit: SearchHit) => DOCUMENTS.find((document) => document.id === hit.id)?.text ?? "";
    const marked = (hit: SearchHit | undefined) =>
      hit?.snippet.marks.map(({ start, end }) => hit.snippet.text.slice(start, end));
    const everyPage = async (request: Omit<SearchRequest, "after">): Promise<readonly SearchHit[]> => {
      const hits: SearchHit[] = [];
      let after: string | undefined;
      for (;;) {
        const page = await engine().search(after === undefined ? request : { ...request, after });
        hits.push(...page.hits);
        after = page.hits.at(-1)?.cursor;
        if (!page.hasNextPage || after === undefined) return hits;
      }
    };

    test("finds a run of words and not the same words in another order", async () => {
      expect(await find("政策简明问答")).toEqual(["phrase"]);
      expect(await find('"简明问答"')).toEqual(["phrase"]);
    });

    test("finds any part of a text, also across word boundaries", async () => {
      expect(await find("策简")).toEqual(["phrase"]);
      expect(await find("院联动机")).toEqual(["both", "one-of-both"]);
    });

    test("requires every one of several words", async () => {
      expect(await find("府院联动 复议")).toEqual(["both"]);
      expect(await find("复议\u3000府院")).toEqual(["both"]);
      expect(await find("府院 灯塔")).toEqual([]);
    });

    test("finds Simplified and Traditional text by a query in either script", async () => {
      for (const query of ["依申请开放数据", "依申請開放數據"]) {
        expect(await find(query)).toEqual(["simplified", "traditional"]);
      }
      expect(await find("監督機關權力")).toEqual(["simplified", "traditional"]);
    });

    test("marks what the source prints, glosses included", async () => {
      for (const query of ["开放数据", "開放數據"]) {
        const { hits } = await search(query);
        expect(marked(hits.find((hit) => hit.id === "traditional"))).toEqual(["開(kāi)放(fàng)數據"]);
        expect(marked(hits.find((hit) => hit.id === "simplified"))).toEqual(["开放数据"]);
      }
    });

    test("ignores width and letter case", async () => {
      for (const query of ["IPv6访问", "ＩＰＶ６访问", "ipv6访问"]) {
        expect(await find(query)).toEqual(["full-width", "half-width"]);
      }
      expect(await find("ＡＰＰ")).toEqual(["full-width", "half-width"]);
    });

    test("ignores spaces between Han characters, and keeps them beside other scripts", async () => {
      expect(await find("双栈改造完成")).toEqual(["spaced"]);
      expect(await find('"IPv6 双栈"')).toEqual(["spaced"]);
    });

    test("finds numbers with and without thousands separators", async () => {
      for (const query of ["1234元", "1,234元", "１，２３４元"])
        expect(await find(query)).toEqual(["numbers"]);
      const { hits } = await search("1234元");
      expect(marked(hits[0])).toEqual(["１,２３４元"]);
    });

    test("finds numbers, percentages and document numbers whole", async () => {
      expect(await find("3646件")).toEqual(["numbers"]);
      expect(await find("3646")).toEqual(["numbers"]);
      expect(await find("1.05%")).toEqual(["numbers"]);
      expect(await find("〔2023〕12号")).toEqual(["numbers"]);
      expect(await find("国办函〔2024〕")).toEqual(["longer-numbers"]);
    });

    test("finds a year written in Chinese by its digits", async () => {
      expect(await find("2021年底")).toEqual(["chinese-year"]);
      expect(await find("二○二一年底")).toEqual(["chinese-year"]);
    });

    test("takes curly, corner and straight quotation marks for a phrase", async () => {
      for (const query of ["“府院联动”", "「府院聯動」", '"府院联动"']) {
        expect(await find(query)).toEqual(["both", "one-of-both"]);
      }
      expect(await find('"府院联动 机制" 复议')).toEqual(["both"]);
    });

    test("reads an unclosed quotation mark as if it were not there", async () => {
      expect(await find('"府院 复议')).toEqual(["both"]);
    });

    test("answers a query of one character", async () => {
      expect(await find("龘")).toEqual(["rare-character"]);
      expect(await find("𬭛")).toEqual(["last-character"]);
      expect(await find("栈")).toEqual(["spaced"]);
      expect(await find("5")).toEqual(["paged-5"]);
    });

    test("looks for operators as plain text", async () => {
      for (const query of ["%_", "100%_达标", "标*合", "格(甲)", "(", "*", "\\", ")\\乙", "_"]) {
        expect(await find(query)).toEqual(["signs"]);
      }
      for (const query of ["政策%问答", "政策_明", "政策.*", "灯塔 OR 龘", "-灯塔", "'", "灯塔:*"]) {
        expect(await find(query)).toEqual([]);
      }
    });

    test("finds a section by title, agency, year and heading of its report", async () => {
      expect(await find("白杨县蓝湖局")).toEqual(["named"]);
      expect(await find("蓝湖局 2020 更新较慢")).toEqual(["named"]);
      expect(await find("白杨縣 主要問題")).toEqual(["named"]);
      const [hit] = (await search("蓝湖局")).hits;
      expect(hit?.snippet).toMatchObject({ start: 0, text: "存在问题：更新较慢。", marks: [] });
    });

    test("narrows by every filter, alone and together", async () => {
      const all = DOCUMENTS.filter((document) => document.id.startsWith("paged"));
      const expected = (keep: (document: (typeof all)[number]) => boolean) =>
        all
          .filter(keep)
          .map((document) => document.id)
          .sort();
      const years = [2020, 2023];
      const sections = ["requests", "remedies"] as const;
      const agencyIds = ["agency-1"];
      const hasYear = (year: number | null) => year !== null && years.includes(year);
      expect(await find("灯塔", { years })).toEqual(expected(({ year }) => hasYear(year)));
      expect(await find("灯塔", { sections })).toEqual(expected(({ section }) => section !== "overview"));
      expect(await find("灯塔", { agencyIds })).toEqual(expected(({ agencyId }) => agencyId === "agency-1"));
      expect(await find("灯塔", { years, sections, agencyIds, synthetic: false })).toEqual(
        expected(
          ({ year, section, agencyId }) => hasYear(year) && section !== "overview" && agencyId === "agency-1",
        ),
      );
      expect(await find("更新较慢", { synthetic: true })).toEqual(["named"]);
      expect(await find("更新较慢", { synthetic: false })).toEqual([]);
      expect(await find("灯塔", { years: [] })).toEqual([]);
      expect(await find("灯塔", { agencyIds: ["nobody", "\0"], years: [2020, 2 ** 40, 0.5] })).toEqual([]);
    });

    test("answers an empty query with everything, newest first", async () => {
      for (const text of ["", "  \n", '""', "\0", "\u200b"]) {
        const hits = await everyPage({ text, first: 7 });
        expect(hits).toHaveLength(DOCUMENTS.length);
        const years = hits.map((hit) => DOCUMENTS.find((document) => document.id === hit.id)?.year ?? 0);
        expect(years).toEqual(years.toSorted((a, b) => b - a));
      }
      const page = await search("", { filter: { sections: ["remedies"] } });
      expect(page.total).toEqual({ value: 19, relation: "exact" });
    });

    test("pages without repeating or skipping a hit", async () => {
      const whole = idsOf(await search("灯塔", { first: 100 }));
      expect(whole).toHaveLength(57);
      for (const first of [1, 10, 19, 56, 57]) {
        const hits = await everyPage({ text: "灯塔", first });
        expect(hits.map((hit) => hit.id)).toEqual(whole);
      }
    });

    test("puts sections with more of what was asked for first, and the newest of equal ones", async () => {
      const [best, second] = (await search("灯塔")).hits;
      // Of the twelve that say it five times, one is of 2024 and the next newest of 2023.
      expect([best?.id, second?.id]).toEqual(["paged-34", "paged-19"]);
    });

    test("tells the total and whether more follows", async () => {
      const page = await search("灯塔", { first: 5 });
      expect(page).toMatchObject({
        total: { value: 57, relation: "exact" },
        hasNextPage: true,
        engine: engine().name,
      });
      expect(page.hits).toHaveLength(5);
      expect((await search("灯塔", { first: 57 })).hasNextPage).toBe(false);
      expect(await search("龘龘龘")).toMatchObject({
        hits: [],
        total: { value: 0, relation: "exact" },
        hasNextPage: false,
      });
    });

    test("gives the same order twice", async () => {
      for (const text of ["灯塔", "", "2"]) expect(await search(text)).toEqual(await search(text));
    });

    test("refuses a cursor that is none or belongs to another search", async () => {
      const { hits } = await search("灯塔", { first: 1 });
      const cursor = hits[0]?.cursor ?? "";
      for (const after of ["", "x", "W10", "bnVsbA", cursor.slice(1), `${cursor.slice(0, -4)}AAAA`]) {
        await expect(search("灯塔", { after })).rejects.toMatchObject({ code: "BAD_CURSOR" });
      }
      await expect(search("府院", { after: cursor })).rejects.toMatchObject({ code: "BAD_CURSOR" });
      await expect(search("灯塔", { after: cursor, filter: { years: [2020] } })).rejects.toMatchObject({
        code: "BAD_CURSOR",
      });
    });

    test("refuses pages and queries out of bounds", async () => {
      for (const first of [0, -1, 1.5, 1001, Number.NaN]) {
        await expect(search("灯塔", { first })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
      }
      await expect(search("灯".repeat(2001))).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    });

    test("cuts snippets and marks out of the original text", async () => {
      for (const text of ["灯塔", "数据", "〔2023〕12号", "ipv6", "办理 监督", "件", ""]) {
        for (const hit of (await search(text)).hits) {
          const { snippet } = hit;
          expect(snippet.text).toBe(sourceOf(hit).slice(snippet.start, snippet.end));
          let last = 0;
          for (const mark of snippet.marks) {
            expect(mark.start).toBeGreaterThanOrEqual(last);
            expect(mark.end).toBeGreaterThan(mark.start);
            last = mark.end;
          }
          expect(last).toBeLessThanOrEqual(snippet.text.length);
        }
      }
    });

    test("replaces every document of a report at once", async () => {
      const reportId = "replaced";
      const part = (id: string, text: string) => documentOf({ id, reportId, text });
      await engine().put([part("replaced-1", "旧稿琥珀"), part("replaced-2", "旧稿玛瑙")]);
      expect(await find("旧稿")).toEqual(["replaced-1", "replaced-2"]);
      await engine().put([part("replaced-1", "新稿琥珀")]);
      expect(await find("旧稿")).toEqual([]);
      expect(await find("琥珀")).toEqual(["replaced-1"]);
      await engine().remove([revisionOf(reportId)]);
    });

    test("forgets removed reports and counts what is left", async () => {
      const before = await engine().count();
      await engine().put([documentOf({ id: "removed", reportId: "removed", text: "翡翠" })]);
      expect(await engine().count()).toBe(before + 1);
      await engine().remove([revisionOf("removed"), revisionOf("never-there")]);
      expect(await find("翡翠")).toEqual([]);
      expect(await engine().count()).toBe(before);
      await engine().remove([]);
      await engine().put([]);
      expect(await engine().count()).toBe(before);
    });

    test("passes over documents of an older revision than it was told of, removed reports among them", async () => {
      const at = (revision: number, text: string) =>
        documentOf({ id: "revised", reportId: "revised", revision, text });
      const bystander = documentOf({ id: "bystander", reportId: "bystander", text: "同批红玉" });
      await engine().put([at(7, "新版红玉")]);
      await engine().put([at(5, "旧版红玉"), bystander]);
      expect(await find("红玉")).toEqual(["bystander", "revised"]);
      expect(await find("旧版红玉")).toEqual([]);
      await engine().remove([revisionOf("revised", 6)]);
      expect(await find("新版红玉")).toEqual(["revised"]);
      await engine().put([at(7, "再版红玉")]);
      expect(await find("再版红玉")).toEqual(["revised"]);
      await engine().remove([revisionOf("revised", 8), revisionOf("bystander")]);
      await engine().put([at(7, "迟到红玉")]);
      expect(await find("红玉")).toEqual([]);
    });

    test("says where a hit is stored: version and position of the section", async () => {
      const twice = [0, 3].map((position) =>
        documentOf({
          id: `twice-${position}`,
          reportId: "twice",
          versionId: 42,
          position,
          text: `第${position}处水晶`,
        }),
      );
      await engine().put(twice);
      const { hits } = await search("水晶");
      expect(hits.map(({ versionId, position, snippet }) => [versionId, position, snippet.text])).toEqual([
        [42, 0, "第0处水晶"],
        [42, 3, "第3处水晶"],
      ]);
      await engine().remove([revisionOf("twice")]);
    });

    test("can be prepared again without losing anything", async () => {
      const before = await engine().count();
      await Promise.all([engine().prepare(), engine().prepare()]);
      expect(await engine().count()).toBe(before);
    });

    test("stores and finds text with NUL, lone surrogates and quotes", async () => {
      const text = "珊\0瑚\ud800''\"\\,{NULL}\u{2f81a}结尾";
      await engine().put([documentOf({ id: "odd", reportId: "odd", text, title: "\0", heading: "\udc00" })]);
      expect(await find("珊瑚")).toEqual([]);
      const [hit] = (await search("''")).hits;
      expect(hit?.id).toBe("odd");
      expect(hit?.snippet.text).toBe("珊\ufffd瑚\ufffd''\"\\,{NULL}\u{2f81a}结尾");
      expect(hit?.snippet.marks).toEqual([{ start: 4, end: 6 }]);
      expect(await find("冬结尾")).toEqual(["odd"]);
      await engine().remove([revisionOf("odd")]);
    });

    test("answers any text", async () => {
      const pieces = fc.constantFrom(..."灯塔\0\ud800\udc00'\"\\%_*()&|!:<> \n１2,．〇年“「-");
      const texts = fc.oneof(
        fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
        fc.string({ unit: "binary", maxLength: 80 }),
      );
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          const page = await search(text, { first: 3 });
          expect(page.hits.length).toBeLessThanOrEqual(page.total.value);
        }),
        { numRuns: 60 },
      );
    });

    it("knows every test that is skipped", () => {
      expect([...reasons.keys()]).toEqual([]);
    });
  });
}
