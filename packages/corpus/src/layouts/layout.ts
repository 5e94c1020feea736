import type { LocalizedText, SourceMediaType } from "@gongkai/schema";
import type { ReportDocument } from "../document/document.ts";

/**
 * Every layout: how a document's tables are serialised. The letters are those of the survey of real reports.
 *
 * A row per line · B with a leading pipe · C cell per line · C2 with a phantom column · D padding glued to the
 * last cell · E a lone pipe opens each row · F no row ends · G bare cells · H HTML · I columns by spaces ·
 * J tables missing · K prose in place of tables. The words name what else real pages and converters print.
 */
export const LAYOUT_IDS = [
  "A",
  "B",
  "C",
  "C2",
  "D",
  "E",
  "F",
  "G",
  "H",
  "I",
  "wordHtml",
  "nestedHtml",
  "openHtml",
  "markdown",
  "markdownShort",
  "boxDrawing",
  "asciiGrid",
  "ruledText",
  "alignedText",
  "browserText",
  "nodeText",
  "runText",
  "J",
  "K",
] as const;

/** The identifier of a layout. */
export type LayoutId = (typeof LAYOUT_IDS)[number];

/** What the renderers can be asked for. */
export interface RenderOptions {
  /** `dropped`: blank cells leave no trace but one more padding pipe at the end of the row. */
  readonly blanks: "kept" | "dropped";
  /** How much room drawings have; narrow ones wrap their labels. Wide by default. */
  readonly page?: "wide" | "narrow";
}

/** One serialisation of a document. */
export interface Layout {
  readonly id: LayoutId;
  readonly description: LocalizedText;
  readonly mediaType: SourceMediaType;
  /** Crawlers print brackets, commas and colons in half width, official pages in full width. */
  readonly punctuation: "halfWidth" | "fullWidth";
  /** Set where the document shows no tables: they are left out, or told in prose. */
  readonly tables?: "missing" | "prose";
  /** Prints the whole document, tables included. */
  readonly render: (document: ReportDocument, options: RenderOptions) => string;
}
