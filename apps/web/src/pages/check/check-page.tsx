import { PageHeading } from "../../components/page-heading.tsx";
import { useTexts } from "../../language/texts.ts";
import styles from "./check.module.css";
import { CheckOutcome } from "./check-outcome.tsx";
import { CHECK_TEXTS } from "./check-texts.ts";
import { DropZone } from "./drop-zone.tsx";
import { PasteForm } from "./paste-form.tsx";
import { useChecker } from "./use-checker.ts";

/** Checks reports in the browser: a file is dropped or a text pasted, and nothing of it leaves the computer. */
export function CheckPage() {
  const texts = useTexts(CHECK_TEXTS);
  const { state, check, stop } = useChecker();
  return (
    <>
      <div className="screen-only">
        <PageHeading title={texts.title}>
          <p>{texts.lead}</p>
        </PageHeading>
      </div>
      {state.kind === "idle" && (
        <>
          <div className={styles.private}>
            <h2>{texts.privateTitle}</h2>
            <p>{texts.private}</p>
          </div>
          <div className={styles.inputs}>
            <DropZone onFiles={check} />
            <PasteForm onFile={(file) => check([file])} />
          </div>
        </>
      )}
      {state.kind === "checking" && (
        <div className={styles.progress}>
          <p role="status">{texts.checking}</p>
          <button type="button" onClick={stop}>
            {texts.cancel}
          </button>
        </div>
      )}
      {state.kind === "answered" && <CheckOutcome answer={state.answer} onAgain={stop} />}
      {state.kind === "broken" && (
        <div className={styles.broken} role="alert">
          <h2>{texts.broken}</h2>
          <p>{texts.brokenHint}</p>
          <p className={styles.hint} lang="en">
            {state.reason}
          </p>
          <button type="button" onClick={stop}>
            {texts.retry}
          </button>
        </div>
      )}
    </>
  );
}
