import { JUDGEMENTS, type JudgementId, type LocalizedText } from "@gongkai/schema";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { FindingBadge } from "../../components/finding-badge.tsx";
import { FindingFigures } from "../../components/finding-figures.tsx";
import { formatMoment } from "../../language/format-moment.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./findings.module.css";
import type { ReportFindingFragment } from "./report.generated.ts";
import page from "./report.module.css";
import { REPORT_TEXTS } from "./report-texts.ts";

function nameOf(judgement: string): LocalizedText {
  // The schema of the server is made of the same list.
  return JUDGEMENTS[judgement.toLowerCase() as JudgementId];
}

/** A finding in full: what became of which rule, in words, with its formula and both figures; `children` follow. */
export function FindingCard({
  finding,
  children,
}: {
  readonly finding: ReportFindingFragment;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { rule, ruleDescription, message, judgement } = finding;
  const title = ruleDescription?.title[language] ?? rule;
  return (
    <article className={styles.finding}>
      <p className={styles.findingHead}>
        <FindingBadge severity={finding.severity} verdict={finding.verdict} />{" "}
        <Link href={PATHS.rules(rule)} aria-label={texts.at(texts.rule) + title}>
          {title}
        </Link>
      </p>
      <p>{message[language]}</p>
      <FindingFigures finding={finding} />
      {judgement !== null && (
        <p className={page.remark}>
          {texts.at(texts.judged)}
          <strong>{nameOf(judgement.judgement)[language]}</strong> · {judgement.author} ·{" "}
          <time dateTime={judgement.judgedAt}>{formatMoment(judgement.judgedAt, language)}</time>
          {judgement.note !== "" && <> · {judgement.note}</>}
        </p>
      )}
      {children}
    </article>
  );
}
