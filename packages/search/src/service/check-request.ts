import { GongkaiError } from "@gongkai/schema";
import { MAXIMUM_PAGE_SIZE, MAXIMUM_QUERY_LENGTH } from "../engine.ts";
import type { SearchRequest } from "../search.ts";

/**
 * Refuses what no engine could answer in bounded time.
 *
 * @throws GongkaiError BAD_USER_INPUT
 */
export function checkRequest({ text, first }: Pick<SearchRequest, "text" | "first">): void {
  if (!Number.isInteger(first) || first < 1 || first > MAXIMUM_PAGE_SIZE) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `A search page cannot have ${first} hits. Ask for 1 to ${MAXIMUM_PAGE_SIZE}.`,
    );
  }
  checkQueryLength(text);
}

/**
 * Refuses a text that is too long to be looked for.
 *
 * @throws GongkaiError BAD_USER_INPUT
 */
export function checkQueryLength(text: string): void {
  if (text.length > MAXIMUM_QUERY_LENGTH) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `The query has ${text.length} characters. Shorten it to ${MAXIMUM_QUERY_LENGTH}.`,
    );
  }
}
