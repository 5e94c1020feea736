import { FORMS, type Source } from "@gongkai/schema";

/** What a small report says; all other cells of table `requests` are 0. */
export interface SmallReport {
  readonly name?: string;
  readonly agency?: string;
  readonly year?: number;
  /** Numbers by row and column, such as `received/total`, as they are printed. */
  readonly cells?: Readonly<Record<string, string>>;
  /** What section one says. */
  readonly overview?: string;
}

/** A report of the 2021 edition whose table `requests` prints a row a line, with cells between pipes. */
export function smallReport({
  name = "report.txt",
  agency = "云砚县教育局",
  year = 2022,
  cells = {},
  overview = "依法公开政府信息，接受社会监督。",
}: SmallReport = {}): Source {
  const [block] = FORMS["2021"].requests.blocks;
  const columns = block?.columns ?? [];
  const rows = (block?.rows ?? []).filter(({ isGroup }) => !isGroup);
  const lines = [
    `${agency}${year}年政府信息公开工作年度报告`,
    "一、总体情况",
    overview,
    "二、主动公开政府信息情况",
    "详见网站。",
    "三、收到和处理政府信息公开申请情况",
    `申请人情况 | ${columns.map(({ label }) => label).join(" | ")} |`,
    ...rows.map(
      (row) => `${row.label} | ${columns.map(({ id }) => cells[`${row.id}/${id}`] ?? "0").join(" | ")} |`,
    ),
    "四、政府信息公开行政复议、行政诉讼情况",
    "没有发生。",
    "五、存在的主要问题及改进情况",
    "公开的内容还不够全面，将继续改进。",
    "六、其他需要报告的事项",
    "没有其他需要报告的事项。",
    agency,
    `${year + 1}年1月15日`,
  ];
  return { name, sha256: "0".repeat(64), mediaType: "text/plain", text: `${lines.join("\n")}\n` };
}
