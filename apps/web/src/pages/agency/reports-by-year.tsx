import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { CsvLink } from "../../components/csv-link.tsx";
import { Scroller } from "../../components/scroller.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import type { YearOfAgencyFragment } from "./agency.generated.ts";
import styles from "./agency.module.css";
import { AGENCY_TEXTS } from "./agency-texts.ts";
import { OpenCounts } from "./open-counts.tsx";

type PresentReport = NonNullable<YearOfAgencyFragment["report"]>;

function PresentYear({
  year,
  report,
  before,
}: {
  readonly year: number;
  readonly report: PresentReport;
  /** The year before that has a report; undefined for the first. */
  readonly before: YearOfAgencyFragment | undefined;
}) {
  const texts = useTexts(AGENCY_TEXTS);
  return (
    <tr>
      <th scope="row">{year}</th>
      <td>
        <Link href={PATHS.report(report.id)}>{texts.open(year)}</Link>
      </td>
      <td>{report.edition === null ? texts.noEdition : texts.editions[report.edition]}</td>
      <td>{report.signedOn ?? <small>{texts.notKnown}</small>}</td>
      <td>
        <OpenCounts findings={report.findings} />
      </td>
      <td>
        {before?.report && (
          <Link href={PATHS.compare({ before: before.report.id, after: report.id })}>
            {texts.compare(before.year)}
          </Link>
        )}
      </td>
    </tr>
  );
}

/** The years of an agency, latest first: its reports, and which are missing. */
export function ReportsByYear({
  agencyId,
  years,
}: {
  readonly agencyId: string;
  /** Earliest first. */
  readonly years: readonly YearOfAgencyFragment[];
}) {
  const texts = useTexts(AGENCY_TEXTS);
  const language = useLanguage();
  const present = years.filter(({ report }) => report !== null);
  const missing = years.filter(({ report }) => report === null);
  const [first, last] = [years[0], years.at(-1)];
  return (
    <section className={styles.part}>
      <h2>{texts.reports}</h2>
      {first !== undefined && last !== undefined && (
        <p>
          {texts.present(formatCount(present.length, language), first.year, last.year)}
          {language === "zh" ? "；" : "; "}
          {missing.length === 0
            ? texts.noneMissing
            : texts.missing(
                formatCount(missing.length, language),
                missing.map(({ year }) => year).join(language === "zh" ? "、" : ", "),
              )}
          {language === "zh" ? "。" : ". "}
          {missing.length > 0 && texts.missingNote}
        </p>
      )}
      <Scroller label={texts.reports}>
        <table className={styles.years}>
          <caption className="visually-hidden">{texts.reports}</caption>
          <thead>
            <tr>
              {[
                texts.year,
                texts.report,
                texts.edition,
                texts.signedOn,
                texts.findings,
                texts.comparison,
              ].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.toReversed().map(({ year, report }) =>
              report === null ? (
                <tr key={year} className={styles.missing}>
                  <th scope="row">{year}</th>
                  <td colSpan={5}>{texts.isMissing}</td>
                </tr>
              ) : (
                <PresentYear
                  key={year}
                  year={year}
                  report={report}
                  before={present.findLast((each) => each.year < year)}
                />
              ),
            )}
          </tbody>
        </table>
      </Scroller>
      <p className={styles.links}>
        {present.length > 1 && <Link href={PATHS.compare({ agency: agencyId })}>{texts.compareYears}</Link>}
        <CsvLink name="figures" filter={{ agencyIds: agencyId }}>
          {texts.download}
        </CsvLink>
      </p>
    </section>
  );
}
