/** The headings of the official form. */
export const HEADINGS = [
  "一、总体情况",
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "六、其他需要报告的事项",
] as const;

/** A paragraph under each heading, each known by a word of its own. */
export const BODIES = [
  "2022年,我局围绕桥梁检修公开信息74条,群众获取信息更加方便。",
  "全年围绕渡口安全公布行政规范性文件0件,现行有效2件。",
  "全年新收涉及果园的申请5件,均已按期答复,没有结转下年度的申请。",
  "本年度没有因鱼塘承包引起的案件,也没有被纠正的情况。",
  "公开内容与群众对路灯的期待还有差距,下一步将按季度更新。",
  "本年度没有收取信息处理费,养蜂人培训两次。",
] as const;

/** The word that only the body of each section has. */
export const SIGNS = ["桥梁", "渡口", "果园", "鱼塘", "路灯", "养蜂人"] as const;

export const TITLE = "示例县林业局2022年政府信息公开工作年度报告";
export const INTRODUCTION =
  "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。如有疑问,请与示例县林业局联系(电话:0000-1000001)。";

/** A report in prose under the given headings. */
export function proseReport(headings: readonly string[] = HEADINGS, glue = "\n"): string {
  return [
    TITLE,
    INTRODUCTION,
    ...headings.map((heading, at) => `${heading}${glue}${BODIES[at] ?? ""}`),
    "示例县林业局",
    "2023年1月13日",
  ].join("\n");
}
