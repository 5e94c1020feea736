import type { AgencyEvidence } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { agencyIdentity, findSiteCode, resolveAgency } from "../src/index.ts";
import { resolveName } from "./support/expected-names.ts";

const mention = (name: string, place: string | null = null, evidence: readonly AgencyEvidence[] = []) => ({
  name,
  place,
  evidence,
});
const footer = (name: string): AgencyEvidence => ({ kind: "footer", name, span: { start: 0, end: 0 } });

describe("resolving the agency of a report", () => {
  test("no name at all is unknown", () => {
    expect(resolveAgency({ mention: null, url: "http://www.zhuhai.gov.cn/" })).toMatchObject({
      match: "unknown",
      agency: null,
      evidence: [{ kind: "host", path: ["广东省", "珠海市"] }],
    });
  });

  test.each([
    "赛罕区民政局",
    "阿尔山市政务服务局",
    "呼和浩特市市场监督管理局",
    "聊城市民政局",
    "内蒙古自治区民政厅",
    "鄂伦春自治旗教育局",
    "云砚区文澜街道办事处",
    "新市区城市管理局",
    "浦东新区人民政府",
    "合肥高新区管理委员会",
    "和田地区行政公署",
    "锡林郭勒盟行政公署",
    "驿沙县住房和城乡建设局",
    "国家统计局",
    "中国气象局",
    "全国人民代表大会常务委员会",
    "最高人民法院",
    "财政部",
    "海关总署",
    "市场监督管理总局",
  ])("%s is named", (name) => {
    expect(resolveName(name, null).match).toBe("named");
  });

  test.each([
    "政务服务局",
    "市市场监督管理局",
    "本市市场监督管理局",
    "市场监督管理局",
    "住房和城乡建设局",
    "住房和城市建设局",
    "农业农村和乡村振兴局",
    "自治区民政厅",
    "乡镇企业局",
    "高新区管理委员会",
    "经济技术开发区管理委员会",
    "国际旅游度假区管理委员会",
    "公安局开发区分局",
    "宣传部",
    "人民武装部",
  ])("%s is uncertain, and named where a place stands beside it", (name) => {
    expect(resolveName(name, null).match).toBe("uncertain");
    expect(resolveName(name, "").match).toBe("uncertain");
    expect(resolveName(name, "呼和浩特市").match).toBe("named");
  });

  test.each(["区财政局", "县人民政府办公室", "街道办事处", "城关镇人民政府", ""])(
    "%s is uncertain, even in a city that has several",
    (name) => {
      expect(resolveName(name, null).match).toBe("uncertain");
      if (name !== "城关镇人民政府") expect(resolveName(name, "呼和浩特市").match).toBe("uncertain");
    },
  );

  test("an uncertain name comes with the bodies that it can be", () => {
    const { candidates } = resolveName("和平区司法局", null);
    expect(candidates.map(({ agency }) => agency.name).sort()).toEqual([
      "天津市和平区司法局",
      "沈阳市和平区司法局",
    ]);
    const inCity = resolveName("区财政局", "呼和浩特市").candidates.map(({ agency }) => agency.name);
    expect(inCity).toContain("呼和浩特市赛罕区财政局");
  });

  test.each([
    { url: "http://sfj.shenyang.gov.cn/a.html" },
    { siteName: "沈阳市人民政府" },
    { siteCode: "2101020001" },
    { mention: mention("和平区司法局", null, [footer("沈阳市和平区人民政府")]) },
    { mention: mention("和平区司法局", "沈阳市") },
  ])("namesakes are told apart by %j", (clues) => {
    const resolution = resolveAgency({ mention: mention("和平区司法局"), ...clues });
    expect(resolution.agency?.name).toBe("沈阳市和平区司法局");
  });

  test("a kind of region without a name is completed from the page", () => {
    const named = (name: string, url: string) =>
      resolveAgency({ mention: mention(name), url }).agency?.name ?? null;
    expect(named("市人社局", "https://rsj.zhuhai.gov.cn/gknb/1.html")).toBe("珠海市人力资源和社会保障局");
    expect(named("省财政厅", "https://www.zhuhai.gov.cn/")).toBe("广东省财政厅");
    expect(named("区财政局", "https://www.zhuhai.gov.cn/")).toBeNull();
    expect(named("市人社局", "https://www.zhuhai.gov.cn.example.com/")).toBeNull();
  });

  test("clues that contradict each other leave the name uncertain", () => {
    const { match, candidates } = resolveAgency({
      mention: mention("市教育局", "珠海市"),
      siteName: "聊城市人民政府",
    });
    expect(match).toBe("uncertain");
    expect(candidates.map(({ agency }) => agency.name)).toEqual(["珠海市教育局", "聊城市教育局"]);
    expect(candidates[0]?.because).toMatchObject([{ kind: "place", text: "珠海市" }]);
  });

  test("a place below a county is the town's, and evidence for two namesakes leaves both", () => {
    expect(resolveName("便民服务中心", "上海市浦东新区周浦镇").agency?.name).toBe(
      "上海市浦东新区周浦镇便民服务中心",
    );
    expect(resolveName("周浦镇人民政府", "上海市浦东新区周浦镇").agency?.name).toBe(
      "上海市浦东新区周浦镇人民政府",
    );
    const clues = { mention: mention("和平区司法局", "沈阳市"), siteName: "天津市人民政府" };
    expect(resolveAgency(clues)).toMatchObject({ match: "uncertain", candidates: [{}, {}] });
  });

  test.each([
    ["海南区教育局", "海南省"],
    ["中山区教育局", "中山市"],
    ["大同区教育局", "山西省大同市"],
    ["滨海新区管理委员会", "盐城市"],
    ["滨江新区管理委员会", "菏泽市"],
    ["南湖新区管理委员会", "信阳市"],
    ["东区街道办事处", "中山市"],
  ])("%s beside %s is not named after the only region so called, which stays a candidate", (name, place) => {
    const beside = resolveName(name, place);
    expect(beside).toMatchObject({ match: "uncertain", agency: null, candidates: [{ because: [] }] });
    const inFooter = resolveAgency({ mention: mention(name, null, [footer(`${place}人民政府`)]) });
    expect(inFooter.match).toBe("uncertain");
  });

  test("the place of the name printed again does not outweigh evidence of another", () => {
    const evidence = [footer("中山区人民政府"), footer("中山市人民政府")];
    expect(resolveAgency({ mention: mention("中山区教育局", null, evidence) }).match).toBe("uncertain");
  });

  test("a region that has since become part of another is at home on its pages", () => {
    const clues = { mention: mention("莱芜市财政局", null, [footer("济南市人民政府")]), year: 2018 };
    expect(resolveAgency(clues).agency?.name).toBe("莱芜市财政局");
  });

  test("东乡县 is 东乡族自治县, and was a county of 抚州市 until it became a district", () => {
    const find = (year: number, place: string | null) =>
      resolveAgency({ mention: mention("东乡县财政局", place), year }).agency?.name ?? null;
    expect(find(2022, "临夏回族自治州")).toBe("东乡族自治县财政局");
    expect(find(2012, "临夏回族自治州")).toBe("东乡族自治县财政局");
    expect(find(2012, "江西省")).toBe("抚州市东乡县财政局");
    expect(find(2012, null)).toBeNull();
  });

  test.each([
    "滨江新区管理委员会",
    "天河新区管委会",
    "崇明新区管委会",
    "城东新区管委会",
    "临江新区管委会",
    "东湖高新区管委会",
    "东区街道办事处",
    "矿区街道办事处",
  ])("%s is uncertain alone, and printed twice", (name) => {
    expect(resolveName(name, null).match).toBe("uncertain");
    const again = name.replace("管理委员会", "管委会").replace("办事处", "办");
    expect(resolveAgency({ mention: mention(name, null, [footer(again)]) }).match).toBe("uncertain");
  });

  test("a zone or street called as a district is the district's where all evidence says so", () => {
    expect(resolveName("滨江新区管理委员会", "杭州市").agency?.region?.code).toBe("330108");
    expect(resolveName("东区街道办事处", "攀枝花市").agency?.name).toBe("攀枝花市东区街道办事处");
    expect(resolveName("淮安滨江新区管理委员会", null).agency?.region?.code).toBe("320800");
    const evidence = [footer("杭州市滨江区人民政府"), footer("淮安市人民政府")];
    expect(resolveAgency({ mention: mention("滨江新区管委会", null, evidence) }).match).toBe("uncertain");
  });

  test.each([
    ["教育局", "苏州工业园区"],
    ["教育局", "苏州高新区"],
    ["教育局", "苏州市高新区"],
    ["管委会", "苏州工业园区"],
    ["财政局", "广州开发区"],
    ["财政局", "大连金普新区"],
    ["财政局", "武汉经开区"],
    ["财政局", "槐渡县高新区"],
  ])("%s beside the zone %s is the zone's", (name, place) => {
    const { agency } = resolveName(name, place);
    expect(agency).not.toBeNull();
    expect(agency?.name).toBe(resolveName(`${place}${name}`, null).agency?.name);
    expect(agency?.zone).not.toBeNull();
  });

  test("a bureau beside a zone of no known place is uncertain, and other bodies beside one stay themselves", () => {
    expect(resolveName("教育局", "高新区").match).toBe("uncertain");
    expect(resolveName("教育局", "滨江新区").match).toBe("uncertain");
    expect(resolveName("拱北海关", "苏州工业园区").agency?.name).toBe("拱北海关");
  });

  test.each([
    ["香洲分局", "珠海市公安局"],
    ["香洲分局", "珠海市自然资源局"],
    ["第一分局", "珠海市"],
    ["派出所", "珠海市"],
    ["管理处", "珠海市"],
    ["办公室", "珠海市"],
    ["公司", "珠海市"],
    ["执法大队", "珠海市"],
    ["管理委员会", "珠海市"],
    ["城关镇人民政府", "安徽省"],
    ["城关镇人民政府", "兰州市"],
    ["财政局", "上海市张江镇"],
    ["高新区管委会", "江苏省"],
    ["新区财政局", "江苏省"],
  ])("%s beside %s is one of several", (name, place) => {
    expect(resolveName(name, place)).toMatchObject({ match: "uncertain", candidates: [{}] });
  });

  test.each([
    ["城关镇人民政府", "大通县", "townshipGovernment"],
    ["虎门镇人民政府", "东莞市", "townshipGovernment"],
    ["派出所", "上海市浦东新区周浦镇", "publicSecurity"],
    ["第一中学", "珠海市", "school"],
    ["公安分局", "珠海市香洲区", "publicSecurity"],
    ["高新区管委会", "珠海市", "zoneCommittee"],
  ])("%s beside %s is one body", (name, place, kind) => {
    expect(resolveName(name, place).agency?.kind).toBe(kind);
  });

  test.each([
    "青海省城关镇人民政府",
    "四川省街道办事处",
    "安徽省高新区管委会",
    "师范大学",
    "工业大学",
    "农业大学",
    "理工大学",
    "财经大学",
  ])("%s names no one body", (name) => {
    expect(resolveName(name, null).match).toBe("uncertain");
  });

  test.each(["北京师范大学", "中国农业大学", "电子科技大学"])("%s is one university", (name) => {
    expect(resolveName(name, null).agency?.name).toBe(name);
  });

  test("a page's owner alone does not name the place of a bureau", () => {
    const { match, candidates } = resolveAgency({
      mention: mention("政务服务局"),
      siteName: "阿尔山市人民政府",
    });
    expect(match).toBe("uncertain");
    expect(candidates.map(({ agency }) => agency.name)).toEqual(["阿尔山市政务服务局"]);
  });

  test("every form of a name has one identity", () => {
    const identity = (name: string, place: string | null) => {
      const { agency } = resolveName(name, place);
      return agency === null ? null : agencyIdentity(agency);
    };
    const full = { name: "珠海市人力资源和社会保障局", place: null };
    expect(identity("珠海市人力资源和社会保障局", null)).toEqual(full);
    expect(identity("珠海市人力资源社会保障局", null)).toEqual(full);
    expect(identity("珠海市人社局", null)).toEqual(full);
    expect(identity("市人社局", "珠海市")).toEqual(full);
    expect(identity("人社局", "广东省珠海市")).toEqual(full);
    expect(identity("槐渡县教育局", null)).toEqual({ name: "槐渡县教育局", place: null });
  });

  test("the site identification code is found in a footer", () => {
    expect(findSiteCode("网站标识码：1522020001　蒙ICP备")).toBe("1522020001");
    expect(findSiteCode("网站标识码:bm01000001")).toBeNull();
  });
});
