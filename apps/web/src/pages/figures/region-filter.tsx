import { useOperation } from "../../data/use-operation.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfProvince } from "../../language/provinces.ts";
import { useTexts } from "../../language/texts.ts";
import { FIGURES_REGIONS } from "./figures.generated.ts";
import styles from "./figures.module.css";
import { type ChangeFigures, regionPrefix } from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";

/** Chooses among the regions right below one, and below the one chosen; nothing where there are none. */
function RegionChoice({
  parent,
  chosen,
  onChange,
}: {
  /** Null for the provinces. */
  readonly parent: { readonly code: string; readonly name: string } | null;
  readonly chosen: string | null;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const { data } = useOperation(FIGURES_REGIONS, { parent: parent?.code ?? null });
  const regions = data?.regions ?? [];
  const region = regions.find(({ code }) => chosen?.startsWith(regionPrefix(code)));
  if (regions.length === 0) return null;
  const nameOf = ({ code, name }: { readonly code: string; readonly name: string }) =>
    parent === null ? nameOfProvince(code)[language] : name;
  return (
    <>
      <select
        aria-label={parent === null ? texts.region : texts.within(parent.name)}
        value={region?.code ?? ""}
        onChange={({ target }) =>
          onChange({ region: target.value === "" ? (parent?.code ?? null) : target.value })
        }
      >
        <option value="">{parent === null ? texts.everywhere : texts.wholeRegion}</option>
        {regions.map((each) => (
          <option key={each.code} value={each.code}>
            {nameOf(each)}
          </option>
        ))}
      </select>
      {region !== undefined && (
        <RegionChoice parent={{ ...region, name: nameOf(region) }} chosen={chosen} onChange={onChange} />
      )}
    </>
  );
}

/** Only reports of the agencies of a region: a province, and within it a city, and so on. */
export function RegionFilter({
  region,
  onChange,
}: {
  readonly region: string | null;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  return (
    <fieldset className={`${styles.filter} ${styles.region}`}>
      <legend>{texts.region}</legend>
      <div>
        <RegionChoice parent={null} chosen={region} onChange={onChange} />
      </div>
    </fieldset>
  );
}
