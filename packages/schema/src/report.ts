import type { Cell } from "./cell.ts";
import type { Claim } from "./claim.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Edition } from "./edition.ts";
import type { CellAddress } from "./forms/identifiers.ts";
import type { ProactiveDisclosureColumnId, ProactiveDisclosureRowId } from "./forms/proactive-disclosure.ts";
import type { RemediesGroupId, RemediesOutcomeId } from "./forms/remedies.ts";
import type { ApplicantId, RequestsRowId } from "./forms/requests.ts";
import type { SectionId } from "./sections.ts";
import type { Span } from "./span.ts";

/**
 * Where a document can name its agency. Strongest first: what a report says of itself, before what the page says.
 * A page's path names the body whose reports it lists; accounts and footers are often those of its government.
 */
export const AGENCY_EVIDENCE_KINDS = [
  "title",
  "introduction",
  "signature",
  "metadata",
  "breadcrumb",
  "account",
  "footer",
  "narrative",
  "url",
] as const;

/** Where a document names its agency. */
export type AgencyEvidenceKind = (typeof AGENCY_EVIDENCE_KINDS)[number];

/**
 * One place that names the agency. Cutting the source by `span` gives the printed name, glosses included; the
 * span of a name that stands in the source's address, kind `url`, is empty.
 */
export interface AgencyEvidence {
  readonly kind: AgencyEvidenceKind;
  /** The name in Simplified script, with a trailing office of the agency (办公室) removed. */
  readonly name: string;
  readonly span: Span;
}

/** The body that a report is about, as far as the text says. */
export interface AgencyMention {
  /**
   * The name as the strongest evidence prints it, in Simplified script; where other evidence prints the same name
   * with the place before it (县教育局, 某某县教育局) or a region's government (某某镇, 某某镇人民政府), that form.
   */
  readonly name: string;
  /** A place named by the page that the name itself does not begin with, such as 呼和浩特市; null if none. */
  readonly place: string | null;
  /** Strongest first. */
  readonly evidence: readonly AgencyEvidence[];
}

/** The statistics period, as ISO dates. */
export interface Period {
  readonly start: string;
  readonly end: string;
  readonly span: Span;
}

/** Where the report says that its agency can be reached. Each part is null when it is not printed. */
export interface Contact {
  readonly address: string | null;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly postcode: string | null;
  /** Where the sentence or line that gives them stands. */
  readonly span: Span;
}

/** Where a paragraph of a narrative stands in the source, markup included. */
export interface Paragraph extends Span {
  /**
   * Where it begins in the text of its section. Absent where the source has no markup: there the text is cut from the
   * source, and the paragraphs follow one another with a line feed between.
   */
  readonly textStart?: number;
}

/** A section of a report: its heading and its narrative, without the table. */
export interface Section {
  readonly id: SectionId;
  /** The heading as a reader sees it, in the source's own script; markup is left out. */
  readonly heading: string;
  readonly headingSpan: Span;
  /** The whole section after its heading, table included. */
  readonly span: Span;
  /** The narrative paragraphs as a reader sees them, joined by a line feed; markup is left out. */
  readonly text: string;
  /** Where each paragraph of `text` stands; see `paragraphTexts`. */
  readonly paragraphs: readonly Paragraph[];
}

/** Table `proactiveDisclosure`: cells by row and column. Each block has the columns of its own edition. */
export type ProactiveDisclosureTable = Readonly<
  Partial<Record<ProactiveDisclosureRowId, Readonly<Partial<Record<ProactiveDisclosureColumnId, Cell>>>>>
>;

/** Table `requests`: cells by row and applicant, every row of its edition. */
export type RequestsTable = Readonly<Partial<Record<RequestsRowId, Readonly<Record<ApplicantId, Cell>>>>>;

/** Table `remedies`: cells by group and outcome. */
export type RemediesTable = Readonly<Record<RemediesGroupId, Readonly<Record<RemediesOutcomeId, Cell>>>>;

/** The three tables. A table is null only where the report follows no official form. */
export interface ReportTables {
  readonly proactiveDisclosure: ProactiveDisclosureTable | null;
  readonly requests: RequestsTable | null;
  readonly remedies: RemediesTable | null;
}

/**
 * A sum that table `requests` prints beside the form's own cells: the line of a group, or a column for all
 * organizations together. The form has no place for it, so it is never among the cells and never counted.
 */
export interface Subtotal {
  /** What it is the sum of, in printed order. */
  readonly cells: readonly CellAddress[];
  readonly value: number;
  readonly raw: string;
  readonly span: Span;
}

/** One yearly report, as read. */
export interface Report {
  readonly source: { readonly name: string; readonly sha256: string };
  /** The title in Simplified script, with line breaks inside it removed; null when the text has none. */
  readonly title: string | null;
  readonly agency: AgencyMention | null;
  /** The report year (统计年度). */
  readonly year: number | null;
  /** The edition of the form; null for reports that follow none. */
  readonly edition: Edition | null;
  readonly period: Period | null;
  /** The date of the signature, as an ISO date. */
  readonly signedOn: string | null;
  /** The date of publication that the page prints, as an ISO date. */
  readonly publishedOn: string | null;
  /** The document number (文号) as printed, in Simplified script, such as 某应急〔2022〕1号. */
  readonly documentNumber: string | null;
  readonly contact: Contact | null;
  readonly tables: ReportTables;
  /** The sums that table `requests` prints beside the form's own cells; absent where it prints none. */
  readonly subtotals?: readonly Subtotal[];
  readonly sections: readonly Section[];
  /** What the narrative says in numbers, in the order of the text. */
  readonly claims: readonly Claim[];
}

/** What reading one source gives. `report` is null when the source holds none. */
export interface ParseResult {
  readonly report: Report | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** One report of a source that may hold several. */
export interface ReportReading {
  readonly report: Report;
  /** From its title or introduction to its signature and the page's footer below it, with every repeated copy. */
  readonly span: Span;
  readonly diagnostics: readonly Diagnostic[];
}

/** What reading every report of a source gives. */
export interface ReportsResult {
  /** In the order of the source; empty when it holds none. */
  readonly reports: readonly ReportReading[];
  /** What concerns the source as a whole, such as pages that are images. */
  readonly diagnostics: readonly Diagnostic[];
}
