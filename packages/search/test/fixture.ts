import type { ReportRevision, SearchDocument, SectionId } from "@gongkai/schema";

/** A document with what a test cares about, and plain values for the rest. */
export function documentOf(
  fields: Partial<SearchDocument> & Pick<SearchDocument, "id" | "text">,
): SearchDocument {
  return {
    reportId: `report-${fields.id}`,
    revision: 1,
    versionId: 1,
    position: 0,
    agencyId: null,
    agencyName: null,
    year: 2022,
    section: "overview",
    heading: "一、总体情况",
    title: null,
    synthetic: false,
    ...fields,
  };
}

/** What tells an engine to remove a report; of the revision that documents of {@link documentOf} have by default. */
export function revisionOf(reportId: string, revision = 1): ReportRevision {
  return { reportId, revision };
}

/** The words each document has for itself are what the tests look for. */
export const DOCUMENTS: readonly SearchDocument[] = [
  documentOf({ id: "phrase", text: "全年开展政策简明问答十二期，回应群众关切。" }),
  documentOf({ id: "reordered", text: "问答政策的简明版本另行公布。" }),
  documentOf({ id: "simplified", text: "县农业局办理依申请开放数据事项，监督机关权力运行。" }),
  documentOf({ id: "traditional", text: "縣農業局辦理依申請開(kāi)放(fàng)數據事項，監督機關權力運行。" }),
  documentOf({ id: "both", text: "推进府院联动机制，办理复议案件。" }),
  documentOf({ id: "one-of-both", text: "推进府院联动机制。" }),
  documentOf({
    id: "numbers",
    text: "全年受理申请3646件，增长1.05%，依据国办函〔2023〕12号办理，收费１,２３４元。",
  }),
  documentOf({
    id: "longer-numbers",
    text: "全年受理申请13646件，依据国办函〔2024〕112号办理，收费51,234元。",
  }),
  documentOf({ id: "full-width", text: "网站支持ＩＰｖ６访问，开通ＡＰＰ。" }),
  documentOf({ id: "half-width", text: "网站支持IPv6访问，开通app。" }),
  documentOf({ id: "spaced", text: "IPv6 双栈 改造 完成" }),
  documentOf({ id: "quoted", text: "及时公布“双公示”目录。" }),
  documentOf({ id: "signs", text: "完成率100%_达标*合格(甲)\\乙？" }),
  documentOf({ id: "rare-character", text: "巡查龘字碑。" }),
  documentOf({ id: "last-character", text: "石碑上有𬭛" }),
  documentOf({ id: "chinese-year", text: "截至二〇二一年底，累计归档。" }),
  documentOf({ id: "empty", text: "" }),
  documentOf({
    id: "named",
    title: "白杨县蓝湖局2020年政府信息公开工作年度报告",
    agencyId: "agency-lake",
    agencyName: "白杨县蓝湖局",
    year: 2020,
    section: "problemsAndImprovements",
    heading: "五、存在的主要问题及改进情况",
    text: "存在问题：更新较慢。",
    synthetic: true,
  }),
  ...numbered("paged", 57, (index) => `第${index}次巡检，记录灯塔${"灯塔".repeat(index % 5)}状况。`),
];

/** Documents that differ in year, section and agency, so that filters and order can be told apart. */
function numbered(prefix: string, count: number, text: (index: number) => string): readonly SearchDocument[] {
  const sections: readonly SectionId[] = ["overview", "requests", "remedies"];
  return Array.from({ length: count }, (_, index) =>
    documentOf({
      id: `${prefix}-${index}`,
      year: index % 7 === 0 ? null : 2018 + (index % 7),
      section: sections[index % 3] ?? "overview",
      agencyId: `agency-${index % 2}`,
      agencyName: index % 2 === 0 ? "甲局" : "乙局",
      text: text(index),
    }),
  );
}
