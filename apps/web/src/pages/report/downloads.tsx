import type { ReactNode } from "react";
import { CsvLink } from "../../components/csv-link.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import { saveFile } from "../../components/save-file.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { PARTS } from "./contents-list.tsx";
import styles from "./report.module.css";
import { cellsOf } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

function Download({ hint, children }: { readonly hint: string; readonly children: ReactNode }) {
  return (
    <li>
      {children} <small>{hint}</small>
    </li>
  );
}

/** The ways to take the report along: its cells, its findings, all of it, its source. */
export function Downloads() {
  const { downloads, download: texts } = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { report, cells, labelOf, edition } = useReportView();
  const { id, agency, year, findings } = report;
  const name = [agency?.name ?? report.title, year].filter((part) => part !== null).join("-");
  const saveCells = () =>
    saveCsv(`${name}-cells`, [
      texts.columns,
      ...[...cells.values()].map(({ address, state, value, unit, raw, span }) => [
        address,
        address.slice(0, address.indexOf("/")),
        labelOf(address),
        state,
        value,
        unit,
        raw,
        span?.start ?? null,
        span?.end ?? null,
      ]),
    ]);
  const saveFindings = () =>
    saveCsv(`${name}-findings`, [
      texts.findingColumns,
      ...findings.map((finding) => [
        finding.rule,
        finding.severity,
        finding.verdict,
        finding.formula,
        finding.left,
        finding.right,
        finding.difference,
        finding.message[language],
        cellsOf(finding).join(" "),
      ]),
    ]);
  const saveReport = () => saveFile(`${name}.json`, JSON.stringify(report, null, 2), "application/json");
  return (
    <section className={`${styles.section} screen-only`} aria-labelledby={PARTS.downloads}>
      <h2 id={PARTS.downloads} tabIndex={-1}>
        {downloads}
      </h2>
      <ul className={styles.downloads}>
        <Download hint={texts.cellsHint}>
          <button type="button" onClick={saveCells}>
            {texts.cells}
          </button>
        </Download>
        <Download hint={texts.findingsHint}>
          <button type="button" onClick={saveFindings}>
            {texts.findings}
          </button>
        </Download>
        <Download hint={texts.reportHint}>
          <button type="button" onClick={saveReport}>
            {texts.report}
          </button>
        </Download>
        {agency !== null && year !== null && (
          <Download hint={texts.rowHint}>
            <CsvLink name={`figures-${edition}`} filter={{ agencyIds: [agency.id], years: [year] }}>
              {texts.row}
            </CsvLink>
          </Download>
        )}
        <Download hint={texts.sourceHint}>
          <a href={`/reports/${id}/source`} download={`${name}.txt`}>
            {texts.source}
          </a>
        </Download>
      </ul>
    </section>
  );
}
