import type { ReactNode } from "react";
import { CellNumber } from "../../components/cell-number.tsx";
import { SourceDialog } from "../../components/source/source-dialog.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { FindingCard } from "./finding-card.tsx";
import type { ReportFindingFragment } from "./report.generated.ts";
import styles from "./report.module.css";
import { hasFailed, type ShownCell } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

function Failures({ findings }: { readonly findings: readonly ReportFindingFragment[] }) {
  return findings.filter(hasFailed).map((finding) => <FindingCard key={finding.id} finding={finding} />);
}

function CellRemarks({ cell }: { readonly cell: ShownCell }) {
  const texts = useTexts(REPORT_TEXTS);
  const { failures } = useReportView();
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
      {cell.placement === "DEDUCED" && <p className={styles.remark}>{texts.deduced}</p>}
      <Failures findings={failures.get(cell.address) ?? []} />
    </>
  );
}

const CLAIM_UNITS = { COUNT: "", MONEY: " 元", PERCENT: "%" } as const;

function ClaimRemarks({ index }: { readonly index: number }) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { report, labelOf } = useReportView();
  const claim = report.claims[index];
  if (claim === undefined) return null;
  const findings = report.findings.filter(({ places }) =>
    places.some((place) => place.of === "report" && place.claim === index),
  );
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
      {claim.isApproximate && <p className={styles.remark}>{texts.approximate}</p>}
      {claim.year !== null && <p className={styles.remark}>{texts.ofYear(String(claim.year))}</p>}
      <Failures findings={findings} />
    </>
  );
}

/** The place of the source that the address of the page names, with what is to be said of it. */
export function PlaceDialog() {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { report, cells, state, change, labelOf } = useReportView();
  const cell = state.cell === null ? undefined : cells.get(state.cell);
  const span = cell?.span ?? state.place;
  if (span === null || span === undefined) return null;
  const index = report.claims.findIndex(
    (claim) => claim.span.start === span.start && claim.span.end === span.end,
  );
  const claim = report.claims[index];
  let title = claim?.label[language] ?? texts.place;
  let remarks: ReactNode = <ClaimRemarks index={index} />;
  if (cell !== undefined) {
    title = labelOf(cell.address);
    remarks = <CellRemarks cell={cell} />;
  }
  return (
    <SourceDialog
      // Another place is another dialog, which begins at its own marks.
      key={`${span.start}-${span.end}`}
      reportId={report.id}
      span={span}
      title={title}
      onClose={() => change({ cell: null, place: null })}
    >
      {remarks}
    </SourceDialog>
  );
}
