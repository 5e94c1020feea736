import { SeveritySign } from "../../components/severity-sign.tsx";
import type { Severity } from "../../data/schema-types.generated.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import type { YearOfAgencyFragment } from "./agency.generated.ts";
import styles from "./agency.module.css";
import { AGENCY_TEXTS } from "./agency-texts.ts";

type PresentReport = NonNullable<YearOfAgencyFragment["report"]>;

const SEVERITIES: readonly Severity[] = ["ERROR", "WARNING", "INFORMATION"];

const SEVERITY_STYLES: Readonly<Record<Severity, string | undefined>> = {
  ERROR: styles.error,
  WARNING: styles.warning,
  INFORMATION: styles.information,
};

/** How many findings of a report nobody has judged, by how much they weigh. */
export function OpenCounts({ findings }: Pick<PresentReport, "findings">) {
  const texts = useTexts(AGENCY_TEXTS);
  const language = useLanguage();
  const open = findings.filter(({ judgement }) => judgement === null);
  if (open.length === 0) return <small>{texts.noFindings}</small>;
  return (
    <span className={styles.openCounts}>
      {SEVERITIES.map((severity) => {
        const count = open.filter((finding) => finding.severity === severity).length;
        if (count === 0) return null;
        return (
          <span key={severity} className={SEVERITY_STYLES[severity]} title={texts.severities[severity]}>
            <SeveritySign severity={severity} /> {formatCount(count, language)}
          </span>
        );
      })}
    </span>
  );
}
