import { useTexts } from "../language/texts.ts";
import styles from "./app.module.css";
import { APP_TEXTS } from "./app-texts.ts";

/** What holds for every number, and the doors for programs. */
export function Footer() {
  const texts = useTexts(APP_TEXTS);
  return (
    <footer className={styles.footer}>
      <div>
        <p>{texts.footer}</p>
        <ul className="screen-only">
          <li>
            <a href="/v1/figures.csv">{texts.data} (CSV)</a>
          </li>
          <li>
            <a href="/graphql">{texts.interface} (GraphQL)</a>
          </li>
          <li>
            <a href="/v1/openapi.json">{texts.description} (OpenAPI)</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
