import type { SearchDocument } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { documentGrams, LEXEME_SEPARATOR } from "./grams.ts";

/** The columns that are derived from a document by the normaliser. */
export interface IndexedColumns {
  readonly head: string;
  readonly content: string;
  /** Joined by {@link LEXEME_SEPARATOR}. */
  readonly lexemes: string;
  readonly isPartial: boolean;
}

/** Derives the columns that a search looks at. */
export function indexedColumns({
  title,
  agencyName,
  year,
  heading,
  text,
}: Pick<SearchDocument, "title" | "agencyName" | "year" | "heading" | "text">): IndexedColumns {
  const parts = [title, agencyName, year === null ? null : `${year}年`, heading];
  const head = searchable(parts.filter((part) => part !== null).join("\n")).text;
  const content = `${head}\n${searchable(text).text}`;
  const { lexemes, isPartial } = documentGrams(content);
  return { head, content, lexemes: [...lexemes].join(LEXEME_SEPARATOR), isPartial };
}
