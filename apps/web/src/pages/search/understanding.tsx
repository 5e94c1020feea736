import { Fragment } from "react";
import { useTexts } from "../../language/texts.ts";
import type { SearchQuery } from "./search.generated.ts";
import styles from "./search.module.css";
import type { SearchState } from "./search-state.ts";
import { SEARCH_TEXTS } from "./search-texts.ts";

type Answer = Pick<SearchQuery["search"], "interpretation" | "omitted" | "suggestions" | "fallback">;

/** How the query was understood, each piece with a button that takes it back, and what was left out or may be meant. */
export function Understanding({
  answer: { interpretation, omitted, suggestions, fallback },
  asWords,
  onChange,
}: {
  readonly answer: Answer;
  readonly asWords: readonly string[];
  readonly onChange: (change: Partial<SearchState>) => void;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  const { recognised } = interpretation;
  return (
    <>
      {recognised.length + asWords.length > 0 && (
        <ul className={styles.pieces} aria-label={texts.understood}>
          {recognised.map(({ kind, text, meaning }) => (
            <li key={`${kind} ${text}`}>
              <small>{texts.kinds[kind]}</small> {meaning}
              <button
                type="button"
                aria-label={texts.takeBack(text, meaning)}
                title={texts.takeBack(text, meaning)}
                onClick={() => onChange({ asWords: [...asWords, text] })}
              >
                ×
              </button>
            </li>
          ))}
          {asWords.map((text) => (
            <li key={text} className={styles.plain}>
              <small>{texts.asWords}</small> {text}
              <button
                type="button"
                aria-label={texts.interpretAgain(text)}
                title={texts.interpretAgain(text)}
                onClick={() => onChange({ asWords: asWords.filter((each) => each !== text) })}
              >
                ↺
              </button>
            </li>
          ))}
        </ul>
      )}
      {omitted.length > 0 && (
        <p className={styles.remark}>{texts.omitted(omitted.map(({ text }) => `“${text}”`).join(" "))}</p>
      )}
      {suggestions.length > 0 && (
        <p className={styles.remark}>
          {texts.suggestions}
          {suggestions.map(({ text }) => (
            <Fragment key={text}>
              {" "}
              <button
                type="button"
                className={styles.link}
                onClick={() => onChange({ query: text, asWords: [] })}
              >
                {text}
              </button>
            </Fragment>
          ))}
        </p>
      )}
      {fallback !== null && <p className={styles.remark}>{texts.fallback}</p>}
    </>
  );
}
