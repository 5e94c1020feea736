import { useState } from "react";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { AgencyFinder } from "./agency-finder.tsx";
import {
  COMPARED_CHOICE,
  type ComparableAgencyFragment,
  type ComparedChoiceQuery,
} from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";

type Chosen = NonNullable<ComparedChoiceQuery["node"]>;

function ChosenYear({
  chosen,
  label,
  onChoose,
}: {
  readonly chosen: Chosen;
  readonly label: string;
  readonly onChoose: (reportId: string) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  if (chosen.__typename === "ReportVersion") {
    return <span>{texts.version(chosen.storedAt.slice(0, 16).replace("T", " "))}</span>;
  }
  if (chosen.__typename !== "Report" || chosen.agency === null) return null;
  const { name, place, years } = chosen.agency;
  return (
    <>
      <b lang="zh-CN">
        {place}
        {name}
      </b>
      <select
        aria-label={`${label} · ${texts.yearLabel}`}
        value={chosen.id}
        onChange={({ target }) => onChoose(target.value)}
      >
        {years.toReversed().map(({ year, report }) => (
          <option key={year} value={report?.id ?? ""} disabled={report === null}>
            {report === null ? texts.missingYear(year) : texts.year(year)}
          </option>
        ))}
      </select>
    </>
  );
}

/** Chooses one of the reports to compare: an agency, then its year. */
export function ReportChooser({
  label,
  reportId,
  onChoose,
  onAgency,
}: {
  readonly label: string;
  /** The report or version that is chosen; null where none is. */
  readonly reportId: string | null;
  readonly onChoose: (reportId: string) => void;
  readonly onAgency: (agency: ComparableAgencyFragment) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const [isFinding, setFinding] = useState(false);
  const { data } = useOperation(
    COMPARED_CHOICE,
    { id: reportId ?? "" },
    { isReady: reportId !== null, keepsPrevious: true },
  );
  const chosen = reportId === null ? null : (data?.node ?? null);
  const isLoading = reportId !== null && data === undefined;
  return (
    <fieldset className={styles.chooser}>
      <legend>{label}</legend>
      {chosen !== null && <ChosenYear chosen={chosen} label={label} onChoose={onChoose} />}
      {chosen !== null && !isFinding && (
        <button type="button" onClick={() => setFinding(true)}>
          {texts.change}
        </button>
      )}
      {(isFinding || (chosen === null && !isLoading)) && (
        <AgencyFinder
          label={texts.agency}
          onChoose={(agency) => {
            setFinding(false);
            onAgency(agency);
          }}
        />
      )}
    </fieldset>
  );
}
