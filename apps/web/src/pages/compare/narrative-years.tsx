import { useQueries } from "@tanstack/react-query";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { Scroller } from "../../components/scroller.tsx";
import { operationQuery } from "../../data/use-operation.ts";
import { formatShare } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import { COMPARE_NARRATIVES, type CompareNarrativesQuery } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";

type Compared = NonNullable<CompareNarrativesQuery["compareReports"]>["sections"][number];

/** Two reports of an agency that follow each other. */
export interface YearPair {
  readonly before: { readonly year: number; readonly id: string };
  readonly after: { readonly year: number; readonly id: string };
}

function Alike({ compared }: { readonly compared: Compared | undefined }) {
  const texts = useTexts(COMPARE_TEXTS);
  const language = useLanguage();
  if (compared === undefined) return <small>–</small>;
  if (compared.change === "SAME") return <b>{texts.changes.SAME}</b>;
  if (compared.similarity === null) return <small>{texts.changes[compared.change]}</small>;
  return <>{formatShare(compared.similarity, language)}</>;
}

/** How much of its texts an agency took over from year to year, section by section. */
export function NarrativeYears({ pairs }: { readonly pairs: readonly YearPair[] }) {
  const texts = useTexts(COMPARE_TEXTS);
  const language = useLanguage();
  const answers = useQueries({
    queries: pairs.map(({ before, after }) =>
      operationQuery(COMPARE_NARRATIVES, { before: before.id, after: after.id }),
    ),
  });
  const compared = answers.map(({ data }) => data?.compareReports?.sections ?? []);
  const sections = [...new Set(compared.flatMap((each) => each.map(({ section }) => section)))];
  return (
    <section className={styles.part} aria-busy={answers.some(({ isPending }) => isPending)}>
      <h2>{texts.narrativeYears}</h2>
      <p>{texts.narrativeYearsNote}</p>
      <Scroller label={texts.narrativeYears}>
        <table className={`${styles.overYears} ${styles.short}`}>
          <caption className="visually-hidden">{texts.narrativeYears}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.section}</th>
              {pairs.map(({ before, after }) => (
                <th key={after.year} scope="col">
                  {after.year}{" "}
                  <Link
                    className={styles.pairLink}
                    href={PATHS.compare({ before: before.id, after: after.id })}
                  >
                    {texts.compareLink}
                    <span className="visually-hidden"> {texts.yearsCompared(before.year, after.year)}</span>
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => (
              <tr key={section}>
                <th scope="row">{nameOfSection(section)[language]}</th>
                {pairs.map(({ after }, at) => (
                  <td key={after.year}>
                    {answers[at]?.isError === true ? (
                      <small>{texts.failedPair}</small>
                    ) : (
                      <Alike compared={compared[at]?.find((each) => each.section === section)} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
