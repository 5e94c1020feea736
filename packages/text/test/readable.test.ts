import { describe, expect, it } from "vitest";
import { readable } from "../src/index.ts";

const text = (source: string) => readable(source).mapped.text;

describe("readable", () => {
  it.each([
    ["line breaks", "a\r\nb\rc\nd\u2028e\u0085f\fg", "a\nb\nc\nd\ne\nf\ng"],
    ["a lone carriage return at the end", "a\r", "a\n"],
    ["a byte order mark", "\ufeff一、", "一、"],
    ["zero-width characters", "公\u200b开\u2060信\u200d息", "公开信息"],
    ["soft hyphens", "in\u00adfor", "infor"],
    ["bidirectional marks", "\u202a12\u202c\u200e", "12"],
    ["variation selectors", "葛\ufe00城\u{e0100}", "葛城"],
    ["control characters", "1\u0000\u00072\u007f", "12"],
    ["no-break spaces", "第\u00a0一", "第 一"],
    ["ideographic spaces, one for one", "一、\u3000\u3000总", "一、  总"],
    ["tabs and thin spaces", "1\t2\u20093", "1 2 3"],
    ["full-width digits and signs", "１２．５％，（一）：", "12.5%,(一):"],
    ["full-width letters with their case", "ＩＣＰ备", "ICP备"],
    ["half-width katakana signs", "公開｡第｢一｣､", "公开。第「一」、"],
    ["small form variants", "﹙一﹚﹐﹪", "(一),%"],
    ["compatibility ideographs", "\uf9d1年", "六年"],
    ["compatibility ideographs beyond the first plane", "\u{2f81a}", "冬"],
    ["Kangxi radicals", "⾏政⽂件", "行政文件"],
    ["Simplified radicals", "⻚⻓⻔⻅", "页长门见"],
    ["a macron that becomes two characters", "\uffe3", " \u0304"],
    ["a lone surrogate", "a\ud842b\udfb7", "a\ufffdb\ufffd"],
    ["a Traditional character beyond the first plane", "\u{2005e}", "\u{2003e}"],
    ["a Traditional character whose Simplified one is beyond it", "紃", "\u{2c613}"],
  ])("spells %s in one way", (_, source, expected) => {
    expect(text(source)).toBe(expected);
  });

  it.each([
    ["circled digits", "①②⑩"],
    ["superscripts and fractions", "㎡²½"],
    ["Roman numeral characters", "Ⅳ、ⅱ"],
    ["letter case", "ICP备 IPv6"],
    ["brackets of document numbers", "〔2023〕12号【公开】"],
    ["quotation marks and full stops", "“三公经费”。、《》"],
    ["runs of spaces", "一   二"],
    ["thousands separators and Chinese years", "1,234 二〇二三年"],
    ["characters that Simplified text writes too", "显著 乾县 蒜薹 哪吒 覆盖 瞭望 慰藉 麴"],
    ["the common Simplified characters", "开关权报机产标网办复业统联镇发监督诉讼制后于余干着系面征准并台里"],
  ])("leaves %s alone", (_, source) => {
    expect(text(source)).toBe(source);
  });

  it.each([
    ["依申請公開 權力機關", "依申请公开 权力机关"],
    ["年度報告 產業 標準", "年度报告 产业 标准"],
    ["網站 辦理 行政復議", "网站 办理 行政复议"],
    ["業務 統計 聯繫 聯係", "业务 统计 联系 联系"],
    ["鄉鎮 發佈 監督 訴訟", "乡镇 发布 监督 诉讼"],
    ["行政強製 製度 體制", "行政强制 制度 体制"],
    ["關於 全麵 之後 其餘", "关于 全面 之后 其余"],
    ["複雜 徵收 彙總 匯總", "复杂 征收 汇总 汇总"],
    ["衞生 粧 敍述 櫃枱", "卫生 妆 叙述 柜台"],
    ["衆 眾 爲 為 說 説", "众 众 为 为 说 说"],
    ["裏 裡 臺 台 羣 群", "里 里 台 台 群 群"],
  ])("turns Traditional %s into Simplified, character by character", (source, expected) => {
    expect(text(source)).toBe(expected);
  });

  it.each([
    ["with tone marks", "務(wù)", "务", 1],
    ["without tone marks, doubled", "公(gong)(gong)開(kai)(kai)", "公开", 4],
    ["in full-width brackets", "業（yè）務", "业务", 1],
    ["in mixed brackets and full-width letters", "業(ｙè）務", "业务", 1],
    ["inside numerals of headings", "(一(yī))、總體(tǐ)情況", "(一)、总体情况", 2],
    ["with combining tone marks", "發(fa\u0304)佈", "发布", 1],
    ["with ü", "綠(lǜ)律(lü\u0300)略(lüè)女(nv)", "绿律略女", 4],
    ["with the letters typesetters use", "公(ɡōnɡ)安(ɑ\u0304n)", "公安", 2],
    ["of the longest syllable", "裝(zhuāng)窗(chuāng)", "装窗", 2],
    ["broken by a zero-width space", "開(k\u200bāi)", "开", 1],
    ["beyond the first plane", "\u{20bb7}(yě)", "\u{20bb7}", 1],
    ["after 〇", "二〇(líng)二", "二〇二", 1],
  ])("passes over a gloss %s", (_, source, expected, glosses) => {
    const reading = readable(source);
    expect(reading.mapped.text).toBe(expected);
    expect(reading.glossCount).toBe(glosses);
  });

  it.each([
    "备案(ICP)",
    "附件(pdf)",
    "附件(doc)(docx)",
    "客户端(app)",
    "第(a)项",
    "公开(gongkai)",
    "公开 (gong)",
    "x(gong)",
    "公()",
    "公(gong",
    "公(go ng)",
    "gong)",
    "(gong)",
    "(一)予以公开",
  ])("does not take %s for a gloss", (source) => {
    expect(text(source)).toBe(source);
    expect(readable(source).glossCount).toBe(0);
  });

  it("gives a text that needs no change back as it is, with the map it came with", () => {
    const source = {
      text: "一、总体情况(2023年)",
      starts: Int32Array.from({ length: 13 }, (_, index) => index * 2),
      ends: Int32Array.from({ length: 13 }, (_, index) => index * 2 + 2),
    };
    expect(readable(source)).toEqual({ mapped: source, glossCount: 0 });
    expect(text(source.text)).toBe(source.text);
  });
});
