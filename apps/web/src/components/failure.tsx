import { type RequestFailure, SERVER_AWAY } from "../data/request-failure.ts";
import { useTexts } from "../language/texts.ts";
import { STATE_TEXTS } from "./state-texts.ts";
import styles from "./states.module.css";

/** Says why there is no data, by what number the operator finds the request, and offers to try again. */
export function Failure({
  failure,
  onRetry,
}: {
  readonly failure: RequestFailure;
  readonly onRetry: () => void;
}) {
  const texts = useTexts(STATE_TEXTS);
  return (
    <div className={`${styles.state} ${styles.failure}`} role="alert">
      <h2>{texts.failed}</h2>
      <p>{texts.reasons[failure.code] ?? texts.otherReason}</p>
      {failure.code === SERVER_AWAY && <p>{texts.waiting}</p>}
      <p className={styles.facts}>
        {texts.code} <code>{failure.code}</code>
        {failure.requestId !== null && (
          <>
            {" · "}
            {texts.requestId} <code>{failure.requestId}</code>
          </>
        )}
      </p>
      <button type="button" onClick={onRetry}>
        {texts.retry}
      </button>
    </div>
  );
}
