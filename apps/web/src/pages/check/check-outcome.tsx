import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { saveFile } from "../../components/save-file.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./check.module.css";
import type { CheckAnswer, CheckedFile, RefusedFile } from "./check-answer.ts";
import { CHECK_TEXTS } from "./check-texts.ts";
import { ReportSheet } from "./report-sheet.tsx";

const SIGNS = { clean: "✓", passed: "!", failed: "✕", unreadable: "?" } as const;

function Checked({ file }: { readonly file: CheckedFile }) {
  const language = useLanguage();
  const texts = useTexts(CHECK_TEXTS);
  const advice = [...new Set(file.diagnostics)].flatMap((code) => texts.advice[code] ?? []);
  return (
    <li className={styles[file.status]}>
      <p>
        <span aria-hidden="true">{SIGNS[file.status]} </span>
        <strong>{texts.statuses[file.status]}</strong> <span lang="zh-CN">{file.name}</span>
      </p>
      {file.outcomes.map((outcome) => (
        <p key={outcome.en}>{outcome[language]}</p>
      ))}
      {advice.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </li>
  );
}

function Refused({ file }: { readonly file: RefusedFile }) {
  const texts = useTexts(CHECK_TEXTS);
  return (
    <li className={styles.unreadable}>
      <p>
        <span aria-hidden="true">? </span>
        <strong>{texts.refused}</strong> <span lang="zh-CN">{file.name}</span>
      </p>
      <p>{texts.reasons[file.code] ?? texts.otherReason}</p>
      <p className={styles.hint} lang="en">
        {file.message}
      </p>
    </li>
  );
}

function Actions({
  answer,
  page,
  onAgain,
}: {
  readonly answer: CheckAnswer;
  readonly page: string | null;
  readonly onAgain: () => void;
}) {
  const texts = useTexts(CHECK_TEXTS);
  const [first] = answer.checked;
  const name = `${texts.fileName} ${first?.name.replace(/\.\w{1,5}$/, "") ?? ""}`.trim();
  return (
    <div className={styles.actions}>
      {page !== null && (
        <>
          <button type="button" onClick={() => saveFile(`${name}.html`, page, "text/html")}>
            {texts.save}
          </button>
          <button type="button" onClick={() => window.print()}>
            {texts.print}
          </button>
          <button type="button" onClick={() => saveFile(`${name}.jsonl`, answer.json, "application/jsonl")}>
            {texts.saveJson}
          </button>
        </>
      )}
      <button type="button" onClick={onAgain}>
        {texts.again}
      </button>
    </div>
  );
}

/** What a check came to: a line for each file, what it took, and the page that can be saved and printed. */
export function CheckOutcome({
  answer,
  onAgain,
}: {
  readonly answer: CheckAnswer;
  readonly onAgain: () => void;
}) {
  const texts = useTexts(CHECK_TEXTS);
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const { checked, refused, report, requests, milliseconds } = answer;
  const page = report?.[language] ?? null;
  const duration = texts.seconds(formatCount((milliseconds / 1_000).toFixed(2), language));
  return (
    <>
      <div className="screen-only">
        <h2 ref={heading} tabIndex={-1} className={styles.outcome}>
          {texts.results}
        </h2>
        <ul className={styles.files}>
          {checked.map((file) => (
            <Checked key={file.name} file={file} />
          ))}
          {refused.map((file) => (
            <Refused key={file.name} file={file} />
          ))}
        </ul>
        <p className={styles.measured}>
          {checked.length > 0 && (
            <>
              <span>{texts.done(formatCount(checked.length, language), duration)}</span>
              {" · "}
            </>
          )}
          <span>{requests === 0 ? texts.noRequests : texts.requests(formatCount(requests, language))}</span>
        </p>
        <Actions answer={answer} page={page} onAgain={onAgain} />
      </div>
      {page !== null && (
        <section aria-label={texts.report}>
          <ReportSheet page={page} />
        </section>
      )}
      <p className={`screen-only ${styles.hint}`}>
        {texts.limits} <Link href={PATHS.rules()}>{texts.rules}</Link>
      </p>
    </>
  );
}
