import { formatChange, formatCount } from "../language/format.ts";
import { useLanguage } from "../language/language.ts";
import { defineTexts, useTexts } from "../language/texts.ts";
import type { FindingFiguresFragment } from "./finding-figures.generated.ts";
import styles from "./finding-figures.module.css";

const TEXTS = defineTexts({
  zh: { formula: "公式", left: "左边", right: "右边", difference: "左边减右边", unknown: "无法得知" },
  en: {
    formula: "Formula",
    left: "Left",
    right: "Right",
    difference: "Left minus right",
    unknown: "unknown",
  },
});

/** The formula of a finding with what its two sides come to. Rules about other things than numbers have no sides. */
export function FindingFigures({
  finding: { formula, left, right, difference },
}: {
  readonly finding: FindingFiguresFragment;
}) {
  const texts = useTexts(TEXTS);
  const language = useLanguage();
  const say = (figure: number | null) => (figure === null ? texts.unknown : formatCount(figure, language));
  const hasSides = left !== null || right !== null;
  return (
    <dl className={styles.figures}>
      <div className={styles.formula}>
        <dt>{texts.formula}</dt>
        <dd>
          <code>{formula}</code>
        </dd>
      </div>
      {hasSides && (
        <>
          <div>
            <dt>{texts.left}</dt>
            <dd>{say(left)}</dd>
          </div>
          <div>
            <dt>{texts.right}</dt>
            <dd>{say(right)}</dd>
          </div>
        </>
      )}
      {difference !== null && (
        <div>
          <dt>{texts.difference}</dt>
          <dd>{formatChange(difference, language)}</dd>
        </div>
      )}
    </dl>
  );
}
