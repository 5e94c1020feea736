import { NothingFound } from "../../components/nothing-found.tsx";
import { useTexts } from "../../language/texts.ts";
import styles from "./home.module.css";
import { HOME_TEXTS } from "./home-texts.ts";

/** The home page where nothing is stored yet: how reports come in. */
export function EmptyDatabase() {
  const texts = useTexts(HOME_TEXTS);
  return (
    <>
      <section className={styles.hero}>
        <h1>{texts.headline}</h1>
        <p className={styles.lead}>{texts.lead}</p>
      </section>
      <NothingFound title={texts.empty}>
        <p>{texts.emptyHint}</p>
        <pre>npm run -s gongkai -- ingest FOLDER</pre>
      </NothingFound>
    </>
  );
}
