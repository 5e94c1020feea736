import type { WrittenSection } from "../narrative/resolve-claims.ts";
import type { ReportTruth } from "../truth.ts";
import type { DocumentBlock } from "./document.ts";

/** The text of a report around its tables, and what it says. */
export interface ComposedText {
  /** Page lines, title and introduction. */
  readonly above: readonly DocumentBlock[];
  readonly sections: readonly WrittenSection[];
  /** Contact data, signature and page lines. */
  readonly below: readonly DocumentBlock[];
  readonly truth: Omit<ReportTruth, "year" | "sections" | "claims">;
  /** The address of the page, where it is known. */
  readonly url?: string;
}

/** Blocks of one kind, a text each; an empty text is left out. */
export function textBlocks(
  kind: "navigation" | "footer" | "signature" | "paragraph",
  texts: readonly string[],
): readonly DocumentBlock[] {
  return texts.filter((text) => text !== "").map((text) => ({ kind, text }));
}
