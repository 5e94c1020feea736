import { expect, test } from "vitest";
import { findName, readExpectedNames } from "./support/expected-names.ts";
import { HELD_OUT_NAMES, SECOND_HELD_OUT_NAMES } from "./support/held-out-names.ts";

/** What was found instead, and the name. */
function listMissed(list: string): readonly string[] {
  return readExpectedNames(list)
    .map(({ name, place, expected }) => ({ name, expected, found: findName(name, place) }))
    .filter(({ expected, found }) => found !== expected)
    .map(({ name, found }) => `${found} ${name}`);
}

test("of 200 names that were written before anything was tried on them, these are missed", () => {
  expect(readExpectedNames(HELD_OUT_NAMES)).toHaveLength(200);
  expect(listMissed(HELD_OUT_NAMES)).toEqual([
    "university|-|-|named 三明学院",
    "publicInstitution|county|350427|named 沙县小吃产业发展中心",
    "riverBasin|provincial|370000|named 山东省淮河流域水利管理局",
    "dataAdministration|county|430112|named 长沙市望城区数据资源中心",
    "-|county|-|named 深圳市前海深港现代服务业合作区管理局",
    "industry|-|-|uncertain 横琴粤澳深度合作区经济发展局",
    "zoneCommittee|township|-|uncertain 杨凌示范区管理委员会",
    "environment|-|-|uncertain 巴州生态环境局",
    "constructionCorps|-|-|named 新疆生产建设兵团第八师石河子市财政局",
    "zoneCommittee|county|341000|named 黄山风景区管理委员会",
    "forestry|provincial|-|named 国家林业和草原局驻云南省森林资源监督专员办事处",
    "finance|national|-|named 财政部驻广东专员办",
    "stateOwnedEnterprise|national|-|named 中国邮政集团公司",
  ]);
});

test("of 100 more, these are missed", () => {
  expect(readExpectedNames(SECOND_HELD_OUT_NAMES)).toHaveLength(100);
  expect(listMissed(SECOND_HELD_OUT_NAMES)).toEqual([
    "zoneCommittee|township|140728|named 平遥古城景区管理委员会",
    "zoneCommittee|township|-|uncertain 北戴河新区管委会",
    "zoneCommittee|-|-|uncertain 中国（上海）自由贸易试验区临港新片区管理委员会",
    "zoneCommittee|township|350128|named 平潭综合实验区管委会",
    "-|county|623027|named 甘南州夏河县文体广电和旅游局",
    "-|county|650100|named 乌鲁木齐高新技术产业开发区（新市区）人民政府",
  ]);
});
