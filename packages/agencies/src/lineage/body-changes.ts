/** How bodies became others: `renamed` goes on as one body, whatever duties came or went with the name. */
export type ChangeType = "renamed" | "merged" | "split";

/** A reform by which bodies of one name everywhere became bodies of another. */
export interface BodyChange {
  readonly type: ChangeType;
  /** The first and the last year in which places carried it out. */
  readonly years: readonly [first: number, last: number];
  /** Official names without the place, as in `DEPARTMENT_NAMES`; full names of national bodies. */
  readonly from: readonly string[];
  /** What they became; of names that differ from place to place, each. */
  readonly to: readonly string[];
}

const REFORM_2008: BodyChange["years"] = [2008, 2010];
const REFORM_2013: BodyChange["years"] = [2013, 2015];
const REFORM_2018: BodyChange["years"] = [2018, 2019];
const REFORM_2023: BodyChange["years"] = [2023, 2024];

/**
 * Reforms since the Regulations came into force, oldest first. A name that is merged into another of the same name, or
 * that loses duties and keeps its name, needs no entry. To add one, add a line with names as the lists have them.
 */
export const BODY_CHANGES: readonly BodyChange[] = [
  { type: "merged", years: REFORM_2008, from: ["人事局", "劳动和社会保障局"], to: ["人力资源和社会保障局"] },
  { type: "merged", years: REFORM_2008, from: ["人事厅", "劳动和社会保障厅"], to: ["人力资源和社会保障厅"] },
  { type: "renamed", years: REFORM_2008, from: ["建设局"], to: ["住房和城乡建设局"] },
  { type: "renamed", years: REFORM_2008, from: ["建设厅"], to: ["住房和城乡建设厅"] },
  { type: "renamed", years: REFORM_2008, from: ["建设委员会"], to: ["住房和城乡建设委员会"] },
  { type: "renamed", years: REFORM_2008, from: ["交通局"], to: ["交通运输局"] },
  { type: "renamed", years: REFORM_2008, from: ["交通厅"], to: ["交通运输厅"] },
  {
    type: "merged",
    years: REFORM_2008,
    from: ["经济贸易委员会", "经济委员会", "经济贸易局"],
    to: ["经济和信息化委员会", "工业和信息化委员会", "经济和信息化局"],
  },
  {
    type: "renamed",
    years: [2013, 2013],
    from: ["国家食品药品监督管理局"],
    to: ["国家食品药品监督管理总局"],
  },
  { type: "merged", years: [2013, 2013], from: ["卫生部"], to: ["国家卫生和计划生育委员会"] },
  { type: "split", years: [2013, 2013], from: ["铁道部"], to: ["交通运输部", "国家铁路局"] },
  {
    type: "merged",
    years: REFORM_2013,
    from: ["卫生局", "人口和计划生育局", "人口和计划生育委员会"],
    to: ["卫生和计划生育局", "卫生和计划生育委员会", "卫生计划生育局"],
  },
  { type: "merged", years: REFORM_2013, from: ["卫生厅"], to: ["卫生和计划生育委员会"] },
  { type: "merged", years: [2018, 2018], from: ["国家税务局", "地方税务局"], to: ["税务局"] },
  {
    type: "merged",
    years: [2014, 2019],
    from: ["工商行政管理局", "质量技术监督局", "食品药品监督管理局"],
    to: ["市场监督管理局", "市场和质量监督管理局"],
  },
  { type: "renamed", years: REFORM_2018, from: ["市场和质量监督管理局"], to: ["市场监督管理局"] },
  {
    type: "merged",
    years: REFORM_2018,
    from: ["国土资源局", "规划局", "城乡规划局", "国土资源和规划局"],
    to: ["自然资源局", "自然资源和规划局", "规划和自然资源局"],
  },
  { type: "merged", years: REFORM_2018, from: ["国土资源厅"], to: ["自然资源厅"] },
  { type: "renamed", years: REFORM_2018, from: ["环境保护局"], to: ["生态环境局"] },
  { type: "renamed", years: REFORM_2018, from: ["环境保护厅"], to: ["生态环境厅"] },
  { type: "renamed", years: REFORM_2018, from: ["环境保护部"], to: ["生态环境部"] },
  {
    type: "renamed",
    years: REFORM_2018,
    from: ["农业局", "农牧局", "农牧业局", "农业委员会"],
    to: ["农业农村局", "农业农村委员会"],
  },
  { type: "renamed", years: REFORM_2018, from: ["农业厅", "农牧业厅"], to: ["农业农村厅", "农牧厅"] },
  { type: "renamed", years: REFORM_2018, from: ["农业部"], to: ["农业农村部"] },
  {
    type: "renamed",
    years: REFORM_2018,
    from: ["卫生和计划生育委员会", "卫生和计划生育局", "卫生计划生育局"],
    to: ["卫生健康委员会", "卫生健康局"],
  },
  { type: "renamed", years: [2018, 2018], from: ["国家卫生和计划生育委员会"], to: ["国家卫生健康委员会"] },
  {
    type: "merged",
    years: REFORM_2018,
    from: [
      "旅游局",
      "旅游发展委员会",
      "文化局",
      "文化委员会",
      "文化体育局",
      "文化广电新闻出版局",
      "文化体育广播电视局",
      "文化体育新闻出版广电局",
      "文化广电体育局",
    ],
    to: [
      "文化和旅游局",
      "文化旅游局",
      "文化广电和旅游局",
      "文化广电旅游局",
      "文化旅游体育局",
      "文化旅游广电局",
    ],
  },
  { type: "merged", years: REFORM_2018, from: ["文化厅"], to: ["文化和旅游厅"] },
  { type: "merged", years: [2018, 2018], from: ["文化部", "国家旅游局"], to: ["文化和旅游部"] },
  { type: "split", years: REFORM_2018, from: ["新闻出版广电局"], to: ["广播电视局", "新闻出版局"] },
  {
    type: "split",
    years: [2018, 2018],
    from: ["国家新闻出版广电总局"],
    to: ["国家广播电视总局", "国家新闻出版署"],
  },
  {
    type: "merged",
    years: REFORM_2018,
    from: ["安全生产监督管理局", "人民政府应急管理办公室", "应急管理办公室"],
    to: ["应急管理局"],
  },
  { type: "merged", years: [2018, 2018], from: ["国家安全生产监督管理总局"], to: ["应急管理部"] },
  {
    type: "merged",
    years: [2018, 2018],
    from: ["国土资源部", "国家海洋局", "国家测绘地理信息局"],
    to: ["自然资源部"],
  },
  {
    type: "merged",
    years: [2018, 2018],
    from: ["国家工商行政管理总局", "国家质量监督检验检疫总局", "国家食品药品监督管理总局"],
    to: ["国家市场监督管理总局"],
  },
  {
    type: "merged",
    years: [2018, 2018],
    from: ["中国银行业监督管理委员会", "中国保险监督管理委员会"],
    to: ["中国银行保险监督管理委员会"],
  },
  { type: "merged", years: [2018, 2018], from: ["出入境检验检疫局"], to: ["海关"] },
  { type: "renamed", years: REFORM_2018, from: ["林业局"], to: ["林业和草原局"] },
  { type: "renamed", years: REFORM_2018, from: ["林业厅"], to: ["林业和草原局", "林业局"] },
  { type: "renamed", years: [2018, 2018], from: ["国家林业局"], to: ["国家林业和草原局"] },
  { type: "renamed", years: REFORM_2018, from: ["粮食局"], to: ["粮食和物资储备局"] },
  { type: "renamed", years: [2018, 2018], from: ["国家粮食局"], to: ["国家粮食和物资储备局"] },
  { type: "merged", years: REFORM_2018, from: ["法制办公室"], to: ["司法局", "司法厅"] },
  { type: "merged", years: REFORM_2018, from: ["物价局"], to: ["发展和改革委员会", "发展和改革局"] },
  {
    type: "renamed",
    years: REFORM_2018,
    from: ["金融工作办公室", "金融服务办公室", "金融办公室"],
    to: ["地方金融监督管理局", "金融工作局"],
  },
  { type: "split", years: REFORM_2018, from: ["民政局", "人力资源和社会保障局"], to: ["退役军人事务局"] },
  { type: "split", years: REFORM_2018, from: ["民政厅", "人力资源和社会保障厅"], to: ["退役军人事务厅"] },
  {
    type: "split",
    years: REFORM_2018,
    from: ["人力资源和社会保障局", "人力资源和社会保障厅"],
    to: ["医疗保障局"],
  },
  { type: "renamed", years: REFORM_2018, from: ["消防支队", "公安消防支队"], to: ["消防救援支队"] },
  { type: "renamed", years: REFORM_2018, from: ["消防大队", "公安消防大队"], to: ["消防救援大队"] },
  { type: "renamed", years: REFORM_2018, from: ["消防总队"], to: ["消防救援总队"] },
  { type: "renamed", years: [2020, 2021], from: ["国家煤矿安全监察局"], to: ["国家矿山安全监察局"] },
  { type: "renamed", years: [2021, 2021], from: ["国务院扶贫开发领导小组办公室"], to: ["国家乡村振兴局"] },
  {
    type: "renamed",
    years: [2021, 2022],
    from: ["扶贫开发办公室", "扶贫开发局", "扶贫办公室", "扶贫开发领导小组办公室"],
    to: ["乡村振兴局"],
  },
  { type: "merged", years: REFORM_2023, from: ["国家乡村振兴局"], to: ["农业农村部"] },
  {
    type: "merged",
    years: REFORM_2023,
    from: ["乡村振兴局"],
    to: ["农业农村局", "农业农村厅", "农业农村委员会"],
  },
  {
    type: "renamed",
    years: [2023, 2023],
    from: ["中国银行保险监督管理委员会"],
    to: ["国家金融监督管理总局"],
  },
  { type: "renamed", years: REFORM_2023, from: ["地方金融监督管理局"], to: ["地方金融管理局"] },
  { type: "renamed", years: REFORM_2023, from: ["政务服务数据管理局"], to: ["政务服务和数据管理局"] },
  {
    type: "renamed",
    years: REFORM_2023,
    from: ["大数据局", "大数据管理局", "大数据发展管理局", "数据资源管理局", "大数据发展局"],
    to: ["数据局"],
  },
  { type: "merged", years: REFORM_2023, from: ["人民防空办公室"], to: ["国防动员办公室"] },
];
