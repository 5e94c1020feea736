import { expect } from "vitest";
import { ask, expectFound, find, marked, type Suite } from "./subject.ts";

/** Behaviours 5 to 7: one text in several spellings. */
export function describeSpellings({ subject, behaviour }: Suite): void {
  behaviour(5, "Simplified and Traditional text is found by a query in either script", async () => {
    for (const query of ["依申请开放数据", "依申請開放數據"]) {
      await expectFound(subject(), query, ["simplified", "traditional"]);
    }
    await expectFound(subject(), "監督機關權力", ["simplified", "traditional"]);
    // Hong Kong and Taiwan forms: 群/羣, 里/裡/裏, 台/臺, 启/啟/啓, 卫/衛/衞, 峰/峯.
    for (const query of ["台帐启用", "臺帳啓用", "卫星云图", "衞星雲圖", "峰值群发", "峯值羣發"]) {
      await expectFound(subject(), query, ["taiwan"]);
    }
  });

  behaviour(5, "what is marked is what the source prints, glosses included", async () => {
    for (const query of ["开放数据", "開放數據"]) {
      const { hits } = await ask(subject(), query);
      expect(marked(hits.find((hit) => hit.id === "traditional"))).toEqual(["開(kāi)放(fàng)數據"]);
      expect(marked(hits.find((hit) => hit.id === "simplified"))).toEqual(["开放数据"]);
    }
  });

  behaviour(6, "width and letter case make no difference", async () => {
    for (const query of ["IPv6访问", "ＩＰＶ６访问", "ipv6访问"]) {
      await expectFound(subject(), query, ["full-width", "half-width"]);
    }
    await expectFound(subject(), "ＡＰＰ", ["full-width", "half-width"]);
  });

  behaviour(6, "spaces between Han characters make none, beside other scripts they do", async () => {
    await expectFound(subject(), "双栈改造完成", ["spaced"]);
    await expectFound(subject(), '"IPv6 双栈"', ["spaced"]);
  });

  behaviour(7, "numbers are found with and without thousands separators", async () => {
    for (const query of ["1234元", "1,234元", "１，２３４元"])
      await expectFound(subject(), query, ["numbers"]);
    const { hits } = await ask(subject(), "1234元");
    expect(marked(hits[0])).toEqual(["１,２３４元"]);
  });

  behaviour(7, "numbers with units, percentages and document numbers are found whole", async () => {
    await expectFound(subject(), "申请3646件", ["numbers"]);
    await expectFound(subject(), "3646件", ["numbers"]);
    await expectFound(subject(), "增长1.05%", ["numbers"]);
    await expectFound(subject(), "1.05%", ["numbers"]);
    await expectFound(subject(), "国办函〔2023〕12号", ["numbers"]);
    await expectFound(subject(), "国办函〔2024〕112号", ["longer-numbers"]);
    expect(await find(subject(), "国办函〔2024〕12号")).toEqual([]);
    expect(await find(subject(), "国办函〔2023〕1号")).toEqual([]);
  });

  behaviour(7, "one year never matches another, and a year in Chinese is found by its digits", async () => {
    const asWords = { interpret: false };
    expect(await find(subject(), "珊瑚 2023年", asWords)).toEqual(["year-before"]);
    expect(await find(subject(), "珊瑚 2024年", asWords)).toEqual(["year-after"]);
    expect(await find(subject(), "珊瑚 2023", asWords)).toEqual(["year-before"]);
    expect(await find(subject(), "琉瓦 2021年底", asWords)).toEqual(["chinese-year"]);
    expect(await find(subject(), "琉瓦 二○二一年底", asWords)).toEqual(["chinese-year"]);
  });
}
