import type { FacetName } from "../../data/schema-types.generated.ts";
import { formatCount } from "../../language/format.ts";
import { type Language, useLanguage } from "../../language/language.ts";
import { nameOfKind, nameOfLevel, nameOfSection } from "../../language/names.ts";
import { nameOfProvince } from "../../language/provinces.ts";
import { useTexts } from "../../language/texts.ts";
import type { SearchQuery } from "./search.generated.ts";
import styles from "./search.module.css";
import { NOTHING_CHOSEN, type SearchState } from "./search-state.ts";
import { SEARCH_TEXTS } from "./search-texts.ts";

type FacetValues = SearchQuery["search"]["facets"][number]["values"];

/** So many values of a facet are shown at once. */
const SHOWN_VALUES = 7;

const NAMES: Readonly<Record<FacetName, (value: string, language: Language) => string>> = {
  YEAR: (value) => value,
  SECTION: (value, language) => nameOfSection(value)[language],
  LEVEL: (value, language) => nameOfLevel(value)[language],
  PROVINCE: (value, language) => nameOfProvince(value)[language],
  KIND: (value, language) => nameOfKind(value)[language],
};

/** Values that are chosen stay in the list when nothing matches them any more, so that they can be taken back. */
function withChosen(values: FacetValues, chosen: readonly string[]): FacetValues {
  const missing = chosen.filter((value) => values.every((each) => each.value !== value));
  return [...missing.map((value) => ({ value, count: 0 })), ...values];
}

/** One thing by which hits are counted, and whose values can be chosen. */
function Facet({
  name,
  values,
  chosen,
  onChange,
}: {
  readonly name: FacetName;
  readonly values: FacetValues;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  const language = useLanguage();
  const all = withChosen(values, chosen);
  // Years are looked for by their order, everything else by how much there is of it.
  const ordered = name === "YEAR" ? [...all].sort((a, b) => Number(b.value) - Number(a.value)) : all;
  if (ordered.length === 0) return null;
  const draw = ({ value, count }: FacetValues[number]) => (
    <label key={value}>
      <input
        type="checkbox"
        checked={chosen.includes(value)}
        onChange={({ target }) =>
          onChange(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
        }
      />
      <span>{NAMES[name](value, language)}</span>
      <small>{formatCount(count, language)}</small>
    </label>
  );
  const rest = ordered.slice(SHOWN_VALUES);
  return (
    <fieldset className={styles.facet}>
      <legend>{texts.facets[name]}</legend>
      {ordered.slice(0, SHOWN_VALUES).map(draw)}
      {rest.length > 0 && (
        <details open={rest.some(({ value }) => chosen.includes(value)) || undefined}>
          <summary>
            {texts.moreValues} ({formatCount(rest.length, language)})
          </summary>
          {rest.map(draw)}
        </details>
      )}
    </fieldset>
  );
}

/** All facets, or room for them until they are there, and what clears the choice. */
export function Facets({
  facets = [],
  chosen,
  onChange,
}: {
  readonly facets?: SearchQuery["search"]["facets"] | undefined;
  readonly chosen: SearchState["chosen"];
  readonly onChange: (change: Partial<SearchState>) => void;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  const isChosen = Object.values(chosen).some((values) => values.length > 0);
  return (
    <>
      {isChosen && (
        <button
          type="button"
          className={`${styles.link} ${styles.clear}`}
          onClick={() => onChange({ chosen: NOTHING_CHOSEN })}
        >
          {texts.clear}
        </button>
      )}
      {facets.map(({ name, values }) => (
        <Facet
          key={name}
          name={name}
          values={values}
          chosen={chosen[name]}
          onChange={(next) => onChange({ chosen: { ...chosen, [name]: next } })}
        />
      ))}
    </>
  );
}
