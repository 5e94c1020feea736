import { describe, expect, test } from "vitest";
import { continuityBetween, describeAgency, lineageOf } from "../src/index.ts";

describe("lineage", () => {
  test("a bureau of commerce was merged into market regulation", () => {
    expect(lineageOf(describeAgency("敖汉旗工商局")).successors).toContainEqual({
      type: "merged",
      years: [2014, 2019],
      name: "敖汉旗市场监督管理局",
    });
    const before = lineageOf(describeAgency("敖汉旗市场监督管理局")).predecessors.map(({ name }) => name);
    expect(before).toEqual(
      expect.arrayContaining(["敖汉旗工商行政管理局", "敖汉旗质量技术监督局", "敖汉旗食品药品监督管理局"]),
    );
  });

  test.each([
    ["密云县教育局", "renamed", 2016, "北京市密云区教育局"],
    ["襄樊市教育局", "renamed", 2011, "襄阳市教育局"],
    ["崇文区教育局", "merged", 2010, "北京市东城区教育局"],
    ["莱芜市教育局", "merged", 2019, "济南市教育局"],
    ["珠海市国税局", "merged", 2018, "国家税务总局珠海市税务局"],
    ["中国银保监会珠海监管分局", "renamed", 2023, "国家金融监督管理总局珠海监管分局"],
    ["环境保护部", "renamed", 2018, "生态环境部"],
  ])("%s was %s in %i: %s", (name, type, year, successor) => {
    const steps = lineageOf(describeAgency(name)).successors;
    expect(steps).toContainEqual({ type, years: [year, expect.any(Number)], name: successor });
    const back = lineageOf(describeAgency(successor)).predecessors.map((step) => step.name);
    expect(back).toContain(describeAgency(name).name);
  });

  test.each([
    ["赛罕区民政局", 2019, "呼和浩特市赛罕区民政局", 2020, "same"],
    ["密云县环保局", 2014, "密云区生态环境局", 2020, "same"],
    ["密云区生态环境局", 2020, "密云县环保局", 2014, "same"],
    ["赛罕区环保局", 2014, "赛罕区生态环境局", 2015, "changed"],
    ["敖汉旗工商局", 2018, "敖汉旗市场监督管理局", 2019, "changed"],
    ["敖汉旗教育局", 2018, "翁牛特旗教育局", 2019, "changed"],
  ])("%s of %i and %s of %i are %s", (one, yearOfOne, other, yearOfOther, expected) => {
    expect(continuityBetween(describeAgency(one), yearOfOne, describeAgency(other), yearOfOther)).toBe(
      expected,
    );
  });
});
