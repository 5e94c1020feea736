import { expect } from "vitest";
import type { SearchFilter } from "../../src/index.ts";
import { ask, expectFound, find, marked, type Suite } from "./subject.ts";

/** The reports with points between digits. */
const POINTED: SearchFilter = {
  reportIds: ["decimals", "fractions-as-wholes", "points"].map((id) => `report-${id}`),
};

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

  behaviour(7, "a number with a decimal part is one number, wherever it stands", async () => {
    for (const query of ["12.5%", "１２．５％", "占比12.5%", "12.5", "1234.50万元", "1,234.50", "PM2.5"]) {
      await expectFound(subject(), query, ["decimals"], POINTED);
    }
    // Not in 12.5%, nor in 1,234.50万元.
    for (const query of ["5%", "50万元", "占比5%", "50"]) {
      await expectFound(subject(), query, ["fractions-as-wholes"], POINTED);
    }
    for (const query of ["占比12", "12.50%", "234.5", "1234", "砂岩占比1", "PM2"]) {
      expect(await find(subject(), query, { filter: POINTED }), query).toEqual([]);
    }
    await expectFound(subject(), "砂岩 -5%", ["decimals"], POINTED);
    await expectFound(subject(), "砂岩 -12.5%", ["fractions-as-wholes"], POINTED);
    const { hits } = await ask(subject(), "12.5% 1234.50", { filter: POINTED });
    expect(marked(hits[0])).toEqual(["12.5%", "１,２３４．５０"]);
  });

  behaviour(
    7,
    "what several points separate, and a point before a year, are numbers of their own",
    async () => {
      const asWords = { interpret: false, filter: POINTED };
      for (const query of ["2023年", "2023.12.31", "3.1.4", "10.0.0.12", "12.31", "2023 31", "0.0.12"]) {
        expect(await find(subject(), query, asWords), query).toEqual(["points"]);
      }
      for (const query of ["2023.12", "12.3", "3.1", "1.4", "10.0", "1.2023"]) {
        expect(await find(subject(), query, asWords), query).toEqual([]);
      }
    },
  );

  behaviour(7, "exact finds a run of characters inside a number too", async () => {
    const exactly = (text: string) => find(subject(), text, { matching: "exact", filter: POINTED });
    for (const query of ["2.5%", ".5%", "12.5", "234.5", "M2.5", "占比1"]) {
      expect(await exactly(query), query).toEqual(["decimals"]);
    }
    expect(await exactly("5%")).toEqual(["decimals", "fractions-as-wholes"]);
    for (const query of ["2.3", "023.1", "1.2023年", "3.12.", ".31第3.1", "0.0.1"]) {
      expect(await exactly(query), query).toEqual(["points"]);
    }
    const { hits } = await ask(subject(), "2.5%", { matching: "exact", filter: POINTED });
    expect(marked(hits[0])).toEqual(["2.5%"]);
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
