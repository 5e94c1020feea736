import { describe, expect, it } from "vitest";
import { shortAgencyNames, shortRegionNames } from "../../src/interpret/short-names.ts";
import { AGENCIES } from "./agencies.ts";

describe("shortRegionNames", () => {
  it.each([
    ["江苏省", ["江苏"]],
    ["宿迁市", ["宿迁"]],
    ["沭阳县", ["沭阳"]],
    ["浦东新区", ["浦东新"]],
    ["内蒙古自治区", ["内蒙古"]],
    ["广西壮族自治区", ["广西"]],
    ["新疆维吾尔自治区", ["新疆"]],
    ["恩施土家族苗族自治州", ["恩施", "恩施州"]],
    ["延边朝鲜族自治州", ["延边", "延边州"]],
    ["积石山保安族东乡族撒拉族自治县", ["积石山", "积石山县"]],
    ["鄂伦春自治旗", ["鄂伦春", "鄂伦春旗"]],
    ["鄂温克族自治旗", ["鄂温克", "鄂温克旗"]],
    ["大兴安岭地区", ["大兴安岭"]],
    ["香港特别行政区", ["香港"]],
    ["锡林郭勒盟", ["锡林郭勒"]],
    ["郊区", []],
    ["和县", []],
    ["某地", []],
  ])("of %s", (name, short) => {
    expect(shortRegionNames(name)).toEqual(short);
  });
});

describe("shortAgencyNames", () => {
  const namesOf = (id: string) => {
    const agency = AGENCIES.find((one) => one.id === id);
    return agency === undefined ? undefined : shortAgencyNames(agency);
  };

  it("leave out the kind of place, or the place, of each of an agency's names", () => {
    expect(namesOf("suqian-police")).toEqual({ short: ["宿迁公安局"], bare: ["公安局"] });
    expect(namesOf("hangzhou-health")).toEqual({
      short: ["杭州卫生健康委员会", "杭州卫健委", "杭州卫生局"],
      bare: ["卫生健康委员会", "卫生局"],
    });
  });

  it("leave out the city before a district", () => {
    expect(namesOf("nanjing-gulou-justice")).toEqual({
      short: ["鼓楼区司法局", "鼓楼司法局"],
      bare: ["司法局"],
    });
  });

  it("are none where the name does not begin with the place", () => {
    expect(namesOf("education")).toEqual({ short: [], bare: [] });
    expect(namesOf("shuyang-tax")).toEqual({ short: ["沭阳税务局"], bare: ["税务局"] });
  });
});
