import { parseReport } from "../../src/index.ts";

/** The parts of a synthetic report that say who and when; everything else is the same in each. */
export interface ReportParts {
  /** Lines above the first section. */
  readonly head?: string;
  /** The text of section one. */
  readonly overview?: string;
  /** Lines at the end of the last section: signature and the page around the report. */
  readonly tail?: string;
}

/** The text of a report without tables, in which nothing but the given parts names an agency or a year. */
function reportText({
  head = "",
  overview = "依法公开政府信息,接受社会监督。",
  tail = "",
}: ReportParts): string {
  return [
    head,
    "一、总体情况",
    overview,
    "二、主动公开政府信息情况",
    "详见附件。",
    "三、收到和处理政府信息公开申请情况",
    "没有收到申请。",
    "四、政府信息公开行政复议、行政诉讼情况",
    "没有发生。",
    "五、存在的主要问题及改进情况",
    "公开的内容还不够全面,将继续改进。",
    "六、其他需要报告的事项",
    "没有其他需要报告的事项。",
    tail,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** Reads a report of the given parts. */
export function readParts(parts: ReportParts, url?: string) {
  const text = reportText(parts);
  const source = { name: "parts", sha256: "0".repeat(64), mediaType: "text/plain" as const, text };
  const { report, diagnostics } = parseReport(url === undefined ? source : { ...source, url });
  if (report === null) throw new Error(`no report was found in\n${text}`);
  return { text, report, codes: diagnostics.map(({ code }) => code) };
}
