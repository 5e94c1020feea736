import { useEffect, useState } from "react";
import { useTexts } from "../../language/texts.ts";
import styles from "./check.module.css";
import { CHECK_TEXTS } from "./check-texts.ts";

/** What the reader knows, for the browser's dialog; others are refused with a word. */
const KINDS = ".html,.htm,.txt,.md,.pdf,.docx,.doc,.wps,text/html,text/plain,application/pdf";

/** A file that misses the zone would replace the page. */
function useMissedDrops(): void {
  useEffect(() => {
    const ignore = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    addEventListener("dragover", ignore);
    addEventListener("drop", ignore);
    return () => {
      removeEventListener("dragover", ignore);
      removeEventListener("drop", ignore);
    };
  }, []);
}

/** Takes files that are dropped or chosen. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const texts = useTexts(CHECK_TEXTS);
  const [isOver, setIsOver] = useState(false);
  useMissedDrops();
  return (
    <label
      className={`${styles.zone} ${isOver ? styles.over : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        type="file"
        className="visually-hidden"
        multiple
        accept={KINDS}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // So that the same file, once mended, can be chosen again.
          target.value = "";
        }}
      />
      <strong>{texts.drop}</strong>
      <span>{texts.kinds}</span>
      <span>{texts.twoYears}</span>
    </label>
  );
}
