import type { LocalizedText } from "@gongkai/schema";
import { adviceOf } from "../advice.ts";
import { type ArrangedFinding, arrangeFindings } from "../arrange-findings.ts";
import type { CheckedReport } from "../check-result.ts";
import type { LinePiece } from "../cut-line.ts";
import type { Excerpt, Quoter } from "../excerpt.ts";
import { figuresText } from "../figures.ts";
import type { Language } from "../language.ts";
import { leftOutTexts } from "../left-out.ts";
import { outcomeText, sectionName } from "../summary.ts";
import { SEVERITY_SIGNS, SEVERITY_WORDS, WORDS } from "../words.ts";
import { type Content, html, type Markup } from "./markup.ts";

/** What the findings of one report are rendered with. */
export interface FindingsContext {
  readonly reading: CheckedReport;
  readonly language: Language;
  readonly quoter: Quoter;
  /** What the ids of the page's findings begin with. */
  readonly prefix: string;
}

function renderPiece({ text, mark }: LinePiece): Content {
  if (mark === null) return text;
  // A place where nothing stands is shown by a space that can be seen.
  return html`<mark class="${mark}">${text === "" ? "\u00a0" : text}</mark>`;
}

function renderExcerpt(excerpt: Excerpt, language: Language): Markup {
  const { position, rows, unprinted } = excerpt;
  const place = position === null ? "" : `:${position.line}:${position.column}`;
  const lines = rows.map(
    ({ line, pieces, label }) =>
      html`<tr><td class="line">${line}</td><td class="quoted">${pieces.map(renderPiece)}</td><td class="label">${label}</td></tr>
`,
  );
  const others = unprinted.map(
    (text) =>
      html`<tr><td class="line">—</td><td class="quoted">${WORDS.noPlace[language]}</td><td class="label">${text}</td></tr>
`,
  );
  const left = leftOutTexts(excerpt).map((text) => text[language]);
  return html`<table class="excerpt"><caption>${excerpt.source}${place}</caption>
<tbody>
${lines}${others}</tbody></table>
${left.length === 0 ? null : html`<p class="left">… ${left.join(WORDS.semicolon[language])}</p>`}`;
}

function renderAdvice(arranged: ArrangedFinding, { language, prefix }: FindingsContext): Markup {
  const { explainedAt } = arranged;
  const { blame, guesses, help } = adviceOf(arranged);
  const item = (name: LocalizedText, content: Content) =>
    content === null
      ? null
      : html`<dt>${name[language]}</dt><dd>${content}</dd>
`;
  const reference =
    explainedAt === null
      ? null
      : html`${WORDS.seeAbove[language]} <a href="#${prefix}${explainedAt}">${explainedAt}</a>`;
  const list =
    guesses.length === 0 ? null : html`<ul>${guesses.map((guess) => html`<li>${guess[language]}</li>`)}</ul>`;
  return html`${[
    item(WORDS.blame, reference ?? blame?.[language] ?? null),
    item(WORDS.guess, list),
    item(WORDS.help, help?.[language] ?? null),
  ]}`;
}

function renderFinding(arranged: ArrangedFinding, context: FindingsContext): Markup {
  const { number, finding, rule, isFirstOfRule, diagnosis } = arranged;
  const { language, quoter, prefix } = context;
  const { severity } = finding;
  const figures = figuresText(finding)?.[language];
  const excerpts = quoter.quote(finding, diagnosis);
  return html`<section class="finding ${severity}" id="${prefix}${number}">
<h4><span class="sign">${SEVERITY_SIGNS[severity]}${number} ${SEVERITY_WORDS[severity][language]}</span> ${rule?.title[language] ?? finding.rule} <code>${finding.rule}</code></h4>
<p class="message">${finding.message[language]}</p>
${excerpts.map((excerpt) => renderExcerpt(excerpt, language))}
<dl>
<dt>${WORDS.formula[language]}</dt><dd><code>${finding.formula}</code></dd>
${
  figures === undefined
    ? null
    : html`<dt>${WORDS.figures[language]}</dt><dd class="figures">${figures}</dd>
`
}${renderAdvice(arranged, context)}${
  rule === undefined || !isFirstOfRule
    ? null
    : html`<dt>${WORDS.why[language]}</dt><dd>${rule.explanation[language]}</dd>
`
}</dl>
</section>
`;
}

/** Every failure of a report by section, in the order of its numbers. */
export function renderFindings(context: FindingsContext): Markup {
  const groups = arrangeFindings(context.reading);
  if (groups.length === 0) {
    const { reading, language } = context;
    return html`<p>${outcomeText(reading, language)}${WORDS.stop[language]}</p>`;
  }
  return html`${groups.map(
    ({ section, findings }) => html`<h3>${sectionName(section, context.language)}</h3>
${findings.map((finding) => renderFinding(finding, context))}`,
  )}`;
}
