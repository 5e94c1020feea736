import { Link, useSearchParams } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { FindingBadge } from "../../components/finding-badge.tsx";
import { FindingFigures } from "../../components/finding-figures.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { Loaded } from "../../components/loaded.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { Segments } from "../../components/segments.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperationPages } from "../../data/use-operation-pages.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { AGENCY_FINDINGS, type OpenFindingFragment } from "./agency.generated.ts";
import styles from "./agency.module.css";
import { AGENCY_TEXTS } from "./agency-texts.ts";

const CHOICES = ["ALL", "ERROR", "WARNING", "INFORMATION"] as const;

function OpenFinding({ finding }: { readonly finding: OpenFindingFragment }) {
  const texts = useTexts(AGENCY_TEXTS);
  const language = useLanguage();
  const { rule, ruleDescription, report, message } = finding;
  return (
    <li className={styles.finding}>
      <p className={styles.findingHead}>
        <FindingBadge severity={finding.severity} verdict={finding.verdict} />{" "}
        <Link href={PATHS.report(report.id)}>{texts.at(report.year)}</Link>{" "}
        <Link href={PATHS.rules(rule)}>{ruleDescription?.title[language] ?? rule}</Link>
      </p>
      <p>{message[language]}</p>
      <details>
        <summary>{texts.details}</summary>
        <FindingFigures finding={finding} />
      </details>
    </li>
  );
}

/** What rules found in the reports of an agency that nobody has judged, gravest first; the address keeps the severity. */
export function OpenFindings({ agencyId }: { readonly agencyId: string }) {
  const texts = useTexts(AGENCY_TEXTS);
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get("severity")?.toUpperCase();
  const choice = CHOICES.find((each) => each === asked) ?? "ALL";
  const list = useOperationPages(
    AGENCY_FINDINGS,
    { id: agencyId, ...(choice === "ALL" ? {} : { severities: [choice] }) },
    // An agency that is gone has no further page.
    ({ agency }) => agency?.findings.pageInfo ?? { hasNextPage: false, endCursor: null },
    { keepsPrevious: true },
  );
  return (
    <section className={styles.part} aria-busy={list.isFetching}>
      <h2 id="findings">{texts.openFindings}</h2>
      <p>{texts.openFindingsNote}</p>
      <Segments
        label={texts.severity}
        options={CHOICES.map((value) => ({ value, label: texts.severities[value] }))}
        value={choice}
        onChange={(value) =>
          setParameters(value === "ALL" ? {} : { severity: value.toLowerCase() }, { replace: true })
        }
      />
      <Loaded query={list} skeleton={<Skeleton height="20rem" />}>
        {(pages) => {
          const findings = pages.flatMap(({ agency }) => agency?.findings.nodes ?? []);
          const total = pages[0]?.agency?.findings.totalCount;
          if (findings.length === 0 || total === undefined) return <NothingFound title={texts.nothingOpen} />;
          return (
            <>
              <ul className={styles.findings}>
                {findings.map((finding) => (
                  <OpenFinding key={finding.id} finding={finding} />
                ))}
              </ul>
              <LoadMore list={list} shown={findings.length} total={total} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
