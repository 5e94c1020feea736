import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import type { HomeCoverageQuery } from "./home.generated.ts";
import styles from "./home.module.css";
import { HOME_TEXTS } from "./home-texts.ts";

/** How many reports of how many agencies there are, and of which years. */
export function StoredCounts({ data }: { readonly data: HomeCoverageQuery }) {
  const texts = useTexts(HOME_TEXTS);
  const language = useLanguage();
  const years = data.coverage.map(({ year }) => year);
  const counts = [
    [formatCount(data.reports.totalCount.value, language), texts.reports],
    [formatCount(data.agencies.totalCount.value, language), texts.agencies],
    [years.length === 0 ? "–" : `${Math.min(...years)}–${Math.max(...years)}`, texts.years],
  ] as const;
  return (
    <ul className={styles.counts} aria-label={texts.counts}>
      {counts.map(([count, what]) => (
        <li key={what}>
          <b>{count}</b> {what}
        </li>
      ))}
    </ul>
  );
}
