import { useState } from "react";
import { Link } from "wouter";
import { PATHS, withParameters } from "../../app/paths.ts";
import { FindingBadge } from "../../components/finding-badge.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { FindingCard } from "./finding-card.tsx";
import styles from "./findings.module.css";
import type { ReportDiagnosisFragment, ReportFindingFragment } from "./report.generated.ts";
import { cellsOf, hasFailed } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

/** More cells than this stand behind a line that unfolds. */
const FEW_CELLS = 8;

/** The cells that a finding is about as buttons that open their places, and the way to those of the year before. */
function CellsConcerned({ finding }: { readonly finding: ReportFindingFragment }) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { cells, labelOf, previousReport, state, change } = useReportView();
  const own = cellsOf(finding);
  const before = finding.places.flatMap(({ of, cell }) => (of === "previous" && cell !== null ? [cell] : []));
  if (own.length === 0 && before.length === 0) return null;
  const isPointedOut = state.finding === finding.id;
  const list = (
    <ul className={styles.chips} aria-label={texts.cells}>
      {own.map((address) => (
        <li key={address}>
          {cells.get(address)?.span ? (
            <button type="button" onClick={() => change({ cell: address, place: null })}>
              {labelOf(address)}
            </button>
          ) : (
            <span>{labelOf(address)}</span>
          )}
        </li>
      ))}
      {previousReport !== null &&
        before.map((address) => (
          <li key={`previous ${address}`}>
            <Link href={withParameters(PATHS.report(previousReport), { cell: address })}>
              {texts.previous}
              {labelOf(address)}
            </Link>
          </li>
        ))}
    </ul>
  );
  return (
    <div className={`${styles.concerned} screen-only`}>
      {own.length > 0 && (
        <button
          type="button"
          aria-pressed={isPointedOut}
          onClick={() => change({ finding: isPointedOut ? null : finding.id })}
        >
          {texts.showCells}
        </button>
      )}
      {own.length + before.length <= FEW_CELLS ? (
        list
      ) : (
        <details>
          <summary>{texts.allCells(formatCount(own.length + before.length, language))}</summary>
          {list}
        </details>
      )}
    </div>
  );
}

/** Findings that did not fail, in short, drawn when they are asked for: there may be hundreds. */
function OtherFindings({ findings }: { readonly findings: readonly ReportFindingFragment[] }) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  if (findings.length === 0) return null;
  return (
    <details className={styles.others} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{texts.others(formatCount(findings.length, language))}</summary>
      {isOpen && (
        <ul>
          {findings.map((finding) => (
            <li key={finding.id}>
              <FindingBadge severity={finding.severity} verdict={finding.verdict} />{" "}
              {finding.message[language]} <code>{finding.formula}</code>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** What the rules say at a place of the report: the failures in full with what lies behind them, the others in short. */
export function SectionFindings({
  findings,
  diagnoses,
}: {
  readonly findings: readonly ReportFindingFragment[];
  readonly diagnoses: readonly ReportDiagnosisFragment[];
}) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const failures = findings.filter(hasFailed);
  const ids = new Set(failures.map(({ id }) => id));
  const behind = diagnoses.filter((diagnosis) => diagnosis.findings.some(({ id }) => ids.has(id)));
  return (
    <>
      {behind.map(({ blame, message, hypotheses }) => (
        <div key={message.en} className={styles.diagnosis}>
          <p>
            <strong>
              {texts.diagnosis} · {texts.blames[blame]}
            </strong>{" "}
            {message[language]}
          </p>
          {hypotheses.length > 0 && (
            <ul>
              {hypotheses.map((hypothesis) => (
                <li key={hypothesis.message.en}>{hypothesis.message[language]}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {failures.map((finding) => (
        <FindingCard key={finding.id} finding={finding}>
          <CellsConcerned finding={finding} />
        </FindingCard>
      ))}
      <OtherFindings findings={findings.filter((finding) => !hasFailed(finding))} />
    </>
  );
}
