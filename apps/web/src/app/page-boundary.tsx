import { Component, type ReactNode } from "react";
import { useTexts } from "../language/texts.ts";
import styles from "./app.module.css";
import { APP_TEXTS } from "./app-texts.ts";

function BrokenPage({ error }: { readonly error: Error }) {
  const texts = useTexts(APP_TEXTS);
  return (
    <section className={styles.failed} role="alert">
      <h1>{texts.broken}</h1>
      <p>{texts.brokenHint}</p>
      <pre>{`${error.name}: ${error.message}`}</pre>
      <button type="button" onClick={() => location.reload()}>
        {texts.reload}
      </button>
    </section>
  );
}

/** Keeps what fails in a page, its code that cannot be fetched included, from taking the frame away. */
export class PageBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <BrokenPage error={error} />;
  }
}
