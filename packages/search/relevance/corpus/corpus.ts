import type { SearchAgency, SectionId } from "@gongkai/schema";
import { searchable } from "@gongkai/text";

/** A section to be found, with all that it may be found by. */
export interface CorpusSection {
  /** The id of the search document. */
  readonly id: string;
  readonly agency: SearchAgency | null;
  readonly year: number | null;
  readonly section: SectionId;
  readonly heading: string;
  readonly title: string | null;
  /** The narrative as printed. */
  readonly text: string;
}

/** A section with its normalised texts, which decide what a query should find. */
export interface IndexedSection extends CorpusSection {
  /** The narrative, normalised. */
  readonly content: string;
  /** Title, names of the agency, year and heading, normalised, one a line. */
  readonly head: string;
}

/** Normalises the texts of sections. */
export function indexSections(sections: readonly CorpusSection[]): readonly IndexedSection[] {
  return sections.map((section) => {
    const { agency, year, heading, title, text } = section;
    const names = agency === null ? [] : [agency.name, ...agency.aliases];
    const head = [title ?? "", ...names, year === null ? "" : `${year}年`, heading]
      .map((part) => searchable(part).text)
      .join("\n");
    return { ...section, content: searchable(text).text, head };
  });
}
