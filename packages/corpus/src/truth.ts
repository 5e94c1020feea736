import type { CellAddress, Edition, SectionId, SourceMediaType } from "@gongkai/schema";
import type { DamageId } from "./damages/damage.ts";
import type { LayoutId } from "./layouts/layout.ts";

/** What a report says at one place of the form; money is in yuan. */
export type TruthValue = number | "blank" | "notApplicable";

/** A section as the report prints it. */
export interface TruthSection {
  readonly id: SectionId;
  /** The heading as printed, ordinal included. */
  readonly heading: string;
  /** The narrative paragraphs as printed, without table, signature and footer. */
  readonly paragraphs: readonly string[];
}

/** The agency of a report. */
export interface TruthAgency {
  /** The full name, which begins with the agency's own place. */
  readonly name: string;
  /** The higher place that the page names beside it, or null. */
  readonly place: string | null;
}

/**
 * What a synthetic report says, known before it was printed.
 *
 * The truth is what the agency wrote. A damaged text may no longer show all of it: a reader may then know less
 * than the truth, never something else.
 */
export interface Truth {
  /** The title without line breaks, or null when none is printed. */
  readonly title: string | null;
  readonly agency: TruthAgency;
  /** The report year (统计年度). */
  readonly year: number;
  readonly edition: Edition;
  /** The statistics period as ISO dates, or null when none is printed. */
  readonly period: { readonly start: string; readonly end: string } | null;
  /** The date of the signature as an ISO date, or null when none is printed. */
  readonly signedOn: string | null;
  /** Every place of the edition's form, in printed order: 198 in 2019, 200 in 2021. */
  readonly values: ReadonlyMap<CellAddress, TruthValue>;
  readonly sections: readonly TruthSection[];
}

/** A synthetic report: the document, and the truth beside it. */
export interface CorpusReport {
  /** A file name that people recognise, such as `槐渡县教育局-2022.txt`. */
  readonly name: string;
  readonly truth: Truth;
  /** The document, as a web crawler or a web server would hand it over. */
  readonly text: string;
  readonly layout: LayoutId;
  readonly mediaType: SourceMediaType;
  /** What was done to the text after printing, in order. */
  readonly damages: readonly DamageId[];
}
