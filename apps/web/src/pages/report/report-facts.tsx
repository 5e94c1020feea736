import { EDITION_DESCRIPTIONS } from "@gongkai/schema";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { formatMoment } from "../../language/format-moment.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./report.module.css";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";

/** One fact; nothing where there is nothing to say. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function AgencyFact() {
  const texts = useTexts(REPORT_TEXTS);
  const { agency, agencyCandidates } = useReportView().report;
  if (agency !== null) {
    return (
      <Link href={PATHS.agency(agency.id)} lang="zh-CN">
        {agency.name}
        {agency.place !== null && agency.place !== "" && `（${agency.place}）`}
      </Link>
    );
  }
  if (agencyCandidates.length === 0) return texts.unknownAgency;
  return (
    <>
      {texts.facts.candidates} <span lang="zh-CN">{agencyCandidates.map(({ name }) => name).join("、")}</span>
    </>
  );
}

function SourceFact() {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { url, origin, retrievedAt } = useReportView().report.provenance;
  return (
    <>
      {url === null ? (
        <span className={styles.origin}>{origin}</span>
      ) : (
        <a href={url} rel="noreferrer">
          {texts.facts.page}
        </a>
      )}
      {retrievedAt !== null && (
        <small>
          {" "}
          {texts.facts.retrieved} <time dateTime={retrievedAt}>{formatMoment(retrievedAt, language)}</time>
        </small>
      )}
    </>
  );
}

/** What the report says of itself, and where it comes from. */
export function ReportFacts() {
  const texts = useTexts(REPORT_TEXTS);
  const { report, edition } = useReportView();
  const { period, contact } = report;
  const ways = [contact?.address, contact?.postcode, contact?.telephone, contact?.email];
  return (
    <dl className={styles.facts}>
      <Fact name={texts.facts.agency}>
        <AgencyFact />
      </Fact>
      <Fact name={texts.facts.title}>{report.title && <span lang="zh-CN">{report.title}</span>}</Fact>
      <Fact name={texts.facts.edition}>
        {report.edition === null ? (
          texts.facts.noEdition
        ) : (
          <span lang="zh-CN">{EDITION_DESCRIPTIONS[edition].notice}</span>
        )}
      </Fact>
      <Fact name={texts.facts.period}>{period && `${period.start}${texts.facts.to}${period.end}`}</Fact>
      <Fact name={texts.facts.publishedOn}>{report.publishedOn}</Fact>
      <Fact name={texts.facts.signedOn}>{report.signedOn}</Fact>
      <Fact name={texts.facts.documentNumber}>{report.documentNumber}</Fact>
      <Fact name={texts.facts.contact}>{ways.filter(Boolean).join(" · ")}</Fact>
      <Fact name={texts.facts.source}>
        <SourceFact />
      </Fact>
    </dl>
  );
}

/** The reports of the same agency of the years around, and the way to compare with the year before. */
export function OtherYears() {
  const texts = useTexts(REPORT_TEXTS);
  const { report, previousReport } = useReportView();
  const years = report.agency?.years ?? [];
  if (years.filter((other) => other.report !== null).length < 2) return null;
  return (
    <nav className={`${styles.years} screen-only`} aria-label={texts.years}>
      <ul>
        {years.map((other) => (
          <li key={other.year}>
            {other.report !== null && (
              <Link
                href={PATHS.report(other.report.id)}
                aria-current={other.year === report.year ? "page" : undefined}
              >
                {other.year}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {previousReport !== null && report.year !== null && (
        <Link href={PATHS.compare({ before: previousReport, after: report.id })}>
          {texts.compare(String(report.year - 1))}
        </Link>
      )}
    </nav>
  );
}
