import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { Loaded } from "../../components/loaded.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { AGENCY } from "./agency.generated.ts";
import styles from "./agency.module.css";
import { AGENCY_TEXTS } from "./agency-texts.ts";
import { Curves } from "./curves.tsx";
import { Identity } from "./identity.tsx";
import { OpenFindings } from "./open-findings.tsx";
import { ReportsByYear } from "./reports-by-year.tsx";
import { MEASURES } from "./yearly-figures.ts";

/** An agency: what it is, its reports, its figures beside those of its peers, and what is open about them. */
export function AgencyPage({ id = "" }: { readonly id?: string }) {
  const texts = useTexts(AGENCY_TEXTS);
  const query = useOperation(AGENCY, { id, measures: MEASURES });
  return (
    <Loaded query={query} skeleton={<Skeleton height="60rem" />}>
      {({ agency }) =>
        agency === null ? (
          <>
            <PageHeading title={texts.unknown} />
            <NothingFound title={texts.unknownHint}>
              <p>
                <Link href={PATHS.search()}>{texts.toSearch}</Link>
              </p>
            </NothingFound>
          </>
        ) : (
          <>
            <PageHeading title={agency.name} isSynthetic={agency.synthetic} />
            <Identity agency={agency} />
            <ReportsByYear agencyId={agency.id} years={agency.years} />
            <section className={styles.part}>
              <h2>{texts.figures}</h2>
              <Curves agency={agency} figures={agency.figures} />
            </section>
            <OpenFindings agencyId={agency.id} />
          </>
        )
      }
    </Loaded>
  );
}
