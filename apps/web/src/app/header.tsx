import { Link } from "wouter";
import { chooseLanguage, LANGUAGE_TAGS, type Language, useLanguage } from "../language/language.ts";
import { useTexts } from "../language/texts.ts";
import { chooseTheme, type Theme, useTheme } from "../theme/theme.ts";
import { APP_TEXTS } from "./app-texts.ts";
import styles from "./header.module.css";
import { Menu } from "./menu.tsx";
import { PATHS } from "./paths.ts";

/** How each language calls itself, shortest. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: "中文", en: "English" };
const THEMES: readonly Theme[] = ["auto", "light", "dark"];

function LanguageSwitch() {
  const other: Language = useLanguage() === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      className={styles.switch}
      lang={LANGUAGE_TAGS[other]}
      onClick={() => chooseLanguage(other)}
    >
      {LANGUAGE_NAMES[other]}
    </button>
  );
}

function ThemeSwitch() {
  const texts = useTexts(APP_TEXTS);
  const theme = useTheme();
  return (
    <select
      className={styles.switch}
      aria-label={texts.theme}
      value={theme}
      onChange={({ target }) => chooseTheme(THEMES.find((each) => each === target.value) ?? "auto")}
    >
      {THEMES.map((each) => (
        <option key={each} value={each}>
          {texts.themes[each]}
        </option>
      ))}
    </select>
  );
}

/** The name of the site, the menu, and the switches of language and colours. */
export function Header() {
  const texts = useTexts(APP_TEXTS);
  return (
    <header className={`${styles.header} screen-only`}>
      <div className={styles.row}>
        <Link href={PATHS.home()} className={styles.name}>
          <span className={styles.seal} aria-hidden="true">
            公
          </span>
          <span>
            <b>{texts.name}</b>
            <small>{texts.subtitle}</small>
          </span>
        </Link>
        <div className={styles.switches}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <Menu />
      </div>
    </header>
  );
}
