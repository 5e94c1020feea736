import type { LocalizedText } from "@gongkai/schema";
import { adviceOf } from "../advice.ts";
import type { ArrangedFinding } from "../arrange-findings.ts";
import type { Quoter } from "../excerpt.ts";
import { figuresText } from "../figures.ts";
import { printable } from "../printable.ts";
import { SEVERITY_WORDS, VERDICT_WORDS, WORDS } from "../words.ts";
import { type ExcerptLayout, renderExcerpt } from "./render-excerpt.ts";

type Note = readonly [name: string, text: string];

function adviceNotes(arranged: ArrangedFinding, { language }: ExcerptLayout): readonly Note[] {
  const { blame, guesses, help } = adviceOf(arranged);
  const { explainedAt } = arranged;
  const note = (name: Note[0], text: LocalizedText | null): readonly Note[] =>
    text === null ? [] : [[name, text[language]]];
  return [
    ...(explainedAt === null
      ? []
      : [[WORDS.blame[language], `${WORDS.seeAbove[language]} #${explainedAt}`] as const]),
    ...note(WORDS.blame[language], blame),
    ...guesses.flatMap((guess) => note(WORDS.guess[language], guess)),
    ...note(WORDS.help[language], help),
  ];
}

/** The lines of one finding: its sentence, the source with its marks, the formula, whose fault it is and what to do. */
export function renderFinding(
  arranged: ArrangedFinding,
  quoter: Quoter,
  layout: ExcerptLayout,
): readonly string[] {
  const { finding, rule, isFirstOfRule, number, diagnosis } = arranged;
  const { language, paint, gutter } = layout;
  const head =
    finding.verdict === "fail"
      ? paint.severity(
          finding.severity,
          `#${number} ${SEVERITY_WORDS[finding.severity][language]}[${finding.rule}]`,
        )
      : paint.faint(`${VERDICT_WORDS[finding.verdict][language]}[${finding.rule}]`);
  const figures = figuresText(finding)?.[language];
  const notes: readonly Note[] = [
    [WORDS.formula[language], finding.formula],
    ...(figures === undefined ? [] : [[WORDS.figures[language], figures] as const]),
    ...adviceNotes(arranged, layout),
    ...(rule === undefined || !isFirstOfRule
      ? []
      : [[WORDS.why[language], rule.explanation[language]] as const]),
  ];
  const indent = " ".repeat(gutter);
  return [
    `${head}${paint.bold(`: ${printable(finding.message[language])}`)}`,
    ...quoter.quote(finding, diagnosis).flatMap((excerpt) => renderExcerpt(excerpt, layout)),
    ...notes.map(
      ([name, text]) => `${indent} ${paint.line("=")} ${paint.bold(`${name}:`)} ${printable(text)}`,
    ),
  ];
}
