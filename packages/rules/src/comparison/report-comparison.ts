import type { Cell, CellAddress, LocalizedText, SectionId, Span } from "@gongkai/schema";

/** What became of something between two reports, and what cannot be laid side by side at all. */
export const CHANGES = ["same", "changed", "added", "removed", "notComparable"] as const;

/** What became of something between two reports. */
export type Change = (typeof CHANGES)[number];

/**
 * One place of the forms in two reports.
 *
 * `added` and `removed` say that only one report has the place, or that only one prints a number there.
 * `notComparable` says that a number was not read, or that the forms ask different things; `note` says which.
 */
export interface CellComparison {
  readonly address: CellAddress;
  /** The cell of the first report; undefined where its form has no such place. */
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
  /** The number of the first report, or what `parts` come to in it; money in yuan; null where it is not known. */
  readonly numberBefore: number | null;
  readonly numberAfter: number | null;
  /**
   * The places of the 2021 edition that were added up on the side whose form splits this place of 2019. Empty for all
   * others.
   */
  readonly parts: readonly CellAddress[];
  readonly change: Change;
  /** The second number less the first; null where one of them is not known or nothing was compared. */
  readonly difference: number | null;
  /** What has to be said of the comparison, such as that the forms differ; null for most. */
  readonly note: LocalizedText | null;
}

/** What reports say of themselves that is compared. */
export const COMPARED_FACTS = [
  "title",
  "agency",
  "year",
  "edition",
  "period",
  "signedOn",
  "publishedOn",
  "documentNumber",
] as const;

/** A fact that is compared. */
export type ComparedFact = (typeof COMPARED_FACTS)[number];

/** What two reports say of themselves. A period is written with a slash, as ISO 8601 does. */
export interface FactComparison {
  readonly fact: ComparedFact;
  readonly before: string | null;
  readonly after: string | null;
  readonly change: Exclude<Change, "notComparable">;
}

/** A paragraph of a narrative, and where it stands in the source of its report. */
export interface ComparedParagraph {
  readonly text: string;
  /** Null where the report does not say. */
  readonly span: Span | null;
}

/** A paragraph that is not the same in both reports. */
export interface ParagraphComparison {
  readonly change: "changed" | "added" | "removed";
  readonly before: ComparedParagraph | null;
  readonly after: ComparedParagraph | null;
  /** How alike the texts of a changed paragraph are, numbers left out: 0 to 1. Null for the others. */
  readonly similarity: number | null;
}

/** The narrative of one section in two reports. */
export interface SectionComparison {
  readonly id: SectionId;
  /** The headings as printed; null where a report has no such section. */
  readonly headingBefore: string | null;
  readonly headingAfter: string | null;
  readonly change: Exclude<Change, "notComparable">;
  /** How alike the texts are, numbers left out: 0 to 1. Null where only one report has the section. */
  readonly similarity: number | null;
  /** The paragraphs that differ, in order. */
  readonly paragraphs: readonly ParagraphComparison[];
}

/** How two reports differ: two versions of one, or those of two years. */
export interface ReportComparison {
  /** Whether no cell, fact or section was changed, added or removed. */
  readonly isSame: boolean;
  /** Every fact, in the order of {@link COMPARED_FACTS}. */
  readonly facts: readonly FactComparison[];
  /** Every place that either report has, in printed order. */
  readonly cells: readonly CellComparison[];
  /** Every section that either report has, in the order of the form; sections of an agency's own come last. */
  readonly sections: readonly SectionComparison[];
}
