import { type Finding, type LocalizedText, VERDICTS, type Verdict } from "@gongkai/schema";
import { ruleOf } from "./arrange-findings.ts";
import { counted } from "./words.ts";

/** Rules without a conclusion, of which the same can be said. */
export interface UndecidedRules {
  readonly verdict: Verdict;
  readonly rules: readonly string[];
  readonly text: LocalizedText;
}

/** What is said of a rule's findings with one verdict: their sentence, or their number where there are several. */
function textOf([first, ...others]: readonly Finding[]): LocalizedText {
  if (first === undefined) return { zh: "", en: "" };
  if (others.length === 0) return first.message;
  const count = others.length + 1;
  const title = ruleOf(first.rule)?.title ?? { zh: first.rule, en: first.rule };
  return { zh: `${title.zh}：${count}处`, en: `${title.en}: ${counted(count, "place")}` };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** Everything that neither passes nor fails, rule by rule, and rules of which the same is to be said together. */
export function summarizeUndecided(findings: readonly Finding[]): readonly UndecidedRules[] {
  return VERDICTS.filter((verdict) => verdict !== "pass" && verdict !== "fail").flatMap((verdict) => {
    const byRule = groupBy(
      findings.filter((finding) => finding.verdict === verdict),
      ({ rule }) => rule,
    ).map((group) => ({ rules: group.slice(0, 1).map(({ rule }) => rule), text: textOf(group) }));
    return groupBy(byRule, ({ text }) => text.zh).flatMap((alike) => {
      const [first] = alike;
      return first === undefined
        ? []
        : [{ verdict, rules: alike.flatMap(({ rules }) => rules), text: first.text }];
    });
  });
}
