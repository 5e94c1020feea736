import { TABLE_IDS } from "@gongkai/schema";
import { FORM_TEXTS } from "../../components/official-table/form-texts.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { PARTS } from "./contents-list.tsx";
import styles from "./findings.module.css";
import page from "./report.module.css";
import { hasFailed } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";
import { SectionFindings } from "./section-findings.tsx";

/** What a message says besides its description, such as of which row. */
function detailOf(message: string, description: string): string {
  return message.startsWith(description) ? message.slice(description.length).trim().replace(/\.$/, "") : "";
}

function ReadingRemarks() {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { tables } = useTexts(FORM_TEXTS);
  const { report, change, labelOf } = useReportView();
  const where = (table: string | null, cell: string | null) => {
    if (cell !== null) return texts.at(labelOf(cell));
    const known = TABLE_IDS.find((id) => id === table);
    return known === undefined ? "" : texts.at(tables[known]);
  };
  if (report.diagnostics.length === 0) return <p className={page.remark}>{texts.noDiagnostics}</p>;
  return (
    <ul className={page.diagnostics}>
      {report.diagnostics.map(({ code, message, description, table, cell, span }) => (
        <li key={`${code} ${message} ${span?.start}`}>
          {where(table, cell)}
          {description[language]} <small lang="en">{detailOf(message, description.en)}</small>{" "}
          {span !== null && (
            <button
              type="button"
              className={`${page.link} screen-only`}
              onClick={() => change({ place: span, cell: null })}
            >
              {texts.open}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What concerns the report as a whole: findings that are about no single section, and how the reading went. */
export function WholeReport() {
  const texts = useTexts(REPORT_TEXTS);
  const { findings, report } = useReportView();
  return (
    <section className={page.section} aria-labelledby={PARTS.whole}>
      <h2 id={PARTS.whole} tabIndex={-1}>
        {texts.whole}
      </h2>
      <h3>{texts.general}</h3>
      {!findings.some(hasFailed) && <p className={page.remark}>{texts.noGeneral}</p>}
      <SectionFindings findings={findings} diagnoses={report.diagnoses} />
      <h3 className={styles.findingsHeading}>{texts.diagnostics}</h3>
      <ReadingRemarks />
    </section>
  );
}
