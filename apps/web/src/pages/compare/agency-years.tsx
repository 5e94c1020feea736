import { APPLICANTS, TABLE_IDS } from "@gongkai/schema";
import { useId } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { Loaded } from "../../components/loaded.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { useLabel } from "../../components/official-table/form-body.ts";
import { FORM_TEXTS } from "../../components/official-table/form-texts.ts";
import { PageHeading } from "../../components/page-heading.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { COMPARE_YEARS, type ComparedYearFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import type { CompareState } from "./compare-state.ts";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { cellsOf } from "./compared-side.ts";
import { NarrativeYears, type YearPair } from "./narrative-years.tsx";
import { YearsTable } from "./years-table.tsx";

type Applicant = CompareState["applicant"];

function pairsOf(years: readonly ComparedYearFragment[]): readonly YearPair[] {
  const present = years.flatMap(({ year, report }) => (report === null ? [] : [{ year, id: report.id }]));
  return present.slice(1).flatMap((after, at) => {
    const before = present[at];
    return before === undefined ? [] : [{ before, after }];
  });
}

function ApplicantChoice({
  applicant,
  onApplicant,
}: {
  readonly applicant: Applicant;
  readonly onApplicant: (applicant: Applicant) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const label = useLabel();
  const id = useId();
  return (
    <p className="screen-only">
      <label htmlFor={id}>{texts.applicant}</label>{" "}
      <select
        id={id}
        value={applicant}
        onChange={({ target }) =>
          onApplicant(APPLICANTS.find((each) => each.id === target.value)?.id ?? "total")
        }
      >
        {APPLICANTS.toReversed().map((each) => (
          <option key={each.id} value={each.id}>
            {label(each)}
          </option>
        ))}
      </select>
    </p>
  );
}

/** The tables of an agency with a column for each year, and how much of its texts it took over from year to year. */
export function AgencyYears({
  id,
  applicant,
  onApplicant,
}: {
  readonly id: string;
  readonly applicant: Applicant;
  readonly onApplicant: (applicant: Applicant) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const { tables } = useTexts(FORM_TEXTS);
  const label = useLabel();
  const query = useOperation(COMPARE_YEARS, { id });
  const shownApplicant = APPLICANTS.find((each) => each.id === applicant);
  return (
    <Loaded query={query} skeleton={<Skeleton height="80rem" />}>
      {({ agency }) => {
        if (agency === null) {
          return (
            <>
              <PageHeading title={texts.title} />
              <NothingFound title={texts.unknown}>
                <p>{texts.unknownHint}</p>
              </NothingFound>
            </>
          );
        }
        const years = agency.years.map(({ year, report }) => ({
          year,
          cells: report === null ? null : cellsOf(report.tables),
        }));
        const pairs = pairsOf(agency.years);
        return (
          <>
            <PageHeading title={texts.titleOfYears(agency.name)} isSynthetic={agency.synthetic}>
              <p className="screen-only">
                <Link href={PATHS.agency(agency.id)} lang="zh-CN">
                  {agency.name}
                </Link>
              </p>
            </PageHeading>
            <section className={styles.part}>
              <h2>{texts.tables}</h2>
              <p>{texts.yearsNote}</p>
              {TABLE_IDS.map((table) => (
                <div key={table}>
                  {table === "requests" && (
                    <ApplicantChoice applicant={applicant} onApplicant={onApplicant} />
                  )}
                  <YearsTable
                    table={table}
                    title={
                      table === "requests" && shownApplicant !== undefined
                        ? `${tables[table]} · ${texts.applicant}: ${label(shownApplicant)}`
                        : tables[table]
                    }
                    applicant={applicant}
                    years={years}
                  />
                </div>
              ))}
            </section>
            {pairs.length === 0 ? <p>{texts.tooFew}</p> : <NarrativeYears pairs={pairs} />}
          </>
        );
      }}
    </Loaded>
  );
}
