import { useEffect, useMemo } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { CellNumber } from "../../components/cell-number.tsx";
import { Loaded } from "../../components/loaded.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import type { CellState } from "../../data/schema-types.generated.ts";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { ContentsList, FailureCounts } from "./contents-list.tsx";
import { Downloads } from "./downloads.tsx";
import { PlaceDialog } from "./place-dialog.tsx";
import { REPORT } from "./report.generated.ts";
import styles from "./report.module.css";
import { contentsOf, hasFailed, type ShownReport } from "./report-contents.ts";
import { OtherYears, ReportFacts } from "./report-facts.tsx";
import { ReportSection } from "./report-section.tsx";
import { useReportState } from "./report-state.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import { ReportViewContext } from "./report-view.ts";
import { Versions } from "./versions.tsx";
import { WholeReport } from "./whole-report.tsx";

/** Goes to the part that the address names once it is there, as the browser does with parts of a page that it knows. */
function useAddressedPart(): void {
  useEffect(() => {
    const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  }, []);
}

/** What stands in cells, so that none is taken for another. */
function Legend() {
  const texts = useTexts(REPORT_TEXTS);
  const entries: readonly (readonly [CellState, string])[] = [
    ["VALUE", texts.legendZero],
    ["BLANK", texts.legendBlank],
    ["NOT_APPLICABLE", texts.legendNotApplicable],
    ["UNREAD", texts.legendUnread],
  ];
  return (
    <div className={styles.legend}>
      <dl aria-label={texts.legend}>
        {entries.map(([state, meaning]) => (
          <div key={state}>
            <dt>
              <CellNumber cell={{ state, value: state === "VALUE" ? 0 : null, unit: "COUNT" }} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="screen-only">{texts.legendHint}</p>
    </div>
  );
}

function ReportBody({ report }: { readonly report: ShownReport }) {
  const texts = useTexts(REPORT_TEXTS);
  const [state, change] = useReportState();
  const contents = useMemo(() => contentsOf(report), [report]);
  useAddressedPart();
  const { agency, year } = report;
  const before = agency?.years.find((other) => year !== null && other.year === year - 1);
  const previousReport = before?.report?.id ?? null;
  const view = useMemo(
    () => ({ ...contents, report, previousReport, state, change }),
    [contents, report, previousReport, state, change],
  );
  const name = agency?.name ?? report.title ?? texts.unknownAgency;
  return (
    <ReportViewContext value={view}>
      <PageHeading
        title={texts.titleOf(name, year === null ? texts.unknownYear : String(year))}
        isSynthetic={report.synthetic}
      />
      <OtherYears />
      <div className={styles.columns}>
        <ContentsList />
        <div className={styles.body}>
          <ReportFacts />
          <p className={styles.summary}>
            {texts.at(texts.summary)} <FailureCounts findings={report.findings} />
            {!report.findings.some(hasFailed) && texts.noFailures}
          </p>
          <Legend />
          {contents.sections.map((shown) => (
            <ReportSection key={shown.anchor} shown={shown} />
          ))}
          <WholeReport />
          <Versions />
          <Downloads />
        </div>
      </div>
      <PlaceDialog />
    </ReportViewContext>
  );
}

/** A report: its sections and tables as printed, what does not hold in it, its versions, and all of it to take along. */
export function ReportPage({ id = "" }: { readonly id?: string }) {
  const texts = useTexts(REPORT_TEXTS);
  const query = useOperation(REPORT, { id });
  return (
    <>
      {query.data === undefined && <PageHeading title={texts.report} />}
      <Loaded query={query} skeleton={<Skeleton lines={12} />}>
        {({ report }) =>
          report === null ? (
            <>
              <PageHeading title={texts.nothing} />
              <NothingFound title={texts.nothingHint}>
                <p>
                  <Link href={PATHS.search()}>{texts.search}</Link>
                </p>
              </NothingFound>
            </>
          ) : (
            <ReportBody key={report.id} report={report} />
          )
        }
      </Loaded>
    </>
  );
}
