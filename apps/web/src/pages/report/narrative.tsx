import { SeveritySign } from "../../components/severity-sign.tsx";
import type { Severity } from "../../data/schema-types.generated.ts";
import { useTexts } from "../../language/texts.ts";
import { claimedText } from "./claimed-text.ts";
import styles from "./narrative.module.css";
import type { ReportSectionFragment } from "./report.generated.ts";
import { gravity, hasFailed } from "./report-contents.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

const CLAIM_STYLES: Readonly<Record<Severity, string | undefined>> = {
  ERROR: styles.claimError,
  WARNING: styles.claimWarning,
  INFORMATION: styles.claimInformation,
};

/** The text of a section, as printed. The numbers in it that were read are buttons that open their places. */
export function Narrative({ section }: { readonly section: ReportSectionFragment }) {
  const texts = useTexts(REPORT_TEXTS);
  const { report, change } = useReportView();
  const failures = report.findings.filter(hasFailed);
  const severities = new Map(
    failures
      .toSorted((one, other) => gravity(other.severity) - gravity(one.severity))
      .flatMap(({ places, severity }) =>
        places.flatMap(({ of, claim }) => (of === "report" && claim !== null ? [[claim, severity]] : [])),
      ) as readonly (readonly [number, Severity])[],
  );
  const claims = report.claims.map((claim, index) => ({ ...claim, severity: severities.get(index) ?? null }));
  if (section.text === "") return null;
  return (
    <div className={styles.narrative} lang="zh-CN">
      {section.text.split("\n").map((text, at) => {
        const paragraph = section.paragraphs[at];
        return (
          <p key={paragraph?.start ?? at}>
            {claimedText(text, paragraph, claims).map(({ start, text: piece, claim }) =>
              claim === null ? (
                <span key={start}>{piece}</span>
              ) : (
                <button
                  key={start}
                  type="button"
                  className={`${styles.claim} ${claim.severity === null ? "" : CLAIM_STYLES[claim.severity]}`}
                  title={texts.open}
                  onClick={() => change({ place: claim.span, cell: null })}
                >
                  {claim.severity !== null && <SeveritySign severity={claim.severity} />}
                  {piece}
                </button>
              ),
            )}
          </p>
        );
      })}
    </div>
  );
}
