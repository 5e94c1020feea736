import type { SourceMediaType } from "@gongkai/schema";

/** What a page that is no report is; several of them speak of reports, or number their sections alike. */
export const PAGE_KINDS = [
  "reportNotice",
  "policy",
  "budget",
  "news",
  "reportList",
  "disclosureGuide",
  "personnelNotice",
  "statisticsBulletin",
  "governmentWorkReport",
  "applicationForm",
  "blankForm",
  "reportReview",
  "requestReply",
] as const;

/** The kind of a page that is no report. */
export type PageKind = (typeof PAGE_KINDS)[number];

/** One piece of such a page. */
export type PagePart =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly address: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] };

/** A page before it is printed. */
export interface PageContent {
  readonly title: string;
  readonly parts: readonly PagePart[];
}

/** A page that holds no report. */
export interface CorpusPage {
  /** A file name that people recognise. */
  readonly name: string;
  readonly kind: PageKind;
  readonly title: string;
  readonly text: string;
  readonly mediaType: SourceMediaType;
}
