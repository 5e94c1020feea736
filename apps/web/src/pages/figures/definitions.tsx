import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./figures.module.css";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import type { Measured } from "./measured.ts";

/** How the two forms were joined for a measure, in words. */
function useJoining(): (description: Measured["description"]) => readonly string[] {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  return ({ editions, notes }) => {
    const covered = editions.filter(({ isCovered }) => isCovered);
    const missing = editions.find(({ isCovered }) => !isCovered);
    const [only] = covered;
    const year = (edition: string) => edition.slice(-4);
    const isSame = new Set(covered.map(({ cells }) => cells.join())).size === 1;
    const where =
      missing === undefined || only === undefined
        ? isSame
          ? texts.bothEditions
          : texts.joined
        : texts.onlyIn(year(only.edition), year(missing.edition));
    const counts = [...new Set(covered.map(({ cells }) => cells.length))].filter((count) => count > 1);
    const sums = counts.map((count) => {
      const years = covered.filter(({ cells }) => cells.length === count).map(({ edition }) => year(edition));
      return texts.sumsUp(years, formatCount(count, language));
    });
    return [where, ...sums, ...notes.map((note) => note[language])];
  };
}

/** What each measure is: its cells on both forms, and what has to be said when these are compared. */
export function Definitions({ measured }: { readonly measured: readonly Measured[] }) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const describe = useJoining();
  return (
    <section className={styles.definitions}>
      <h2>{texts.definitions}</h2>
      <dl>
        {measured.map(({ description, label }) => (
          <div key={description.name}>
            <dt>{label[language]}</dt>
            <dd>
              <code>{description.name}</code>
              <ul>
                {describe(description).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
