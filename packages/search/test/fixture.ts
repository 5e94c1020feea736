import type { ReportRevision, SearchAgency, SearchDocument } from "@gongkai/schema";

/** A document with what a test cares about, and plain values for the rest. */
export function documentOf(
  fields: Partial<SearchDocument> & Pick<SearchDocument, "id" | "text">,
): SearchDocument {
  return {
    reportId: `report-${fields.id}`,
    revision: 1,
    versionId: 1,
    position: 0,
    agency: null,
    year: 2022,
    publishedOn: null,
    section: "overview",
    heading: "一、总体情况",
    title: null,
    synthetic: false,
    ...fields,
  };
}

/** An agency with what a test cares about; nothing else is known of it. */
export function agencyOf(fields: Partial<SearchAgency> & Pick<SearchAgency, "id" | "name">): SearchAgency {
  return { aliases: [], level: null, kind: null, regions: [], ...fields };
}

/** What tells an engine to remove a report; of the revision that documents of {@link documentOf} have by default. */
export function revisionOf(reportId: string, revision = 1): ReportRevision {
  return { reportId, revision };
}
