import { type ReactNode, useId } from "react";
import { defineTexts, useTexts } from "../language/texts.ts";
import styles from "./search-form.module.css";

const TEXTS = defineTexts({
  zh: { label: "检索报告", placeholder: "词语、机关、年份……", submit: "检索" },
  en: { label: "Search the reports", placeholder: "Words, agencies, years …", submit: "Search" },
});

/**
 * The search box: `onChange` is told of every change of the text, and whether it is unfinished, as pinyin is until the
 * characters are chosen; `onSubmit` when the visitor asks.
 */
export function SearchForm({
  text,
  onChange,
  onSubmit,
  children,
}: {
  readonly text: string;
  readonly onChange: (text: string, isUnfinished: boolean) => void;
  readonly onSubmit: () => void;
  /** What stands below the box. */
  readonly children?: ReactNode;
}) {
  const texts = useTexts(TEXTS);
  const id = useId();
  return (
    <search className={styles.search}>
      <form
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <label htmlFor={id} className="visually-hidden">
          {texts.label}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          value={text}
          placeholder={texts.placeholder}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={2000}
          onChange={({ target, nativeEvent }) =>
            onChange(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
          }
          onCompositionEnd={({ currentTarget }) => onChange(currentTarget.value, false)}
        />
        <button type="submit">{texts.submit}</button>
      </form>
      {children}
    </search>
  );
}
