import { expect, it } from "vitest";
import { documentOf } from "../fixture.ts";
import { describeRealServer, idsOf, MANY, requestFor } from "./real-server.ts";

describeRealServer("what the Meilisearch engine finds", (setting) => {
  it("says which server it is and searches with a key that can only search", async () => {
    const { index, engine, ourKeys } = setting();
    expect(engine.describe()).toMatch(
      /^Meilisearch \d+\.\d+\.\d+ at .*, searched with a key that can do nothing else$/,
    );
    const keys = await ourKeys();
    expect(keys.map(({ actions, indexes }) => ({ actions, indexes }))).toEqual([
      { actions: ["search"], indexes: [index] },
    ]);
    await Promise.all([engine.prepare(), engine.prepare()]);
    expect(await ourKeys()).toHaveLength(1);
  });

  it("has one index, with one document for each section", async () => {
    const { index, engine, ourIndexes } = setting();
    expect(await ourIndexes()).toEqual([index]);
    expect(await engine.count()).toBe(MANY.length);
    expect(await engine.status()).toMatchObject({
      documents: MANY.length,
      behind: 0,
      refused: [],
      isRebuilding: false,
    });
  });

  it("finds words that stand side by side, and not the same words elsewhere", async () => {
    const { find, having } = setting();
    const documents = [
      documentOf({ id: "side", text: "全年开展政策简明问答十二期。" }),
      documentOf({ id: "turned", text: "问答政策的简明版本另行公布。" }),
      documentOf({ id: "apart", text: "政策简明，问答另行公布。" }),
    ];
    await having(documents, async () => {
      expect(await find("政策简明问答")).toEqual(["side"]);
      expect(await find("政策|问答")).toEqual(["apart", "side", "turned"]);
      expect(await find("政策|-简明问答")).toEqual(["apart", "turned"]);
      expect(await find("政策|-问答")).toEqual([]);
    });
  });

  it("finds numbers whole, however they are printed", async () => {
    const { find, having } = setting();
    const documents = [
      documentOf({ id: "numbers", text: "受理3646件，增长1.05%，依据国办函〔2023〕12号，收费１,２３４元。" }),
      documentOf({
        id: "others",
        text: "受理13646件，增长11.05%，1.5%，05%，依据国办函〔2024〕112号，收费51,234元。",
      }),
    ];
    await having(documents, async () => {
      const among = { filter: { reportIds: ["report-numbers", "report-others"] } };
      for (const number of ["3646件", "1.05%", "国办函〔2023〕12号", "1234元", "1,234", "2023", "3646"]) {
        expect(await find(number, among), number).toEqual(["numbers"]);
      }
      for (const number of ["2024", "1.5%", "51234元"])
        expect(await find(number, among), number).toEqual(["others"]);
      for (const number of ["646件", "234元", "20"]) expect(await find(number, among), number).toEqual([]);
    });
  });

  it("leaves out what holds the words of a long phrase and not the phrase, and counts what is left", async () => {
    const { search, having } = setting();
    const documents = [
      documentOf({ id: "false", text: "政府信息公开工作有序开展，答复信息公开申请。" }),
      documentOf({ id: "true", text: "受理政府信息公开申请若干件。" }),
    ];
    await having(documents, async () => {
      const page = await search("政府信息公开申请", { facets: ["year"] });
      expect(idsOf(page.hits)).toEqual(["true"]);
      expect(page.total).toEqual({ value: 1, relation: "exact" });
      expect(page.facets).toEqual([
        { name: "year", values: [{ value: "2022", count: 1 }], relation: "exact" },
      ]);
    });
  });

  it("looks for ten words and not for nine of eleven", async () => {
    const { engine, find, having } = setting();
    const words = ["苹果", "香蕉", "葡萄", "西瓜", "草莓", "樱桃", "菠萝", "石榴", "柠檬", "芒果", "荔枝"];
    const documents = words.map((_, missing) =>
      documentOf({ id: `no-${missing}`, text: words.filter((_word, at) => at !== missing).join("，") }),
    );
    await having(documents, async () => {
      expect(await find(words.slice(0, 10).join("|"))).toEqual(["no-10"]);
      expect(await find([...words.slice(0, 9), "-荔枝"].join("|"))).toEqual(["no-10"]);
      expect(await find([...words.slice(0, 10), "-荔枝"].join("|"))).toEqual(["no-10"]);
      expect(await find([...words.slice(1, 11), "-苹果"].join("|"))).toEqual(["no-0"]);
      const eleven = requestFor(words.join("|"));
      expect(engine.unsuitable(eleven)).not.toBeNull();
      await expect(engine.search(eleven)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    });
  });

  it("reads long sections to their end, and counts each once", async () => {
    const { engine, search, find, having } = setting();
    const filler = "这是一个很长的部分，讲述各项工作。".repeat(2_000);
    const documents = [
      documentOf({ id: "long", text: `开头提到玫瑰。${filler}中间提到牡丹。${filler}末尾提到月季。` }),
      documentOf({ id: "dense", text: `${"甲。".repeat(30_000)}末尾提到月季。` }),
    ];
    await having(documents, async () => {
      expect(await find("玫瑰|牡丹|月季")).toEqual(["long"]);
      const page = await search("月季");
      expect(idsOf(page.hits).sort()).toEqual(["dense", "long"]);
      expect(page.total).toEqual({ value: 2, relation: "exact" });
      expect(await engine.count()).toBe(MANY.length + 2);
    });
  });
});
