import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { SUGGEST_AGENCIES } from "./search.generated.ts";
import styles from "./search.module.css";
import { SEARCH_TEXTS } from "./search-texts.ts";

/** Agencies whose names, or whose names' pinyin, begin with what is typed. */
export function AgencySuggestions({
  text,
  synthetic,
}: {
  readonly text: string;
  readonly synthetic: boolean | undefined;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  const { data } = useOperation(SUGGEST_AGENCIES, { text }, { isReady: text !== "", keepsPrevious: true });
  const agencies = (data?.suggestAgencies ?? []).filter(({ agency }) => agency.synthetic === synthetic);
  if (text === "" || agencies.length === 0) return null;
  return (
    <nav className={styles.agencies} aria-label={texts.agencies}>
      <small>{texts.agencies}</small>
      <ul>
        {agencies.map(({ agency: { id, name, place } }) => (
          <li key={id}>
            <Link href={PATHS.agency(id)}>
              {place}
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
