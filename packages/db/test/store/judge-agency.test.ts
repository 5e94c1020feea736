import { describe, expect, test } from "vitest";
import { judgeAgency } from "../../src/index.ts";

describe("judging whether a name identifies an agency", () => {
  test.each([
    "赛罕区民政局",
    "阿尔山市政务服务局",
    "呼和浩特市市场监督管理局",
    "聊城市民政局",
    "内蒙古自治区民政厅",
    "鄂伦春自治旗教育局",
    "云砚区文澜街道办事处",
    "城关镇人民政府",
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
    expect(judgeAgency({ name, place: null })).toBe("named");
  });

  test.each([
    "政务服务局",
    "区财政局",
    "县人民政府办公室",
    "市市场监督管理局",
    "本市市场监督管理局",
    "市场监督管理局",
    "住房和城乡建设局",
    "住房和城市建设局",
    "农业农村和乡村振兴局",
    "自治区民政厅",
    "街道办事处",
    "乡镇企业局",
    "高新区管理委员会",
    "经济技术开发区管理委员会",
    "国际旅游度假区管理委员会",
    "公安局开发区分局",
    "宣传部",
    "人民武装部",
    "",
  ])("%s is uncertain, and named where a place stands beside it", (name) => {
    expect(judgeAgency({ name, place: null })).toBe("uncertain");
    expect(judgeAgency({ name, place: "" })).toBe("uncertain");
    expect(judgeAgency({ name, place: "呼和浩特市" })).toBe("named");
  });

  test("no name at all is unknown", () => {
    expect(judgeAgency(null)).toBe("unknown");
  });
});
