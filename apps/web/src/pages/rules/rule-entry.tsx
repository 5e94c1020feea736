import { type Rule, THRESHOLDS, type ThresholdId } from "@gongkai/rules";
import type { Severity } from "@gongkai/schema";
import { FindingBadge } from "../../components/finding-badge.tsx";
import type { Severity as SeverityInSchema } from "../../data/schema-types.generated.ts";
import { LANGUAGE_TAGS, type Language, useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./rules.module.css";
import { RULES_TEXTS } from "./rules-texts.ts";

const SEVERITIES: Readonly<Record<Severity, SeverityInSchema>> = {
  error: "ERROR",
  warning: "WARNING",
  information: "INFORMATION",
};

function Thresholds({ ids }: { readonly ids: readonly ThresholdId[] }) {
  const texts = useTexts(RULES_TEXTS);
  const language = useLanguage();
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <code>{id}</code> {THRESHOLDS[id][language]} ({texts.threshold(String(THRESHOLDS[id].value))})
        </li>
      ))}
    </ul>
  );
}

/** All that a rule states of itself, in both languages. Its code is its anchor. */
export function RuleEntry({ rule }: { readonly rule: Rule }) {
  const texts = useTexts(RULES_TEXTS);
  const language = useLanguage();
  const other: Language = language === "zh" ? "en" : "zh";
  const { code, severity, title, explanation, statement, editions, version, thresholds = [] } = rule;
  return (
    <article id={code} tabIndex={-1} className={styles.rule} aria-labelledby={`${code}-title`}>
      <h3 id={`${code}-title`}>
        <FindingBadge severity={SEVERITIES[severity]} verdict="FAIL" /> {title[language]}
      </h3>
      <p className={styles.other} lang={LANGUAGE_TAGS[other]}>
        {title[other]}
      </p>
      <p className={styles.facts}>
        <a href={`#${code}`}>
          <code>{code}</code>
        </a>{" "}
        · {texts.facts(editions.join(texts.and), String(version))}
      </p>
      <dl>
        <dt>{texts.formula}</dt>
        <dd>
          <code className={styles.formula}>{statement.replaceAll("; ", "\n")}</code>
        </dd>
        <dt>{texts.meaning}</dt>
        <dd>
          <p>{explanation[language]}</p>
          <p className={styles.other} lang={LANGUAGE_TAGS[other]}>
            {explanation[other]}
          </p>
        </dd>
        {thresholds.length > 0 && (
          <>
            <dt>{texts.thresholds}</dt>
            <dd>
              <Thresholds ids={thresholds} />
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}
