import type { Severity, Verdict } from "../data/schema-types.generated.ts";
import { defineTexts, useTexts } from "../language/texts.ts";
import styles from "./finding-badge.module.css";

const TEXTS = defineTexts({
  zh: {
    severities: { ERROR: "错误", WARNING: "警告", INFORMATION: "提示" },
    verdicts: {
      PASS: "相符",
      FAIL: "不符",
      PASS_IF_BLANK_IS_ZERO: "空白作零则相符",
      INDETERMINATE: "无法判断",
      NOT_ASSESSABLE: "不适用此规则",
    },
  },
  en: {
    severities: { ERROR: "Error", WARNING: "Warning", INFORMATION: "Remark" },
    verdicts: {
      PASS: "Holds",
      FAIL: "Does not hold",
      PASS_IF_BLANK_IS_ZERO: "Holds if blank is zero",
      INDETERMINATE: "Cannot be told",
      NOT_ASSESSABLE: "Nothing to check",
    },
  },
});

const MARKS: Readonly<Record<Severity, string>> = { ERROR: "✕", WARNING: "!", INFORMATION: "i" };

const STYLES: Readonly<Record<Severity, string | undefined>> = {
  ERROR: styles.error,
  WARNING: styles.warning,
  INFORMATION: styles.information,
};

/** What became of a rule: how much a failure weighs, or in which other way it ended. Told by sign, word and colour. */
export function FindingBadge({
  severity,
  verdict,
}: {
  readonly severity: Severity;
  readonly verdict: Verdict;
}) {
  const texts = useTexts(TEXTS);
  if (verdict === "FAIL") {
    return (
      <span className={`${styles.badge} ${STYLES[severity]}`}>
        <span aria-hidden="true">{MARKS[severity]} </span>
        {texts.severities[severity]}
      </span>
    );
  }
  const isGood = verdict === "PASS";
  return (
    <span className={`${styles.badge} ${isGood ? styles.good : styles.open}`}>
      <span aria-hidden="true">{isGood ? "✓" : "?"} </span>
      {texts.verdicts[verdict]}
    </span>
  );
}
