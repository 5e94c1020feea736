import type { Diagnostic, Finding } from "@gongkai/schema";
import type { Language } from "../language.ts";
import type { SourceText } from "../source-text.ts";
import { diagnosticText } from "../summary.ts";
import { summarizeUndecided } from "../undecided.ts";
import { VERDICT_WORDS, WORDS } from "../words.ts";
import { html, type Markup } from "./markup.ts";

/** What could not be decided, rule by rule; null where there is nothing. */
export function renderUndecided(findings: readonly Finding[], language: Language): Markup | null {
  const undecided = summarizeUndecided(findings);
  if (undecided.length === 0) return null;
  const rows = undecided.map(
    ({ verdict, rules, text }) =>
      html`<tr><td>${VERDICT_WORDS[verdict][language]}</td><td class="said">${text[language]}</td><td><code>${rules.join(" ")}</code></td></tr>
`,
  );
  return html`<h2>${WORDS.undecided[language]}</h2>
<table class="list"><tbody>
${rows}</tbody></table>
`;
}

/** What could not be read, and where; null where there is nothing. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  text: SourceText,
  language: Language,
): Markup | null {
  if (diagnostics.length === 0) return null;
  const rows = diagnostics.map((diagnostic) => {
    const line = diagnostic.span === undefined ? null : text.positionAt(diagnostic.span.start).line;
    const place = line === null ? "" : { zh: `第${line}行`, en: `line ${line}` }[language];
    return html`<tr><td><code>${diagnostic.code}</code></td><td>${place}</td><td class="said">${diagnosticText(diagnostic, language)}</td></tr>
`;
  });
  return html`<h2>${WORDS.reading[language]}</h2>
<table class="list"><tbody>
${rows}</tbody></table>
`;
}
