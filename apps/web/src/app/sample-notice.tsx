import { useSynthetic } from "../data/use-synthetic.ts";
import { useTexts } from "../language/texts.ts";
import styles from "./app.module.css";
import { APP_TEXTS } from "./app-texts.ts";

/** Says that everything shown is invented, where it is. */
export function SampleNotice() {
  const texts = useTexts(APP_TEXTS);
  if (useSynthetic() !== true) return null;
  return (
    <aside className={`${styles.notice} ${styles.sample}`} aria-label={texts.sampleLabel}>
      <p>{texts.sample}</p>
    </aside>
  );
}
