/**
 * The fields of work by which departments are named, each with its usual words. A word may belong to several fields:
 * departments that share one, because one was part of the other or both were merged, are never taken for different.
 */
const FIELDS: readonly (readonly string[])[] = [
  ["教育", "教体", "教科", "科教"],
  ["文化", "文旅", "文体", "文广", "旅游", "体育", "教体", "广电", "广播电视", "新闻出版", "文物"],
  ["科技", "科学技术", "教科", "科教", "科工"],
  ["工业和信息化", "经济和信息化", "工信", "经信", "科工", "大数据", "数据管理", "中小企业"],
  ["公安"],
  ["民政", "老龄"],
  ["司法"],
  ["财政", "国有资产", "国资", "金融"],
  ["人力资源", "社会保障", "人社", "社会保险", "社保", "就业", "医疗保障", "医保"],
  ["自然资源", "国土", "规划", "林业", "林草", "草原", "海洋", "不动产", "园林"],
  ["生态环境", "环境保护", "环保"],
  ["住房", "住建", "城乡建设", "建设", "房产", "房管", "园林", "人防", "规划"],
  ["城市管理", "城管", "综合执法", "行政执法", "住房", "住建", "城乡建设", "园林"],
  ["交通", "公路", "铁路", "港口", "邮政"],
  ["水利", "水务", "河湖"],
  ["农业", "农村", "农牧", "畜牧", "牧业", "渔业", "水产", "乡村振兴", "扶贫", "林业", "水利", "供销"],
  ["商务", "商业", "投资促进", "招商", "经济合作", "粮食"],
  ["卫生", "卫健", "健康", "计生", "计划生育", "疾病", "疾控", "中医", "医疗保障", "医保"],
  ["退役军人"],
  ["应急", "安全生产", "安监", "消防", "地震"],
  ["审计"],
  ["市场监", "工商", "质监", "质量技术", "食品药品", "药品", "药监", "知识产权"],
  ["统计"],
  ["税务", "国税", "地税"],
  ["气象"],
  ["信访"],
  ["发展和改革", "发展改革", "发改", "粮食", "物价", "能源", "营商环境"],
  ["行政审批", "政务服务", "政务数据", "大数据", "数据管理", "营商环境"],
  ["机关事务"],
  ["民族", "宗教", "民宗"],
  ["档案"],
];

/** The fields that a body's name speaks of, as indices; several for a body that was merged, none for a government. */
export function fieldsOf(name: string): ReadonlySet<number> {
  return new Set(FIELDS.flatMap((words, at) => (words.some((word) => name.includes(word)) ? [at] : [])));
}
