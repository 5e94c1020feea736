import { type ClipboardEvent, useId, useState } from "react";
import { useTexts } from "../../language/texts.ts";
import styles from "./check.module.css";
import { CHECK_TEXTS } from "./check-texts.ts";

/** What was copied with its tables, and the text in the box that it stands for. */
interface Copied {
  readonly markup: string;
  readonly text: string;
}

/** The markup of what is pasted, if it has tables and is all that the box will hold. */
function copiedTables({ clipboardData, currentTarget }: ClipboardEvent<HTMLTextAreaElement>): string | null {
  const { value, selectionStart, selectionEnd } = currentTarget;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  const markup = clipboardData.getData("text/html");
  return isWhole && /<table\b/i.test(markup) ? markup : null;
}

/** Takes a text that is pasted. Of copied pages the markup is kept behind it, which tells blank cells from none. */
export function PasteForm({ onFile }: { readonly onFile: (file: File) => void }) {
  const texts = useTexts(CHECK_TEXTS);
  const [text, setText] = useState("");
  const [copied, setCopied] = useState<Copied | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const id = useId();
  const hasTables = copied !== null && copied.text === text;
  return (
    <form
      className={styles.paste}
      onSubmit={(event) => {
        event.preventDefault();
        const [content, ending, type] = hasTables
          ? [`<!doctype html>${copied.markup}`, "html", "text/html"]
          : [text, "txt", "text/plain"];
        onFile(new File([content], `${texts.pasted}.${ending}`, { type }));
      }}
    >
      <label htmlFor={id}>{texts.paste}</label>
      <textarea
        id={id}
        rows={8}
        value={text}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        onPaste={(event) => setPending(copiedTables(event))}
        onChange={({ target }) => {
          setText(target.value);
          if (pending !== null) setCopied({ markup: pending, text: target.value });
          setPending(null);
        }}
      />
      <p id={`${id}-hint`} className={styles.hint} aria-live="polite">
        {hasTables ? texts.withTables : texts.pasteHint}
      </p>
      <button type="submit" disabled={text.trim() === ""}>
        {texts.check}
      </button>
    </form>
  );
}
