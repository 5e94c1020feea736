import { describe, expect, test } from "vitest";
import { describeAgency } from "../src/index.ts";

describe("describing a body by its name", () => {
  test("gives a bureau its full name, short forms, region and parent", () => {
    expect(describeAgency("市人社局", { place: "珠海市" })).toEqual({
      name: "珠海市人力资源和社会保障局",
      shortNames: expect.arrayContaining(["人社局", "珠海市人社局"]),
      aliases: ["市人社局"],
      level: "prefectural",
      kind: "humanResources",
      region: { code: "440400", name: "珠海市", path: ["广东省", "珠海市"] },
      zone: null,
      township: null,
      department: "人力资源和社会保障局",
      subunit: null,
      parentName: "珠海市人民政府",
      isAbbreviated: true,
    });
  });

  test.each([
    ["浦东新区周浦镇", "上海市浦东新区周浦镇人民政府", "上海市浦东新区人民政府"],
    ["兴安盟", "兴安盟行政公署", "内蒙古自治区人民政府"],
    ["赛罕区", "呼和浩特市赛罕区人民政府", "呼和浩特市人民政府"],
    ["珠海高新区管委会", "珠海高新技术产业开发区管理委员会", "珠海市人民政府"],
    ["珠海市高新区市场监管局", "珠海高新技术产业开发区市场监督管理局", "珠海高新技术产业开发区管理委员会"],
    ["珠海市自然资源局高新分局", "珠海市自然资源局高新分局", "珠海市自然资源局"],
    ["中共珠海市委员会办公室", "中共珠海市委办公室", null],
    ["广东省人民政府国有资产监督管理委员会", "广东省国有资产监督管理委员会", "广东省人民政府"],
    ["中华人民共和国拱北海关", "拱北海关", null],
    ["内蒙古大学", "内蒙古大学", null],
    ["国家统计局赛罕调查队", "国家统计局赛罕调查队", "国家统计局呼和浩特调查队"],
    ["赛罕区税务局", "国家税务总局呼和浩特市赛罕区税务局", "国家税务总局呼和浩特市税务局"],
    ["槐渡县教育局", "槐渡县教育局", "槐渡县人民政府"],
  ])("%s is %s under %s", (printed, name, parentName) => {
    expect(describeAgency(printed)).toMatchObject({ name, parentName });
  });

  test("keeps a second sign in brackets as another name and a part in brackets as a part", () => {
    expect(describeAgency("敖汉旗自然资源局（林业局）")).toMatchObject({
      name: "敖汉旗自然资源局",
      aliases: ["林业局"],
    });
    expect(describeAgency("敖汉旗公安局（交警大队）").name).toBe("敖汉旗公安局(交警大队)");
  });

  test("keeps a short form that stands for several names", () => {
    expect(describeAgency("珠海市城管局")).toMatchObject({
      name: "珠海市城管局",
      kind: "urbanManagement",
      isAbbreviated: true,
    });
  });

  test("reads the regions of the year", () => {
    const find = (year: number | null) => describeAgency("巢湖市教育局", { year }).region;
    expect(find(2009)).toMatchObject({ code: "341400", path: ["安徽省", "巢湖市"] });
    expect(find(2020)).toMatchObject({ code: "340181", path: ["安徽省", "合肥市", "巢湖市"] });
    expect(find(null)).toMatchObject({ code: "340181" });
  });

  test("tells bodies of one name in different places apart", () => {
    const names = [
      describeAgency("朝阳区教育局", { place: "北京市" }),
      describeAgency("朝阳区教育局", { place: "长春市" }),
      describeAgency("朝阳县教育局"),
      describeAgency("朝阳市教育局"),
      describeAgency("朝阳区教育局"),
    ].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
