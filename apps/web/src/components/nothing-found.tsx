import type { ReactNode } from "react";
import styles from "./states.module.css";

/** Says that a list is empty or a thing is not there, and below it what to do instead. */
export function NothingFound({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p>{title}</p>
      {children}
    </div>
  );
}
