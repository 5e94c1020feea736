import { SEVERITIES } from "@gongkai/schema";
import type { Language } from "../language.ts";
import { SEVERITY_SIGNS, SEVERITY_WORDS, WORDS } from "../words.ts";
import { html, type Markup } from "./markup.ts";

/** Which marks the tables have beside those that every legend explains. */
export interface LegendMarks {
  readonly hasLastYear: boolean;
  readonly hasSuspect: boolean;
}

/** What the marks of the tables mean. */
export function renderLegend({ hasLastYear, hasSuspect }: LegendMarks, language: Language): Markup {
  const severities = SEVERITIES.map(
    (severity) =>
      html`<li><span class="sample number ${severity}">12<sup>${SEVERITY_SIGNS[severity]}1</sup></span>${SEVERITY_WORDS[severity][language]}${
        { zh: "（数字为问题编号）", en: " (the number is that of the finding)" }[language]
      }</li>
`,
  );
  const lastYear = hasLastYear
    ? html`<li><span class="sample">12 <span class="before">${WORDS.lastYear[language]} 9</span></span>${
        { zh: "小字为上年数", en: "small: last year's number" }[language]
      }</li>
`
    : null;
  const suspect = hasSuspect
    ? html`<li><span class="sample number error suspect"><span class="value">12</span></span>${
        { zh: "最可能有误的单元格", en: "the cell most likely to be wrong" }[language]
      }</li>
`
    : null;
  return html`<h2>${{ zh: "图例", en: "Legend" }[language]}</h2>
<ul class="legend">
${severities}${suspect}<li><span class="sample number unread"><span class="value">${WORDS.unread[language]}</span></span>${
    { zh: "未能读取，不等于0", en: "could not be read; not zero" }[language]
  }</li>
<li><span class="sample">&#160;</span>${{ zh: "原文空白，不等于0", en: "left blank in the source; not zero" }[language]}</li>
${lastYear}</ul>
`;
}
