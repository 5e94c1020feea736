import { EDITIONS } from "@gongkai/schema";
import { useOperation } from "../../data/use-operation.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfKind, nameOfLevel } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import { AgencyFilter } from "./agency-filter.tsx";
import { FIGURES_YEARS } from "./figures.generated.ts";
import styles from "./figures.module.css";
import {
  type ChangeFigures,
  EDITION_VALUES,
  type FiguresState,
  KINDS,
  LEVELS,
  NO_FILTERS,
} from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { RegionFilter } from "./region-filter.tsx";

function Choice<Value extends string | number>({
  legend,
  values,
  chosen,
  nameOf,
  onChange,
}: {
  readonly legend: string;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}) {
  return (
    <fieldset className={styles.filter}>
      <legend>{legend}</legend>
      <div>
        {values.map((value) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            />
            {nameOf(value)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which reports count. */
export function Filters({
  state,
  synthetic,
  onChange,
}: {
  readonly state: FiguresState;
  readonly synthetic: boolean | undefined;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const { data } = useOperation(
    FIGURES_YEARS,
    { synthetic: synthetic ?? false },
    { isReady: synthetic !== undefined },
  );
  const { years, editions, levels, kinds, region, agencies } = state;
  const known = [...new Set([...(data?.coverage.map(({ year }) => year) ?? []), ...years])].sort(
    (a, b) => a - b,
  );
  const count =
    [years, editions, levels, kinds, agencies].filter(({ length }) => length > 0).length +
    (region === null ? 0 : 1);
  return (
    <details className={styles.panel}>
      <summary>{count === 0 ? texts.filters : texts.filtersSet(formatCount(count, language))}</summary>
      <div className={styles.filters}>
        <Choice
          legend={texts.years}
          values={known}
          chosen={years}
          nameOf={String}
          onChange={(chosen) => onChange({ years: chosen })}
        />
        <Choice
          legend={texts.groupings.LEVEL}
          values={LEVELS}
          chosen={levels}
          nameOf={(level) => nameOfLevel(level)[language]}
          onChange={(chosen) => onChange({ levels: chosen })}
        />
        <Choice
          legend={texts.groupings.EDITION}
          values={EDITION_VALUES}
          chosen={editions}
          nameOf={(edition) => texts.edition(EDITIONS.find((year) => edition.endsWith(year)) ?? edition)}
          onChange={(chosen) => onChange({ editions: chosen })}
        />
        <Choice
          legend={texts.groupings.KIND}
          values={KINDS}
          chosen={kinds}
          nameOf={(kind) => nameOfKind(kind)[language]}
          onChange={(chosen) => onChange({ kinds: chosen })}
        />
        <RegionFilter region={region} onChange={onChange} />
        <AgencyFilter ids={agencies} synthetic={synthetic} onChange={onChange} />
        {count > 0 && (
          <p>
            <button type="button" onClick={() => onChange(NO_FILTERS)}>
              {texts.clear}
            </button>
          </p>
        )}
      </div>
    </details>
  );
}
