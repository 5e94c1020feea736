import { useId, useState } from "react";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { FIGURES_AGENCIES, FIGURES_AGENCY_SUGGESTIONS } from "./figures.generated.ts";
import styles from "./figures.module.css";
import type { ChangeFigures } from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { nameOfAgency } from "./group-name.ts";

/** Only reports of some agencies, which are found by their names. */
export function AgencyFilter({
  ids,
  synthetic,
  onChange,
}: {
  readonly ids: readonly string[];
  readonly synthetic: boolean | undefined;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const [text, setText] = useState("");
  const inputId = useId();
  const chosen = useOperation(FIGURES_AGENCIES, { ids }, { isReady: ids.length > 0, keepsPrevious: true });
  const found = useOperation(
    FIGURES_AGENCY_SUGGESTIONS,
    { text },
    { isReady: text !== "", keepsPrevious: true },
  );
  const names = new Map(
    (chosen.data?.nodes ?? []).flatMap((node) =>
      node !== null && "name" in node ? [[node.id, nameOfAgency(node)] as const] : [],
    ),
  );
  const suggestions = (text === "" ? [] : (found.data?.suggestAgencies ?? []))
    .map(({ agency }) => agency)
    .filter((agency) => agency.synthetic === synthetic && !ids.includes(agency.id));
  return (
    <fieldset className={styles.filter}>
      <legend>{texts.agencies}</legend>
      {ids.length > 0 && (
        <ul className={styles.chosen}>
          {ids.map((id) => (
            <li key={id}>
              {names.get(id) ?? "…"}
              <button
                type="button"
                aria-label={texts.remove(names.get(id) ?? id)}
                onClick={() => onChange({ agencies: ids.filter((each) => each !== id) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={inputId} className="visually-hidden">
        {texts.findAgency}
      </label>
      <input
        id={inputId}
        type="search"
        value={text}
        placeholder={texts.findAgency}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
      />
      {suggestions.length > 0 && (
        <ul className={styles.suggestions} aria-label={texts.agencies}>
          {suggestions.map((agency) => (
            <li key={agency.id}>
              <button
                type="button"
                onClick={() => {
                  onChange({ agencies: [...ids, agency.id] });
                  setText("");
                }}
              >
                {nameOfAgency(agency)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
