import { paragraphTexts, type Report, type Section, type Span } from "@gongkai/schema";

/**
 * The sections of a report on an official form, in printed order. None where it follows no form, or where no heading
 * was found at all: then nothing can be said of them.
 */
export function officialSections({ edition, sections }: Report): readonly Section[] {
  return edition === null ? [] : sections;
}

/** Pinyin that a converter has put behind characters: 體(tǐ). */
const GLOSS = /[(（][\p{Script=Latin}\s]+[)）]/gu;

/** The words of a text as its source shows it, without glosses. */
export function plainWords(text: string): string {
  return text.includes("(") || text.includes("（") ? text.replace(GLOSS, "") : text;
}

/** The paragraphs of a section with their places. A paragraph may go over lines of the source. */
export function paragraphsOf(
  section: Pick<Section, "text" | "paragraphs">,
): readonly (readonly [words: string, span: Span])[] {
  const texts = paragraphTexts(section);
  return section.paragraphs.map((span, index) => [plainWords(texts[index] ?? "").replace(/\s+/g, " "), span]);
}
