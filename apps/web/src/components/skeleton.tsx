import { useTexts } from "../language/texts.ts";
import { STATE_TEXTS } from "./state-texts.ts";
import styles from "./states.module.css";

/** Stands where lines of text or a block of some height will be, so that nothing moves when they come. */
export function Skeleton({ lines = 0, height }: { readonly lines?: number; readonly height?: string }) {
  const texts = useTexts(STATE_TEXTS);
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{texts.loading}</span>
      {height !== undefined && <div className={styles.block} style={{ height }} />}
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} />
      ))}
    </div>
  );
}

/** Stands for a page whose code is on its way. */
export function PageSkeleton() {
  return <Skeleton height="2.25rem" lines={8} />;
}
