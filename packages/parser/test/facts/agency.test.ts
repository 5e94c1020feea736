import { describe, expect, test } from "vitest";
import { type ReportParts, readParts } from "../support/report-text.ts";

const AGENCY = "青禾县教育局";

interface EvidenceCase {
  readonly place: string;
  readonly parts: ReportParts;
  readonly kind: string;
  readonly name?: string;
  readonly url?: string;
}

const CASES: readonly EvidenceCase[] = [
  { place: "the title", parts: { head: "青禾县教育局2022年政府信息公开工作年度报告" }, kind: "title" },
  { place: "whom to contact", parts: { head: "如有疑问,请与青禾县教育局联系。" }, kind: "introduction" },
  {
    place: "whom to contact, with data in brackets",
    parts: { head: "如有疑问,请与青禾县教育局(地址:示例路1号,电话:0000-1000001)联系。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, with spaces",
    parts: { head: "如有疑问,请与 青禾县教育局 联系(电话:0000-1000001)。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, an office of the agency",
    parts: { head: "如有疑问,请与青禾县教育局办公室联系。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, an office for disclosure",
    parts: { head: "如有疑问,请与青禾县教育局政府信息公开办公室联系。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, a section of the agency",
    parts: { head: "如有疑问,请与青禾县教育局综合科联系。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, another section of the agency",
    parts: { head: "如有疑问,请与青禾县教育局政策法规股联系。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, a township's office",
    parts: { head: "如有疑问,请与青禾县望山镇人民政府党政办公室联系。" },
    kind: "introduction",
    name: "青禾县望山镇人民政府",
  },
  {
    place: "whom to contact, the office of a county's government",
    parts: { head: "如有疑问,请与青禾县人民政府办公室联系。" },
    kind: "introduction",
    name: "青禾县人民政府办公室",
  },
  {
    place: "whom to contact, at the end of the text",
    parts: { tail: "公众如有疑问,请与青禾县教育局联系。" },
    kind: "introduction",
  },
  {
    place: "whom to contact, in Traditional script",
    parts: { head: "如對報告有任何疑問,請與青禾縣教育局辦公室聯繫。" },
    kind: "introduction",
  },
  { place: "who wrote it", parts: { head: "本报告由青禾县教育局编制。" }, kind: "introduction" },
  {
    place: "who wrote it, by law",
    parts: { overview: "本年度报告由青禾县教育局依照《中华人民共和国政府信息公开条例》编制。" },
    kind: "introduction",
  },
  {
    place: "what is published",
    parts: { head: "现公布青禾县教育局2022年政府信息公开工作年度报告。" },
    kind: "introduction",
  },
  {
    place: "who acts on the law",
    parts: { head: "青禾县教育局根据《中华人民共和国政府信息公开条例》编制本报告。" },
    kind: "introduction",
  },
  {
    place: "a definition with alias",
    parts: { overview: "2022年,国家税务总局青禾市白石区税务局(以下简称“白石区税务局”)推进政务公开。" },
    kind: "introduction",
    name: "国家税务总局青禾市白石区税务局",
  },
  { place: "the signature", parts: { tail: "青禾县教育局\n2023年1月13日" }, kind: "signature" },
  { place: "the signature without date", parts: { tail: "青禾县教育局" }, kind: "signature" },
  { place: "the signature on one line", parts: { tail: "青禾县教育局 2023年1月13日" }, kind: "signature" },
  {
    place: "a metadata row",
    parts: { head: "索引号:QH001 发布机构:青禾县教育局 发布日期:2023-01-20" },
    kind: "metadata",
  },
  {
    place: "a metadata cell",
    parts: { head: "索引号 | QH001 | 发布机构 | 青禾县教育局 |" },
    kind: "metadata",
  },
  {
    place: "a metadata label above its value",
    parts: { head: "发文机关:\n青禾县教育局\n文号:" },
    kind: "metadata",
  },
  { place: "the origin of the page", parts: { head: "来源:青禾县教育局 浏览次数:12" }, kind: "metadata" },
  {
    place: "the origin glued to a date",
    parts: { head: "日期:2021-01-22来源:青禾县教育局作者:佚名" },
    kind: "metadata",
  },
  { place: "the origin of the information", parts: { head: "信息来源:青禾县教育局" }, kind: "metadata" },
  {
    place: "a short form in metadata",
    parts: { head: "发布机构:县卫健局办公室" },
    kind: "metadata",
    name: "县卫健局",
  },
  { place: "the author", parts: { head: "作者:北桥街办事处" }, kind: "metadata", name: "北桥街办事处" },
  { place: "an account", parts: { overview: "通过“青禾县教育局”微信公众号发布信息9条。" }, kind: "account" },
  { place: "the footer", parts: { tail: "网站地图 主办单位:青禾县教育局 ICP备00000000号" }, kind: "footer" },
  {
    place: "the footer above the title",
    parts: { head: "版权所有:青禾县教育局 技术支持:示例科技" },
    kind: "footer",
  },
  {
    place: "the footer that names an operator only",
    parts: { tail: "承办单位:青禾县教育局 技术支持:示例科技" },
    kind: "footer",
  },
  {
    place: "a path with >",
    parts: { head: "首页 > 政务公开 > 青禾县教育局 > 政府信息公开年报" },
    kind: "breadcrumb",
  },
  {
    place: "a path with /",
    parts: { head: "当前位置:首页 / 政务公开 / 青禾县教育局 / 政府信息公开年报" },
    kind: "breadcrumb",
  },
  {
    place: "a path with ->",
    parts: { head: "您的位置:首页->部门公开->青禾县教育局->年报" },
    kind: "breadcrumb",
  },
  { place: "a path with >>", parts: { head: "首页>>部门公开>>青禾县教育局>>年报" }, kind: "breadcrumb" },
  { place: "a path with »", parts: { head: "首页 » 部门公开 » 青禾县教育局 » 年报" }, kind: "breadcrumb" },
  {
    place: "a path one step a line",
    parts: { head: "首页\n>\n部门公开\n>\n青禾县教育局\n>\n政府信息公开年报" },
    kind: "breadcrumb",
  },
  {
    place: "the narrative",
    parts: {
      overview: "过去的2022年,青禾县教育局认真落实条例,推进信息公开。\n青禾县教育局公开行政许可3件。",
    },
    kind: "narrative",
  },
  {
    place: "the address, in percent-encoded Chinese",
    parts: {},
    url: `https://www.example.test/${encodeURIComponent(AGENCY)}/2022/report.html`,
    kind: "url",
  },
  {
    place: "the query of the address",
    parts: {},
    url: `https://www.example.test/report?dept=${encodeURIComponent(AGENCY)}&year=2022`,
    kind: "url",
  },
];

describe("the agency is named by", () => {
  test.each(CASES)("$place", ({ parts, kind, name = AGENCY, url }) => {
    const { report, codes, text } = readParts(parts, url);
    expect(report.agency?.name).toBe(name);
    const evidence = report.agency?.evidence.find((one) => one.kind === kind);
    expect(evidence?.name).toBe(name);
    const cut = text
      .slice(evidence?.span.start, evidence?.span.end)
      .replaceAll(/[縣育]/g, (c) => (c === "縣" ? "县" : c));
    expect(cut).toBe(kind === "url" ? "" : name);
    expect(codes).not.toContain("agency-missing");
  });
});

describe("the agency is not named by", () => {
  test.each<[string, ReportParts, string?]>([
    [
      "the host name and folders of the address",
      {},
      "https://jyj.qinghe.example.test/xxgk/2021jdyc/202212/t1.html",
    ],
    ["an address in another encoding", {}, "https://www.example.test/%C7%E0%BA%CC/%E9%9D"],
    [
      "the government whose website it is, where the text says 我局",
      {
        overview: "2022年,我局依法公开政府信息,接受社会监督和群众评议。",
        tail: "主办单位:青禾县人民政府办公室 承办单位:青禾县政务服务局",
      },
    ],
    [
      "the government whose website it is, where the text says 我镇",
      {
        overview: "2022年,我镇依法公开政府信息,接受社会监督和群众评议。",
        tail: "主办单位:青禾县人民政府 ICP备00000000号",
      },
    ],
    [
      "a body that the narrative works with",
      { overview: "积极与县政府办公室联系,向县委宣传部反映情况,加强协调。" },
    ],
    [
      "a whole sentence copied from another report",
      { overview: "2022年,云岭县科学技术局高度重视政府信息公开工作。\n我局公开行政许可3件。" },
    ],
    ["a copied sentence", { overview: "持续加大教育局机关信息公开力度,不断优化服务。" }],
    ["the newspaper that printed it", { head: "来源:青禾日报社 浏览:3" }],
    ["a menu", { head: "首页 > 政府部门 > 办事大厅 > 政务中心" }],
    [
      "the notice's own authors",
      { head: "按照国务院办公厅政府信息与政务公开办公室(以下简称“国办公开办”)的要求编制。" },
    ],
  ])("%s", (_, parts, url) => {
    const { report, codes } = readParts(parts, url);
    expect(report.agency).toBeNull();
    expect(codes).toContain("agency-missing");
  });
});

describe("of several names", () => {
  test("the agency's own wins over a copied one", () => {
    const { report } = readParts({
      overview: "持续加大教育局机关信息公开力度。通过“青禾旗人力资源和社会保障局”微信公众号公开信息9条。",
      tail: "青禾旗人力资源和社会保障局\n2023年1月13日",
    });
    expect(report.agency?.name).toBe("青禾旗人力资源和社会保障局");
    expect(report.agency?.evidence.map(({ kind }) => kind)).toEqual(["signature", "account"]);
  });

  test("title and signature that disagree are reported, and the title is followed", () => {
    const { report, codes } = readParts({
      head: "青禾县民政局2022年政府信息公开工作年度报告",
      tail: "青禾县科技局\n2023年1月13日",
    });
    expect(report.agency?.name).toBe("青禾县民政局");
    expect(codes).toContain("agency-disagreement");
  });

  test("a short form agrees with the full one", () => {
    const { report, codes } = readParts({
      head: "青禾县人力资源和社会保障局2022年政府信息公开工作年度报告",
      tail: "青禾县人社局\n2023年1月13日",
    });
    expect(report.agency?.evidence.map(({ kind, name }) => [kind, name])).toEqual([
      ["title", "青禾县人力资源和社会保障局"],
      ["signature", "青禾县人社局"],
    ]);
    expect(codes).not.toContain("agency-disagreement");
  });

  test("the form with the place completes a title without it", () => {
    const { report } = readParts({
      head: "县教育局2022年政府信息公开工作年度报告",
      tail: "版权所有:青禾县教育局",
    });
    expect(report.agency).toMatchObject({ name: "青禾县教育局", place: null });
  });

  test("a township's government completes a title that names the township", () => {
    const { report } = readParts({
      head: "望山镇2022年政府信息公开工作年度报告\n首页 > 青禾县望山镇人民政府 > 年报",
    });
    expect(report.agency?.name).toBe("青禾县望山镇人民政府");
  });

  test("the government of the page gives the place that the name leaves out", () => {
    const footer = "主办单位:白水市青禾县人民政府";
    const place = (title: string) =>
      readParts({ head: `${title}2022年政府信息公开工作年度报告`, tail: footer }).report.agency?.place;
    expect(place("青禾县教育局")).toBe("白水市");
    expect(place("县教育局")).toBe("白水市青禾县");
    expect(place("教育局")).toBeNull();
  });

  test("an operator's name stays behind the owner's", () => {
    const { report } = readParts({ tail: "主办单位:青禾县教育局 承办单位:青禾县大数据中心" });
    expect(report.agency?.evidence.map(({ name }) => name)).toEqual(["青禾县教育局"]);
  });
});
