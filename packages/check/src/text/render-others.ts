import type { Finding } from "@gongkai/schema";
import type { Quoter } from "../excerpt.ts";
import { printable } from "../printable.ts";
import { summarizeUndecided } from "../undecided.ts";
import { VERDICT_WORDS, WORDS } from "../words.ts";
import type { ExcerptLayout } from "./render-excerpt.ts";
import { renderFinding } from "./render-finding.ts";

function renderInFull(finding: Finding, quoter: Quoter, layout: ExcerptLayout): readonly string[] {
  const alone = { number: 0, rule: undefined, isFirstOfRule: false, diagnosis: null, explainedAt: null };
  return [...renderFinding({ ...alone, finding }, quoter, layout), ""];
}

function renderUndecided(
  undecided: readonly Finding[],
  quoter: Quoter,
  layout: ExcerptLayout,
  all: boolean,
): readonly string[] {
  const { language, paint } = layout;
  if (undecided.length === 0) return [];
  const heading = paint.bold(WORDS.undecided[language]);
  if (all) return [heading, ...undecided.flatMap((finding) => renderInFull(finding, quoter, layout))];
  const lines = summarizeUndecided(undecided).map(
    ({ verdict, rules, text }) =>
      `  ${VERDICT_WORDS[verdict][language]} ${paint.faint(`[${rules.join(" ")}]`)} ${printable(text[language])}`,
  );
  return [heading, ...lines, ""];
}

function renderPasses(passes: readonly Finding[], { language, paint }: ExcerptLayout): readonly string[] {
  if (passes.length === 0) return [];
  const lines = passes.map(
    ({ rule, message }) => `  ${paint.good("✓")} ${paint.faint(`[${rule}]`)} ${printable(message[language])}`,
  );
  return [paint.bold(WORDS.passed[language]), ...lines, ""];
}

/** The lines of what does not fail: one line a rule for what is undecided, or all in full; and the passes given. */
export function renderOthers(
  findings: readonly Finding[],
  quoter: Quoter,
  layout: ExcerptLayout,
  all: boolean,
): readonly string[] {
  const undecided = findings.filter(({ verdict }) => verdict !== "fail" && verdict !== "pass");
  const passes = findings.filter(({ verdict }) => verdict === "pass");
  return [...renderUndecided(undecided, quoter, layout, all), ...renderPasses(passes, layout)];
}
