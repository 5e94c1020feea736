import { PageHeading } from "../../components/page-heading.tsx";
import { Segments } from "../../components/segments.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { AgencyFinder } from "./agency-finder.tsx";
import { AgencyYears } from "./agency-years.tsx";
import { COMPARED_CHOICE, type ComparableAgencyFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { type CompareState, useCompareState } from "./compare-state.ts";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { ReportChooser } from "./report-chooser.tsx";
import { TwoReports } from "./two-reports.tsx";

const MODES = ["reports", "years"] as const;

/** The reports that an agency chosen for one side makes: its latest, and the one before where the other side is empty. */
function chooseAgency(
  { years }: ComparableAgencyFragment,
  side: "before" | "after",
  state: CompareState,
): Partial<CompareState> {
  const reports = years.flatMap(({ report }) => (report === null ? [] : [report.id]));
  const [latest = null, previous = null] = reports.toReversed();
  if (side === "before") return { before: state.after === latest ? previous : latest };
  return { after: latest, ...(state.before === null ? { before: previous } : {}) };
}

/** Two reports side by side, or one agency over the years; the address says which. */
export function ComparePage() {
  const texts = useTexts(COMPARE_TEXTS);
  const [state, change] = useCompareState();
  const { mode, before, after, agency } = state;
  const chosen = useOperation(
    COMPARED_CHOICE,
    { id: after ?? before ?? "" },
    { isReady: after !== null || before !== null },
  );
  const node = chosen.data?.node;
  const chosenAgency = node?.__typename === "Report" ? (node.agency?.id ?? null) : null;
  const isChosen = mode === "years" ? agency !== null : before !== null && after !== null;
  return (
    <>
      {!isChosen && (
        <PageHeading title={texts.title}>
          <p>{texts.lead}</p>
        </PageHeading>
      )}
      <div className={`${styles.choice} screen-only`}>
        <Segments
          label={texts.mode}
          options={MODES.map((value) => ({ value, label: texts.modes[value] }))}
          value={mode}
          onChange={(value) =>
            change({ mode: value, agency: value === "years" ? (agency ?? chosenAgency) : null })
          }
        />
        {mode === "reports" ? (
          <div className={styles.choosers}>
            {(["before", "after"] as const).map((side) => (
              <ReportChooser
                key={side}
                label={texts[side]}
                reportId={state[side]}
                onChoose={(reportId) => change({ [side]: reportId })}
                onAgency={(found) => change(chooseAgency(found, side, state))}
              />
            ))}
          </div>
        ) : (
          <AgencyFinder label={texts.agency} onChoose={({ id }) => change({ mode: "years", agency: id })} />
        )}
        <div className={styles.actions}>
          {mode === "reports" && isChosen && (
            <button type="button" onClick={() => change({ before: after, after: before })}>
              {texts.swap}
            </button>
          )}
          {isChosen && (
            <button type="button" onClick={() => window.print()}>
              {texts.print}
            </button>
          )}
        </div>
      </div>
      {mode === "years" && agency !== null && (
        <AgencyYears
          id={agency}
          applicant={state.applicant}
          onApplicant={(applicant) => change({ applicant })}
        />
      )}
      {mode === "reports" && before !== null && after !== null && (
        <TwoReports before={before} after={after} show={state.show} onShow={(show) => change({ show })} />
      )}
      {!isChosen && <p>{mode === "years" ? texts.chooseAgency : texts.choose}</p>}
    </>
  );
}
