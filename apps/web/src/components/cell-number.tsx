import type { CellState, Unit } from "../data/schema-types.generated.ts";
import { formatChange, formatCount } from "../language/format.ts";
import { useLanguage } from "../language/language.ts";
import { defineTexts, useTexts } from "../language/texts.ts";
import styles from "./cell-number.module.css";

/** What is known of a place of a form; `TableCell` of the schema fits. */
export interface ShownCell {
  readonly state: CellState;
  /** Money is in yuan; null unless the state is VALUE. */
  readonly value: number | null;
  readonly unit: Unit;
}

const TEXTS = defineTexts({
  zh: {
    yuan: "元",
    states: {
      BLANK: { short: "空白", long: "空白：报告在此处没有填写，不等于零" },
      NOT_APPLICABLE: { short: "不适用", long: "不适用：报告在此处注明不适用" },
      UNREAD: { short: "未读出", long: "未读出：程序没能读出此处的数字，不等于零或空白" },
    },
  },
  en: {
    yuan: " yuan",
    states: {
      BLANK: { short: "blank", long: "blank: the report says nothing here, which is not zero" },
      NOT_APPLICABLE: { short: "n/a", long: "not applicable: the report says so here" },
      UNREAD: {
        short: "unread",
        long: "unread: the program could not read this number; neither zero nor blank",
      },
    },
  },
});

const STATE_STYLES = {
  BLANK: styles.blank,
  NOT_APPLICABLE: styles.notApplicable,
  UNREAD: styles.unread,
} as const;

/** What is written behind a number: 元 behind money, also where it is a difference. Nothing behind what is counted. */
export function UnitMark({ unit }: { readonly unit: Unit }) {
  const texts = useTexts(TEXTS);
  return unit === "MONEY" ? <small>{texts.yuan}</small> : null;
}

/**
 * The number of a cell with its unit, or in words why there is none. Blank, not applicable and unread are told
 * apart by their words and by their looks, and none looks like 0.
 */
export function CellNumber({ cell: { state, value, unit } }: { readonly cell: ShownCell }) {
  const language = useLanguage();
  const texts = useTexts(TEXTS);
  if (state === "VALUE" && value !== null) {
    if (unit === "CHANGE") return <>{formatChange(value, language)}</>;
    return (
      <>
        {formatCount(value, language)}
        <UnitMark unit={unit} />
      </>
    );
  }
  // A value without a number is nothing that the schema allows.
  const shown = state === "VALUE" ? "UNREAD" : state;
  const { short, long } = texts.states[shown];
  return (
    <span className={`${styles.state} ${STATE_STYLES[shown]}`} title={long}>
      {short}
    </span>
  );
}
