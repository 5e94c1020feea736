import type { Report, SectionId } from "@gongkai/schema";

/** One section of a report as search engines take it. Text and heading are in the source's own script. */
export interface SearchDocument {
  /** Unique over all reports. */
  readonly id: string;
  readonly reportId: string;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  /** The report year. */
  readonly year: number | null;
  readonly section: SectionId;
  readonly heading: string;
  /** The title of the report. */
  readonly title: string | null;
  /** The narrative of the section, without its table. */
  readonly text: string;
  /** Whether the report was generated and is no agency's. */
  readonly synthetic: boolean;
}

/** What is known of a report once it is stored. */
export interface StoredReportIdentity {
  readonly reportId: string;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly synthetic: boolean;
}

/**
 * The search documents of a report: one for each section, in the order of the report.
 *
 * A section that the report prints twice is one document: its first heading, the texts joined by a line feed.
 */
export function toSearchDocuments(report: Report, stored: StoredReportIdentity): readonly SearchDocument[] {
  const documents = new Map<SectionId, SearchDocument>();
  for (const { id: section, heading, text } of report.sections) {
    const earlier = documents.get(section);
    documents.set(section, {
      ...stored,
      id: `${stored.reportId}-${section}`,
      year: report.year,
      section,
      heading: earlier?.heading ?? heading,
      title: report.title,
      text: earlier === undefined ? text : `${earlier.text}\n${text}`,
    });
  }
  return [...documents.values()];
}
