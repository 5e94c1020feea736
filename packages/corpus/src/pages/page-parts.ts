import type { Agency } from "../agencies/agency.ts";
import { toChineseNumerals } from "../narrative/chinese-numerals.ts";
import type { Random } from "../random.ts";
import type { PageContent, PagePart } from "./page.ts";

/** What a page is written from. */
interface PageInput {
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
}

/** Writes one kind of page. */
export type PageWriter = (input: PageInput) => PageContent;

/** A paragraph. */
export function paragraph(text: string): PagePart {
  return { kind: "paragraph", text };
}

/** Sections numbered 一、二、三, a heading and a paragraph each. */
export function numberedSections(
  sections: readonly (readonly [heading: string, text: string])[],
): readonly PagePart[] {
  return sections.flatMap(([heading, text], index) => [
    { kind: "heading", text: `${toChineseNumerals(index + 1)}、${heading}` } as const,
    paragraph(text),
  ]);
}
