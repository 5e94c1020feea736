import type { Diagnostic, Span } from "@gongkai/schema";
import { arrangeFindings } from "../arrange-findings.ts";
import type { CheckedReport, CheckResult } from "../check-result.ts";
import { createQuoter } from "../excerpt.ts";
import type { Language } from "../language.ts";
import { previousProblem } from "../previous-note.ts";
import { printable } from "../printable.ts";
import { createSourceText } from "../source-text.ts";
import { diagnosticText, isClean, outcomeText, reportFacts, rulesText, sectionName } from "../summary.ts";
import { WORDS } from "../words.ts";
import { createPaint, type Paint } from "./paint.ts";
import { renderFinding } from "./render-finding.ts";
import { renderOthers } from "./render-others.ts";

/** How a result is printed on a terminal. */
export interface TextOptions {
  readonly language: Language;
  /** Whether terminal colours are used. */
  readonly color: boolean;
  /** Columns of the terminal, for quoted lines. */
  readonly width: number;
  /** Whether what is no failure is shown in full, too; otherwise it is one line a rule. */
  readonly all?: boolean | undefined;
}

const NARROWEST_QUOTE = 20;

function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  positionOf: (span: Span) => { readonly line: number },
  { language, paint }: { readonly language: Language; readonly paint: Paint },
): readonly string[] {
  if (diagnostics.length === 0) return [];
  return [
    paint.bold(WORDS.reading[language]),
    ...diagnostics.map((diagnostic) => {
      const line = diagnostic.span === undefined ? null : positionOf(diagnostic.span).line;
      const place = line === null ? "" : { zh: `第${line}行：`, en: `line ${line}: ` }[language];
      return `  ${paint.faint(`[${diagnostic.code}]`)} ${place}${printable(diagnosticText(diagnostic, language))}`;
    }),
    "",
  ];
}

function renderReading(result: CheckResult, reading: CheckedReport, options: TextOptions): readonly string[] {
  const { language, width } = options;
  const paint = createPaint(options.color);
  const lineCount = createSourceText(result.source).positionAt(result.source.text.length).line;
  const gutter = String(lineCount).length;
  const quoteWidth = Math.max(NARROWEST_QUOTE, width - gutter - 3);
  const quoter = createQuoter(result, reading, { language, width: quoteWidth });
  const facts = reportFacts(reading.report, language).map(printable);
  const layout = { language, paint, gutter, width: quoteWidth };
  const problem = previousProblem(reading, result);
  const outcome = `${printable(outcomeText(reading, language))}${WORDS.stop[language]}`;
  const painted = isClean(reading) ? paint.good(outcome) : paint.bold(outcome);
  const applied = rulesText(reading.rules, language);
  const summary = `${painted}${language === "en" ? " " : ""}${applied}${WORDS.stop[language]}`;
  return [
    `${paint.bold(printable(result.source.name))}: ${facts.join(WORDS.comma[language])}`,
    ...(result.previous === null
      ? []
      : [`${WORDS.lastYear[language]}${WORDS.colon[language]}${printable(result.previous.name)}`]),
    ...(problem === null ? [] : [paint.severity("warning", printable(problem[language]))]),
    "",
    ...arrangeFindings(reading).flatMap(({ section, findings }) => [
      paint.bold(`── ${sectionName(section, language)} ──`),
      "",
      ...findings.flatMap((arranged) => [
        ...renderFinding(arranged, quoter, { ...layout, severity: arranged.finding.severity }),
        "",
      ]),
    ]),
    ...renderOthers(reading.findings, quoter, { ...layout, severity: "information" }, options.all === true),
    ...renderDiagnostics(reading.diagnostics, quoter.positionAt, layout),
    summary,
    "",
  ];
}

/**
 * A result as text for a terminal, as compilers print theirs: every failure with the lines of the source and its cells
 * and claims marked underneath, then what could not be decided or read, then a line that counts.
 */
export function renderText(result: CheckResult, options: TextOptions): string {
  const { language } = options;
  const paint = createPaint(options.color);
  const text = createSourceText(result.source);
  const none =
    result.readings.length > 0
      ? []
      : [
          `${paint.bold(printable(result.source.name))}: ${{ zh: "没有找到年度报告。", en: "no yearly report was found." }[language]}`,
        ];
  const lines = [
    ...none,
    ...result.readings.flatMap((reading) => renderReading(result, reading, options)),
    ...renderDiagnostics(result.diagnostics, ({ start }) => text.positionAt(start), { language, paint }),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
