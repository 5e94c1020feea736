import { PARSER_VERSION } from "@gongkai/parser";
import { RULES_VERSION } from "@gongkai/rules";
import { TABLE_IDS } from "@gongkai/schema";
import type { CheckedReport, CheckResult } from "../check-result.ts";
import { createQuoter } from "../excerpt.ts";
import type { Language } from "../language.ts";
import { previousProblem } from "../previous-note.ts";
import { createSourceText } from "../source-text.ts";
import { isClean, outcomeText, reportFacts, rulesText, sectionName } from "../summary.ts";
import { WORDS } from "../words.ts";
import { markCells } from "./cell-marks.ts";
import { type Content, html, type Markup, trusted } from "./markup.ts";
import { renderFindings } from "./render-findings.ts";
import { renderLegend } from "./render-legend.ts";
import { renderDiagnostics, renderUndecided } from "./render-lists.ts";
import { lastYearNumbers, renderTable } from "./render-table.ts";
import { STYLE } from "./style.ts";

/** How a page is rendered. */
export interface HtmlOptions {
  readonly language: Language;
  /** The date of the check as it is to be printed, such as 2023-02-01; left out where it is not given. */
  readonly checkedOn?: string | undefined;
}

/** A quoted line takes about as many columns as the page has room for beside the label. */
const QUOTE_WIDTH = 66;

function renderFacts(result: CheckResult, reading: CheckedReport | null, options: HtmlOptions): Markup {
  const { language, checkedOn } = options;
  const { source, previous } = result;
  const [agency, year, edition] = reading === null ? [] : reportFacts(reading.report, language);
  const rows: readonly (readonly [Content, Content])[] = [
    ...(agency === undefined ? [] : [[{ zh: "机关", en: "Agency" }[language], agency] as const]),
    ...(year === undefined ? [] : [[{ zh: "统计年度", en: "Report year" }[language], year] as const]),
    ...(edition === undefined ? [] : [[{ zh: "报告格式", en: "Form" }[language], edition] as const]),
    [{ zh: "文件", en: "File" }[language], source.name],
    ["SHA-256", html`<code>${source.sha256}</code>`],
    ...(previous === null
      ? []
      : [
          [
            { zh: "上年报告", en: "Year before" }[language],
            html`${previous.name} <code>${previous.sha256}</code>`,
          ] as const,
        ]),
    ...(checkedOn === undefined
      ? []
      : [[{ zh: "核对日期", en: "Checked on" }[language], checkedOn] as const]),
  ];
  return html`<table class="facts"><tbody>
${rows.map(
  ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>
`,
)}</tbody></table>
`;
}

function renderSummary(reading: CheckedReport, language: Language): Markup {
  const gravest = reading.counts.failures.error > 0 ? "error" : isClean(reading) ? "clean" : "warning";
  return html`<div class="summary ${gravest}"><p><strong>${outcomeText(reading, language)}</strong></p><p>${rulesText(reading.rules, language)}${WORDS.stop[language]}</p></div>
`;
}

function renderReading(
  result: CheckResult,
  reading: CheckedReport,
  prefix: string,
  options: HtmlOptions,
): Markup {
  const { language } = options;
  const quoter = createQuoter(result, reading, { language, width: QUOTE_WIDTH });
  const lastYear = lastYearNumbers(reading, language);
  const marks = markCells(reading);
  const tableContext = { reading, language, marks, lastYear, prefix };
  const legend = {
    hasLastYear: lastYear.size > 0,
    hasSuspect: [...marks.values()].some(({ isSuspect }) => isSuspect),
  };
  const { agency, year } = reading.report;
  const problem = previousProblem(reading, result);
  const name = agency?.name ?? result.source.name;
  const title = {
    zh: `${name}${year ?? ""}${year === null ? "" : "年"}政府信息公开工作年度报告核对结果`,
    en: `${name}: check of the yearly disclosure report${year === null ? "" : ` ${year}`}`,
  }[language];
  const tables = TABLE_IDS.map(
    (table) => html`<h3>${sectionName(table, language)}</h3>
${renderTable(table, tableContext)}
`,
  );
  return html`<article>
<h1>${title}</h1>
${renderFacts(result, reading, options)}${
  problem === null
    ? null
    : html`<p class="problem">${problem[language]}</p>
`
}${renderSummary(reading, language)}<h2>${{ zh: "表格", en: "Tables" }[language]}</h2>
${tables}<h2>${{ zh: "问题", en: "Findings" }[language]}</h2>
${renderFindings({ reading, language, quoter, prefix })}${renderUndecided(reading.findings, language)}${renderDiagnostics(
  [...result.diagnostics, ...reading.diagnostics],
  createSourceText(result.source),
  language,
)}${renderLegend(legend, language)}${renderVersions(language)}</article>
`;
}

function renderVersions(language: Language): Markup {
  const words = { zh: ["读取程序", "规则"], en: ["Parser", "Rules"] }[language];
  return html`<p class="versions">gongkai · ${words[0] ?? ""} ${PARSER_VERSION} · ${words[1] ?? ""} ${RULES_VERSION}</p>
`;
}

function renderNoReport(result: CheckResult, options: HtmlOptions): Markup {
  const { language } = options;
  const text = { zh: "没有找到年度报告", en: "No yearly report was found" }[language];
  return html`<article>
<h1>${result.source.name}</h1>
${renderFacts(result, null, options)}<div class="summary error"><p><strong>${text}</strong></p></div>
${renderDiagnostics(result.diagnostics, createSourceText(result.source), language)}${renderVersions(language)}</article>
`;
}

/**
 * Results as one page that needs nothing else: no script, no font, no image and no address. It prints on A4.
 *
 * A part for each report: what was checked, the tables as the official form prints them with doubtful cells marked and
 * last year's numbers beside them, and every failure with its source. Everything that documents say is escaped.
 */
export function renderHtml(results: readonly CheckResult[], options: HtmlOptions): string {
  const { language } = options;
  const parts = results.flatMap((result, at) =>
    result.readings.length === 0
      ? [renderNoReport(result, options)]
      : result.readings.map((reading, of) =>
          renderReading(result, reading, `f${at + 1}-${of + 1}-`, options),
        ),
  );
  const title = { zh: "政府信息公开工作年度报告核对结果", en: "Check of yearly disclosure reports" }[
    language
  ];
  return html`<!doctype html>
<html lang="${{ zh: "zh-CN", en: "en" }[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${[
    results
      .flatMap(({ readings }) => readings)
      .map(({ report }) => report.agency?.name ?? report.source.name)
      .slice(0, 1),
    " ",
    title,
  ]}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${parts}</body>
</html>
`.markup;
}
