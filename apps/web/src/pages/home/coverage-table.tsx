import { Scroller } from "../../components/scroller.tsx";
import { formatCount, formatShare } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfLevel } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import type { HomeCoverageQuery } from "./home.generated.ts";
import styles from "./home.module.css";
import { HOME_TEXTS } from "./home-texts.ts";

type Coverage = HomeCoverageQuery["coverage"][number];

/** How strongly a cell is coloured, by the part of the reports expected that is here. */
function shadeOf({ present, expected }: Coverage): string {
  const strength = expected === 0 ? 0 : Math.round((present / expected) * 100);
  return `color-mix(in srgb, var(--good-wash) ${strength}%, var(--sheet))`;
}

function CoverageCell({ coverage }: { readonly coverage: Coverage | undefined }) {
  const texts = useTexts(HOME_TEXTS);
  const language = useLanguage();
  if (coverage === undefined || coverage.expected === 0) return <td>–</td>;
  const { present, expected, missing } = coverage;
  const count = (number: number) => formatCount(number, language);
  return (
    <td
      style={{ background: shadeOf(coverage) }}
      title={missing > 0 ? texts.missing(count(missing)) : undefined}
    >
      {count(present)}
      <small>
        {" / "}
        {count(expected)} · {formatShare(present / expected, language)}
      </small>
    </td>
  );
}

/** How many reports there are of each level in each year, of how many that are expected. */
export function CoverageTable({ coverage }: { readonly coverage: readonly Coverage[] }) {
  const texts = useTexts(HOME_TEXTS);
  const language = useLanguage();
  const years = [...new Set(coverage.map(({ year }) => year))];
  const levels = [...new Set(coverage.map(({ level }) => level))];
  return (
    <Scroller label={texts.coverage}>
      <table className={styles.coverage}>
        <caption className="visually-hidden">{texts.coverage}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.level}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level}>
              <th scope="row">{level === null ? texts.unknownLevel : nameOfLevel(level)[language]}</th>
              {years.map((year) => (
                <CoverageCell
                  key={year}
                  coverage={coverage.find((each) => each.year === year && each.level === level)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
