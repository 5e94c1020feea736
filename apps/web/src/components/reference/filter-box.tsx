import { type ReactNode, useId } from "react";
import styles from "./reference.module.css";

/** A box that narrows entries down as one types, and how many are left. */
export function FilterBox({
  label,
  text,
  found,
  onChange,
  children,
}: {
  readonly label: string;
  readonly text: string;
  /** How many entries are shown, in words. */
  readonly found: string;
  readonly onChange: (text: string) => void;
  /** Further choices, between the box and the number. */
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <search className={styles.filter}>
      <div>
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="search"
          value={text}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      </div>
      {children}
      <p role="status">{found}</p>
    </search>
  );
}
