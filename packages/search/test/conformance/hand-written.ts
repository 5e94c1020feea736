import type { SearchAgency, SearchDocument, SectionId } from "@gongkai/schema";
import { agencyOf, documentOf } from "../fixture.ts";

const COUNTY = [
  { code: "950000", name: "琅石省" },
  { code: "950100", name: "青榆市" },
  { code: "950121", name: "白杨县" },
];

/** An agency that reports are looked for by, in a county of its own. */
export const LAKE_BUREAU: SearchAgency = agencyOf({
  id: "agency-lake",
  name: "白杨县蓝湖局",
  level: "county",
  regions: COUNTY,
});

/** An agency with short forms, one of which other agencies bear too. */
export const LABOUR_BUREAU: SearchAgency = agencyOf({
  id: "agency-labour",
  name: "白杨县人力资源和社会保障局",
  aliases: ["人社局", "白杨县人社局"],
  level: "county",
  kind: "humanResources",
  regions: COUNTY,
});

/** Twelve words that only one section holds together. */
export const TWELVE_WORDS = "茉莉 芍药 海棠 牡丹 月季 玉兰 杜鹃 水仙 紫藤 蔷薇 菊花 百合";

/** Documents with words that no other document has: what the tests look for. */
export const HAND_WRITTEN: readonly SearchDocument[] = [
  documentOf({ id: "phrase", text: "全年开展政策简明问答十二期，回应群众关切。" }),
  documentOf({ id: "reordered", text: "问答政策的简明版本另行公布。" }),
  documentOf({ id: "simplified", text: "县农业局办理依申请开放数据事项，监督机关权力运行。" }),
  documentOf({ id: "traditional", text: "縣農業局辦理依申請開(kāi)放(fàng)數據事項，監督機關權力運行。" }),
  documentOf({ id: "taiwan", text: "網站群組裡臺帳啟用，衛星雲圖峯值羣發。" }),
  documentOf({ id: "both", text: "推进府院联动机制，办理复议案件。" }),
  documentOf({ id: "one-of-both", text: "推进府院联动机制。" }),
  documentOf({ id: "excluded", text: "推进府院衔接机制，办理复议文书。" }),
  documentOf({
    id: "numbers",
    text: "全年受理申请3646件，增长1.05%，依据国办函〔2023〕12号办理，收费１,２３４元。",
  }),
  documentOf({
    id: "longer-numbers",
    text: "全年受理申请13646件，依据国办函〔2024〕112号办理，收费51,234元，增长11.05%。",
  }),
  documentOf({ id: "decimals", text: "砂岩占比12.5%,拨付１,２３４．５０万元,均值PM2.5。另有玄武岩。" }),
  documentOf({ id: "fractions-as-wholes", text: "砂岩占比5%,拨付50万元。" }),
  documentOf({ id: "points", text: "1.2023年开采片岩12.31吨,见2023.12.31第3.1.4节,地址10.0.0.12。" }),
  documentOf({ id: "year-before", text: "归集珊瑚样本，时为2023年春。" }),
  documentOf({ id: "year-after", text: "归集珊瑚样本，时为2024年春。" }),
  documentOf({ id: "full-width", text: "网站支持ＩＰｖ６访问，开通ＡＰＰ。" }),
  documentOf({ id: "half-width", text: "网站支持IPv6访问，开通app。" }),
  documentOf({ id: "spaced", text: "IPv6 双栈 改造 完成" }),
  documentOf({ id: "quoted", text: "及时公布“双公示”目录。" }),
  documentOf({ id: "signs", text: "完成率100%_达标*合格(甲)\\乙？" }),
  documentOf({ id: "rare-character", text: "巡查 龘 字碑。" }),
  documentOf({ id: "last-character", text: "石碑上有𬭛" }),
  documentOf({ id: "chinese-year", text: "截至二〇二一年底，累计归档琉瓦。" }),
  documentOf({ id: "twelve", text: `园中有${TWELVE_WORDS.replaceAll(" ", "、")}。` }),
  documentOf({ id: "eleven", text: `园中有${TWELVE_WORDS.slice(0, -3).replaceAll(" ", "、")}。` }),
  documentOf({ id: "empty", text: "" }),
  documentOf({
    id: "named",
    title: "白杨县蓝湖局2020年政府信息公开工作年度报告",
    agency: LAKE_BUREAU,
    year: 2020,
    section: "problemsAndImprovements",
    heading: "五、存在的主要问题及改进情况",
    text: "存在问题：更新较慢。",
    synthetic: true,
  }),
  documentOf({
    id: "named-overview",
    title: "白杨县蓝湖局2020年政府信息公开工作年度报告",
    agency: LAKE_BUREAU,
    year: 2020,
    publishedOn: "2021-01-20",
    text: "湖区水位平稳。",
    synthetic: true,
  }),
  documentOf({
    id: "named-later",
    title: "白杨县蓝湖局2021年政府信息公开工作年度报告",
    agency: LAKE_BUREAU,
    year: 2021,
    text: "湖区水位略升。",
    synthetic: true,
  }),
  documentOf({ id: "labour", agency: LABOUR_BUREAU, year: 2021, text: "编印陶俑招聘手册。" }),
  documentOf({ id: "other-labour", text: "邻县编印陶俑招聘手册。" }),
  documentOf({
    id: "astral",
    text: `${"𬭛𬬭𬬻，".repeat(30)}其后方见翠鸟栖息。${"𬭛𬬭𬬻，".repeat(30)}`,
  }),
  ...lighthouses(57),
];

/** Documents that differ in year, section, agency and how often they say the word. */
function lighthouses(count: number): readonly SearchDocument[] {
  const sections: readonly SectionId[] = ["overview", "requests", "remedies"];
  const agencies = [
    agencyOf({ id: "agency-0", name: "甲局", level: "prefectural", kind: "finance" }),
    agencyOf({ id: "agency-1", name: "乙局", level: "county", regions: COUNTY }),
  ];
  return Array.from({ length: count }, (_, index) =>
    documentOf({
      id: `paged-${index}`,
      year: index % 7 === 0 ? null : 2018 + (index % 7),
      publishedOn: index % 4 === 0 ? null : `2024-0${1 + (index % 4)}-15`,
      section: sections[index % 3] ?? "overview",
      agency: agencies[index % 2] ?? null,
      text: `第${index}次巡检，记录灯塔${"，灯塔".repeat(index % 5)}状况。`,
    }),
  );
}
