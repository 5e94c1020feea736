import { useId, useState } from "react";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./figures.module.css";
import { type ChangeFigures, type FiguresState, MOST_MEASURES } from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { type MeasureRow, searchMeasures } from "./measures.ts";

/** Chooses among the numbers of a line of the form. */
function RowChoice({
  row,
  state: { measures },
  onChange,
}: {
  readonly row: MeasureRow;
  readonly state: FiguresState;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const addresses = measures.map(({ address }) => address);
  return (
    <fieldset className={styles.row}>
      <legend>{row.label[language]}</legend>
      <div>
        {row.measures.map((measure) => {
          const isChosen = addresses.includes(measure.address);
          const [only, ...others] = measure.editions;
          return (
            <label key={measure.address}>
              <input
                type="checkbox"
                checked={isChosen}
                // The last one stays, because there is nothing to show without.
                disabled={isChosen ? measures.length === 1 : measures.length >= MOST_MEASURES}
                onChange={() =>
                  onChange({
                    measures: isChosen
                      ? measures.filter(({ address }) => address !== measure.address)
                      : [...measures, measure],
                  })
                }
              />
              {measure.columnLabel[language]}
              {only !== undefined && others.length === 0 && <small>{texts.only(only)}</small>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Every number of the forms, laid out by tables and lines as printed, found by any of its labels. */
function Choices({ state, onChange }: { readonly state: FiguresState; readonly onChange: ChangeFigures }) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const [query, setQuery] = useState("");
  const id = useId();
  const tables = searchMeasures(query);
  const count = tables.flatMap(({ rows }) => rows.flatMap(({ measures }) => measures)).length;
  return (
    <div className={styles.choices}>
      <label htmlFor={id}>{texts.find}</label>
      <input
        id={id}
        type="search"
        value={query}
        placeholder={texts.findHint}
        autoComplete="off"
        onChange={({ target }) => setQuery(target.value)}
      />
      <p role="status">
        {count === 0 ? texts.noMeasures : texts.foundMeasures(formatCount(count, language))}
        {state.measures.length >= MOST_MEASURES && ` · ${texts.most(formatCount(MOST_MEASURES, language))}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.tables} tabIndex={0} aria-label={texts.choose}>
        {tables.map((table) => (
          <div key={table.id}>
            <h2>{table.label[language]}</h2>
            {table.rows.map((row) => (
              <RowChoice key={row.id} row={row} state={state} onChange={onChange} />
            ))}
          </div>
        ))}
      </section>
    </div>
  );
}

/** The measures chosen, each with what removes it, and below them, to be opened, all that there are. */
export function MeasurePicker({
  state,
  onChange,
}: {
  readonly state: FiguresState;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { measures } = state;
  return (
    <section aria-label={texts.measures}>
      <ul className={styles.chosen} aria-label={texts.measures}>
        {measures.map((measure) => (
          <li key={measure.address}>
            {measure.label[language]}
            {measures.length > 1 && (
              <button
                type="button"
                aria-label={texts.remove(measure.label[language])}
                onClick={() => onChange({ measures: measures.filter((each) => each !== measure) })}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)} className={styles.panel}>
        <summary>{texts.choose}</summary>
        {isOpen && <Choices state={state} onChange={onChange} />}
      </details>
    </section>
  );
}
