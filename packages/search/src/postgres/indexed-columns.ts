import type { SearchDocument } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { markNumbers } from "../marked-numbers.ts";

/** The columns that are derived from a document by the normaliser. */
export interface IndexedColumns {
  /** Title, names of the agency, year and heading, a line end, and the text; all normalised, with marked numbers. */
  readonly content: string;
  /** How many characters of the content come before that line end. */
  readonly headLength: number;
}

/** What the columns are derived from. */
export interface IndexedFields extends Pick<SearchDocument, "title" | "year" | "heading" | "text"> {
  readonly agency: Pick<NonNullable<SearchDocument["agency"]>, "name" | "aliases"> | null;
}

/** Grows by one whenever the columns of a document, or what they are made of, change. */
export const INDEX_FORM = 3;

/** Derives the columns that a search looks at. */
export function indexedColumns({ title, agency, year, heading, text }: IndexedFields): IndexedColumns {
  const names = agency === null ? [] : [agency.name, ...agency.aliases];
  const parts = [title, ...names, year === null ? null : `${year}年`, heading];
  const head = searchable(parts.filter((part) => part !== null).join("\n")).text;
  const marked = markNumbers(head);
  return {
    content: `${marked}\n${markNumbers(searchable(text).text)}`,
    headLength: Array.from(marked).length,
  };
}
