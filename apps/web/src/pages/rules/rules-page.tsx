import { RULES, type Rule } from "@gongkai/rules";
import { RULE_KINDS, SEVERITIES } from "@gongkai/schema";
import { Link, useSearchParams } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { NothingFound } from "../../components/nothing-found.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { FilterBox } from "../../components/reference/filter-box.tsx";
import { useEntryInAddress } from "../../components/reference/use-entry-in-address.ts";
import { holdsWords, useFilterText } from "../../components/reference/use-filter-text.ts";
import { Segments } from "../../components/segments.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { RuleEntry } from "./rule-entry.tsx";
import styles from "./rules.module.css";
import { RULES_TEXTS } from "./rules-texts.ts";

const WEIGHTS = ["all", ...SEVERITIES] as const;
type Weight = (typeof WEIGHTS)[number];

/** The weight that rules are narrowed down to, as the address says it after `?severity=`. */
function useWeight(): readonly [Weight, (weight: Weight) => void] {
  const [parameters, setParameters] = useSearchParams();
  const weight = WEIGHTS.find((each) => each === parameters.get("severity")) ?? "all";
  const change = (next: Weight) =>
    setParameters(
      (current) => {
        const changed = new URLSearchParams(current);
        if (next === "all") changed.delete("severity");
        else changed.set("severity", next);
        return changed;
      },
      { replace: true },
    );
  return [weight, change];
}

function textsOf({ code, title, explanation, statement }: Rule): readonly string[] {
  return [code, title.zh, title.en, explanation.zh, explanation.en, statement];
}

function Contents({ rules }: { readonly rules: readonly Rule[] }) {
  const texts = useTexts(RULES_TEXTS);
  const language = useLanguage();
  return (
    <details className={styles.contents}>
      <summary>{texts.contents}</summary>
      <ul>
        {rules.map(({ code, title }) => (
          <li key={code}>
            <a href={`#${code}`}>{title[language]}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Every rule with its formula, weight and meaning, to be searched and linked to. */
export function RulesPage() {
  const texts = useTexts(RULES_TEXTS);
  const language = useLanguage();
  const [filter, setFilter] = useFilterText();
  const [weight, setWeight] = useWeight();
  useEntryInAddress();
  const shown = RULES.filter(
    (rule) => (weight === "all" || rule.severity === weight) && holdsWords(textsOf(rule), filter),
  );
  return (
    <>
      <PageHeading title={texts.title}>
        <p>
          {texts.lead} <Link href={PATHS.codebook()}>{texts.codebook}</Link>
        </p>
      </PageHeading>
      <FilterBox
        label={texts.filter}
        text={filter}
        found={texts.found(formatCount(shown.length, language), formatCount(RULES.length, language))}
        onChange={setFilter}
      >
        <Segments
          label={texts.severity}
          options={WEIGHTS.map((value) => ({ value, label: texts.severities[value] }))}
          value={weight}
          onChange={setWeight}
        />
      </FilterBox>
      {shown.length === 0 ? <NothingFound title={texts.nothing} /> : <Contents rules={shown} />}
      {RULE_KINDS.map((kind) => {
        const rules = shown.filter((rule) => rule.kind === kind);
        if (rules.length === 0) return null;
        return (
          <section key={kind} className={styles.kind}>
            <h2>{texts.kinds[kind]}</h2>
            {rules.map((rule) => (
              <RuleEntry key={rule.code} rule={rule} />
            ))}
          </section>
        );
      })}
    </>
  );
}
