import type { ReactNode } from "react";
import { CellNumber } from "../../components/cell-number.tsx";
import type { SourceSpan } from "../../components/source/source-cell.tsx";
import { SourceDialog } from "../../components/source/source-dialog.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { FindingCard } from "./finding-card.tsx";
import styles from "./place-dialog.module.css";
import type { ReportClaimFragment, ReportFindingFragment } from "./report.generated.ts";
import page from "./report.module.css";
import { hasFailed, type ShownCell } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

/** What a dialog about a place says. */
interface Remarks {
  readonly title: string;
  readonly reading: ReactNode;
  readonly findings: readonly ReportFindingFragment[];
}

function CellReading({ cell }: { readonly cell: ShownCell }) {
  const texts = useTexts(REPORT_TEXTS);
  return (
    <>
      <dl className={styles.reading}>
        <div>
          <dt>{texts.printed}</dt>
          <dd lang="zh-CN">{cell.raw ?? texts.printedNothing}</dd>
        </div>
        <div>
          <dt>{texts.read}</dt>
          <dd>
            <CellNumber cell={cell} />
          </dd>
        </div>
      </dl>
      {cell.placement === "DEDUCED" && <p className={page.remark}>{texts.deduced}</p>}
    </>
  );
}

const CLAIM_UNITS = { COUNT: "", MONEY: " 元", PERCENT: "%" } as const;

function ClaimReading({ claim }: { readonly claim: ReportClaimFragment }) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { labelOf } = useReportView();
  return (
    <>
      <dl className={styles.reading}>
        <div>
          <dt>{texts.read}</dt>
          <dd>
            {formatCount(claim.value, language)}
            {CLAIM_UNITS[claim.unit]}
          </dd>
        </div>
        {claim.cells.length > 0 && (
          <div>
            <dt>{texts.comparedWith}</dt>
            <dd>{claim.cells.map(({ address }) => labelOf(address)).join("；")}</dd>
          </div>
        )}
      </dl>
      {claim.isApproximate && <p className={page.remark}>{texts.approximate}</p>}
      {claim.year !== null && <p className={page.remark}>{texts.ofYear(String(claim.year))}</p>}
    </>
  );
}

/** What is to be said of the place that is open: of a cell, of a number in the narrative, or of another place nothing. */
function useRemarks(cell: ShownCell | undefined, span: SourceSpan | null): Remarks {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { report, failures, labelOf } = useReportView();
  if (cell !== undefined) {
    return {
      title: labelOf(cell.address),
      reading: <CellReading cell={cell} />,
      findings: failures.get(cell.address) ?? [],
    };
  }
  const index = report.claims.findIndex(
    (claim) => claim.span.start === span?.start && claim.span.end === span.end,
  );
  const claim = report.claims[index];
  if (claim === undefined) return { title: texts.place, reading: null, findings: [] };
  return {
    title: claim.label[language],
    reading: <ClaimReading claim={claim} />,
    findings: report.findings.filter(
      (finding) =>
        hasFailed(finding) && finding.places.some((place) => place.of === "report" && place.claim === index),
    ),
  };
}

/** The place of the source that the address of the page names, with what is to be said of it. */
export function PlaceDialog() {
  const { report, cells, state, change } = useReportView();
  const cell = state.cell === null ? undefined : cells.get(state.cell);
  const span = cell?.span ?? state.place;
  const { title, reading, findings } = useRemarks(cell, span);
  if (span === null) return null;
  return (
    <SourceDialog
      // Another place is another dialog, which begins at its own marks.
      key={`${span.start}-${span.end}`}
      reportId={report.id}
      span={span}
      title={title}
      below={findings.map((finding) => <FindingCard key={finding.id} finding={finding} />)}
      onClose={() => change({ cell: null, place: null })}
    >
      {reading}
    </SourceDialog>
  );
}
