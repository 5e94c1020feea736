import { SMALL_SAMPLE } from "../../components/chart/series.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./figures.module.css";
import { FIGURES_TEXTS } from "./figures-texts.ts";

/** A bar of a chart. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  /** Null where there is no figure; there is no bar then. */
  readonly value: number | null;
  /** How many reports the figure rests on. */
  readonly n: number;
  /** That number in words. */
  readonly basis: string;
  /** Why there is no figure, in words. */
  readonly gap: string;
}

/** More bars are no picture any more. */
const MOST_BARS = 20;

/** Figures as bars from zero, the largest first; what has none stands last, in words. Small samples are hollow. */
export function BarChart({
  title,
  bars,
  format,
}: {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const shown = [...bars]
    .sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
    .slice(0, MOST_BARS);
  const values = shown.map(({ value }) => value ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const extent = most - least || 1;
  const percent = (part: number) => `${(part / extent) * 100}%`;
  const count = (number: number) => formatCount(number, language);
  return (
    <figure className={styles.bars}>
      <figcaption>{title}</figcaption>
      <ol>
        {shown.map(({ id, label, value, n, basis, gap }) => (
          <li key={id}>
            <span className={styles.barLabel}>{label}</span>
            <span className={`${styles.track} ${value === null ? styles.empty : ""}`} aria-hidden="true">
              {value !== null && (
                <span
                  className={`${styles.bar} ${n < SMALL_SAMPLE && value !== 0 ? styles.hollow : ""}`}
                  style={{
                    marginInlineStart: percent(Math.min(value, 0) - least),
                    width: percent(Math.abs(value)),
                  }}
                />
              )}
            </span>
            <span className={styles.barValue}>
              {value === null ? gap : format(value)} <small>{basis}</small>
            </span>
          </li>
        ))}
      </ol>
      {shown.length < bars.length && (
        <p className={styles.remark}>{texts.mostBars(count(shown.length), count(bars.length))}</p>
      )}
    </figure>
  );
}
