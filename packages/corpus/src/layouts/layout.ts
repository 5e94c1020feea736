import type { LocalizedText, SourceMediaType } from "@gongkai/schema";
import type { ReportDocument } from "../document/document.ts";

/**
 * How a document's tables are serialised, named as in the survey of real reports.
 *
 * A row per line · B with a leading pipe · C cell per line · C2 with a phantom column · D padding glued to the
 * last cell · E a lone pipe opens each row · F no row ends · G bare cells · H HTML · I columns by spaces
 */
export type LayoutId = "A" | "B" | "C" | "C2" | "D" | "E" | "F" | "G" | "H" | "I";

/** Every layout. */
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
] as const satisfies readonly LayoutId[];

/** What the renderers can be asked for. */
export interface RenderOptions {
  /** `dropped`: blank cells leave no trace but one more padding pipe at the end of the row. */
  readonly blanks: "kept" | "dropped";
}

/** One serialisation of a document. */
export interface Layout {
  readonly id: LayoutId;
  readonly description: LocalizedText;
  readonly mediaType: SourceMediaType;
  /** Crawlers print brackets, commas and colons in half width, official pages in full width. */
  readonly punctuation: "halfWidth" | "fullWidth";
  /** Prints the whole document, tables included. */
  readonly render: (document: ReportDocument, options: RenderOptions) => string;
}
