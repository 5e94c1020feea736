import { SeveritySign } from "../../components/severity-sign.tsx";
import type { Severity } from "../../data/schema-types.generated.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import type { ReportFindingFragment } from "./report.generated.ts";
import styles from "./report.module.css";
import { hasFailed, SEVERITY_VALUES } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

/** The parts of the page below the sections, as fragments of its address. */
export const PARTS = { whole: "whole", versions: "versions", downloads: "downloads" } as const;

const SEVERITY_STYLES: Readonly<Record<Severity, string | undefined>> = {
  ERROR: styles.error,
  WARNING: styles.warning,
  INFORMATION: styles.information,
};

/** How many rules fail, of each weight. */
export function FailureCounts({ findings }: { readonly findings: readonly ReportFindingFragment[] }) {
  const language = useLanguage();
  const failures = findings.filter(hasFailed);
  if (failures.length === 0) return null;
  return (
    <span className={styles.counts}>
      {SEVERITY_VALUES.map((severity) => {
        const count = failures.filter((finding) => finding.severity === severity).length;
        return (
          count > 0 && (
            <span key={severity} className={SEVERITY_STYLES[severity]}>
              <SeveritySign severity={severity} /> {formatCount(count, language)}
            </span>
          )
        );
      })}
    </span>
  );
}

/** Leads to the sections and the other parts of the page, and tells where something does not hold. */
export function ContentsList() {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { sections, findings } = useReportView();
  return (
    <nav className={`${styles.contents} screen-only`} aria-labelledby="contents">
      <h2 id="contents">{texts.contents}</h2>
      <ol>
        {sections.map(({ id, anchor, section, findings: found }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              {id === "OTHER" && section !== null ? section.heading : nameOfSection(id)[language]}
            </a>
            {section === null && <small>{texts.missingShort}</small>}
            <FailureCounts findings={found} />
          </li>
        ))}
        {Object.values(PARTS).map((part) => (
          <li key={part} className={styles.part}>
            <a href={`#${part}`}>{texts[part]}</a>
            {part === "whole" && <FailureCounts findings={findings} />}
          </li>
        ))}
      </ol>
    </nav>
  );
}
