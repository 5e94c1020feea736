import { type ReactNode, useEffect } from "react";
import { APP_TEXTS } from "../app/app-texts.ts";
import { useTexts } from "../language/texts.ts";
import styles from "./states.module.css";

/** Gives the document the title of the page, with the name of the site behind it. */
export function usePageTitle(title: string): void {
  const { name, subtitle } = useTexts(APP_TEXTS);
  useEffect(() => {
    document.title = title === name ? `${name} · ${subtitle}` : `${title} · ${name}`;
  }, [title, name, subtitle]);
}

/** The heading of a page, which is the title of the document too, and a sentence or more below it. */
export function PageHeading({
  title,
  documentTitle = title,
  isSynthetic = false,
  children,
}: {
  readonly title: string;
  /** What the document is called, where that says more. */
  readonly documentTitle?: string;
  /** Whether the page is about something that was made up; it then says so, whatever else is stored. */
  readonly isSynthetic?: boolean;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(APP_TEXTS);
  usePageTitle(documentTitle);
  return (
    <header className={styles.heading}>
      <h1>{title}</h1>
      {isSynthetic && (
        <p className={styles.synthetic} title={texts.sampleHint}>
          {texts.sampleMark}
        </p>
      )}
      {children !== undefined && <div>{children}</div>}
    </header>
  );
}
