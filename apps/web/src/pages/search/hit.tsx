import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { MarkedText } from "../../components/marked-text.tsx";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import type { SearchHitFactsFragment } from "./search.generated.ts";
import styles from "./search.module.css";
import { SEARCH_TEXTS } from "./search-texts.ts";

/** A section that was found: whose report, of which year, which part, and the words in it. */
export function Hit({ hit: { report, section, snippet } }: { readonly hit: SearchHitFactsFragment }) {
  const texts = useTexts(SEARCH_TEXTS);
  const language = useLanguage();
  const { agency, year } = report;
  return (
    <article className={styles.hit}>
      <h2>
        <Link href={PATHS.report(report.id, section.section)}>
          {agency?.name ?? report.title ?? texts.noTitle}
          {year !== null && ` · ${texts.year(year)}`}
        </Link>
      </h2>
      <p className={styles.where}>
        {agency !== null && agency.regionPath.length > 0 && <span>{agency.regionPath.join(" › ")}</span>}
        <span>{nameOfSection(section.section)[language]}</span>
      </p>
      <p className={styles.snippet} lang="zh-CN">
        <MarkedText text={snippet.text} marks={snippet.marks} />
      </p>
    </article>
  );
}
