import { SECTIONS, screamingSnakeCase } from "@gongkai/schema";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./findings.module.css";
import { Narrative } from "./narrative.tsx";
import page from "./report.module.css";
import { hasFailed, type ShownSection } from "./report-contents.ts";
import { ReportTable } from "./report-table.tsx";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";
import { SectionFindings } from "./section-findings.tsx";

/** The heading of a section: as the report prints it, with its name where the pages are in another language. */
function SectionHeading({ id, section }: Pick<ShownSection, "id" | "section">) {
  const language = useLanguage();
  const name = nameOfSection(id)[language];
  if (section === null) {
    const ordinal = SECTIONS.find((each) => screamingSnakeCase(each.id) === id)?.ordinal;
    return language === "zh" ? `${ordinal}、${name}` : name;
  }
  return (
    <>
      <span lang="zh-CN">{section.heading}</span>
      {language !== "zh" && <small className={page.translation}>{name}</small>}
    </>
  );
}

/** A section of the report: its text, its table and what the rules say of them. */
export function ReportSection({ shown }: { readonly shown: ShownSection }) {
  const texts = useTexts(REPORT_TEXTS);
  const { report } = useReportView();
  const { id, anchor, section, table, findings } = shown;
  return (
    <section className={page.section} aria-labelledby={anchor}>
      <h2 id={anchor} tabIndex={-1}>
        <SectionHeading id={id} section={section} />
      </h2>
      {section === null ? (
        <p className={page.missing}>{texts.missingSection}</p>
      ) : (
        <Narrative section={section} />
      )}
      {table !== null && <ReportTable table={table} />}
      {findings.length > 0 && (
        <>
          <h3 className={styles.findingsHeading}>{texts.findings}</h3>
          {!findings.some(hasFailed) && <p className={page.remark}>{texts.noFailures}</p>}
          <SectionFindings findings={findings} diagnoses={report.diagnoses} />
        </>
      )}
    </section>
  );
}
