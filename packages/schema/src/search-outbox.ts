import type { AgencyKind, AgencyLevel } from "./agency.ts";
import type { SectionId } from "./sections.ts";

/** A state of what is stored of a report: of two revisions the larger one is the later. */
export interface ReportRevision {
  readonly reportId: string;
  /** A number that only grows, but not always by one. */
  readonly revision: number;
}

/** A region that an agency belongs to. */
export interface SearchRegion {
  /** Its GB/T 2260 code, six digits. */
  readonly code: string;
  readonly name: string;
}

/** The agency of a search document: by what it is found, and by what documents are narrowed down and counted. */
export interface SearchAgency {
  readonly id: string;
  /** The full name, in Simplified script. */
  readonly name: string;
  /** Short forms, former names, and whatever reports have called it. */
  readonly aliases: readonly string[];
  readonly level: AgencyLevel | null;
  readonly kind: AgencyKind | null;
  /** From the province down to its own; empty where none is known. */
  readonly regions: readonly SearchRegion[];
}

/** One section of a stored report as search engines take it. Text and heading are in the source's own script. */
export interface SearchDocument extends ReportRevision {
  /** Unique over all reports: the report's id and the position, joined by a hyphen. */
  readonly id: string;
  /** The stored version of the report that the section was read from. */
  readonly versionId: number;
  /** Where the section stands among the sections of that version, from 0. A report may print one twice. */
  readonly position: number;
  readonly section: SectionId;
  /** Null where the report does not tell whose it is. */
  readonly agency: SearchAgency | null;
  /** The report year. */
  readonly year: number | null;
  /** The day of publication that the report prints, as YYYY-MM-DD. */
  readonly publishedOn: string | null;
  readonly heading: string;
  /** The title of the report. */
  readonly title: string | null;
  /** The narrative of the section, without its table. */
  readonly text: string;
  /** Whether the report was generated and is no agency's. */
  readonly synthetic: boolean;
}

/** A report that a search engine did not take, and why. */
export interface RefusedReport {
  readonly reportId: string;
  readonly reason: string;
}

/** Work taken from an outbox: what a search index must hold, and what must be gone. No report is in both. */
export interface OutboxClaim {
  /** Documents to add, in place of whatever else the index holds of their reports. */
  readonly put: readonly SearchDocument[];
  /** Reports of which nothing is left to find. */
  readonly remove: readonly ReportRevision[];
  /**
   * Tells the outbox that the work is done, except for the reports that were refused: those come back later, each
   * time after a longer while. What is never completed comes back too, and so work may be done twice.
   */
  complete(refused: readonly RefusedReport[]): Promise<void>;
}

/** A queue of reports whose search documents must be renewed. */
export interface SearchOutbox {
  /** Takes up to `limit` entries, oldest first. An empty claim when there is nothing to do. */
  claim(limit: number): Promise<OutboxClaim>;
}
