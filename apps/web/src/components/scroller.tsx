import type { ReactNode } from "react";
import styles from "./scroller.module.css";

/** Lets what is wider than the page scroll sideways, by keyboard too; `label` says to screen readers what it is. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
