import type {
  AgencyEvidenceKind,
  CellAddress,
  ClaimKind,
  Contact,
  Edition,
  SectionId,
  SourceMediaType,
} from "@gongkai/schema";
import type { DamageId } from "./damages/damage-id.ts";
import type { PlantedFault } from "./faults/planted-fault.ts";
import type { LayoutId } from "./layouts/layout.ts";

/**
 * What a report says at one place of the form; money is in yuan. `unread`: the cell shows something that is no one
 * number, such as `1***` or two numbers, and a reader has to leave it unread.
 */
export type TruthValue = number | "blank" | "notApplicable" | "unread";

/** A section as the report prints it. */
export interface TruthSection {
  /** Which section of the form it is, or `other` for one that the form does not have. */
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
  /** Whether the document says anywhere which agency it is, be it in a short form. */
  readonly isPrinted: boolean;
  /** Every place that names the agency with the name printed there, such as 县教育局, in printed order. */
  readonly mentions: readonly TruthMention[];
  /** Names of other bodies that copied sentences put in the agency's place. No reader may take one for it. */
  readonly others: readonly string[];
}

/** One place that names the agency. */
export interface TruthMention {
  readonly kind: AgencyEvidenceKind;
  readonly name: string;
}

/** A number that the narrative states, or the words by which it says that there is none. */
export interface TruthClaim {
  readonly kind: ClaimKind;
  /** In the unit of its kind; where the text says 余, 多, 近 or 约 the number that it prints. */
  readonly value: number;
  readonly isApproximate: boolean;
  /** What part of the quantity it speaks of; null for the whole. */
  readonly scope: string | null;
  /** The year it speaks of; null when that is the report year. */
  readonly year: number | null;
  /** Which of the report's claims states the sum that this one is a part of, as an index; null for none. */
  readonly partOf: number | null;
  /** The number with its measure word as printed, such as 近1.2万条, or the words that say none. */
  readonly printed: string;
  readonly section: SectionId;
}

/** What a synthetic report of any form says. */
export interface ReportTruth {
  /** The title without line breaks and spaces, or null when none is printed. */
  readonly title: string | null;
  /** Every wording of the title that the document prints, {@link title} first, which says most. */
  readonly titles: readonly string[];
  readonly agency: TruthAgency;
  /** The report year (统计年度). */
  readonly year: number;
  /** The statistics period as ISO dates, or null when none is printed. */
  readonly period: { readonly start: string; readonly end: string } | null;
  /** The date of the signature as an ISO date, or null when none or only a month is printed. */
  readonly signedOn: string | null;
  /** The date of publication that the page prints, as an ISO date, or null. */
  readonly publishedOn: string | null;
  /** The document number (文号) as printed, or null. */
  readonly documentNumber: string | null;
  /** How the report says that its agency can be reached, or null. The page's own footer is not meant. */
  readonly contact: Omit<Contact, "span"> | null;
  readonly sections: readonly TruthSection[];
  /** What the narrative states in numbers, in printed order. */
  readonly claims: readonly TruthClaim[];
}

/**
 * What a synthetic report says, known before it was printed.
 *
 * The truth is what the agency wrote. A damaged text may no longer show all of it: a reader may then know less
 * than the truth, never something else.
 */
export interface Truth extends ReportTruth {
  /** The form that the office used; a document without tables does not show it. */
  readonly edition: Edition;
  /** Whether the document prints the tables, has nothing in their place, or tells them in prose. */
  readonly tables: "printed" | "missing" | "prose";
  /** What was made wrong in the figures before they were printed; the values are those printed. */
  readonly faults: readonly PlantedFault[];
  /**
   * Every place of the printed form, in printed order: 198 in 2019, 200 in 2021, others where a part follows the
   * other edition. Empty where the document prints no tables.
   */
  readonly values: ReadonlyMap<CellAddress, TruthValue>;
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
  /** The address that the document would have been fetched from. */
  readonly url?: string;
  /** The truths of further reports that a damage has put behind this one, in printed order. */
  readonly followedBy: readonly Truth[];
  /** What was done to the text after printing, in order. */
  readonly damages: readonly DamageId[];
}
