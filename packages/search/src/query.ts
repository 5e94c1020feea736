import { GongkaiError } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { MAXIMUM_PAGE_SIZE, MAXIMUM_QUERY_LENGTH, type SearchRequest } from "./engine.ts";

/** Everything that people type as a quotation mark around a phrase. */
const QUOTES = /["“”„‟＂「」『』｢｣]/u;

/**
 * The words and phrases of a query, normalised, without repetition, in the order typed.
 *
 *     公開 "IPv6  网站" “三公   →   公开, ipv6 网站, 三公
 *
 * A quotation mark that is never closed does not open a phrase. The split comes before the normaliser, which
 * removes the spaces between Han words.
 */
export function queryTerms(text: string): readonly string[] {
  const parts = text.split(QUOTES);
  const terms = parts.flatMap((part, index) => {
    const isPhrase = index % 2 === 1 && index < parts.length - 1;
    return isPhrase ? [part] : part.split(/\s+/u);
  });
  const normalised = terms.map((term) => searchable(term).text.replaceAll("\n", " "));
  return [...new Set(normalised.filter((term) => term !== ""))];
}

/**
 * Refuses what no engine could answer in bounded time.
 *
 * @throws GongkaiError BAD_USER_INPUT
 */
export function checkRequest({ text, first }: SearchRequest): void {
  if (!Number.isInteger(first) || first < 1 || first > MAXIMUM_PAGE_SIZE) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `A search page cannot have ${first} hits. Ask for 1 to ${MAXIMUM_PAGE_SIZE}.`,
    );
  }
  if (text.length > MAXIMUM_QUERY_LENGTH) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `The query has ${text.length} characters. Shorten it to ${MAXIMUM_QUERY_LENGTH}.`,
    );
  }
}
