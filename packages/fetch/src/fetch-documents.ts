import { Crawl } from "./crawl.ts";
import type { Fetched, FetchRequest } from "./fetched.ts";
import { completeOptions, type FetchOptions } from "./options.ts";

/**
 * Fetches documents, politely and only from the public internet. Every request ends as exactly one item, in the order
 * in which they end; no document throws. When reading stops or `signal` aborts, so does fetching. What the list itself
 * throws is thrown when everything read from it before has ended. Throws BAD_USER_INPUT at once for unusable options.
 */
export function fetchDocuments(
  requests: AsyncIterable<FetchRequest> | Iterable<FetchRequest>,
  options: FetchOptions = {},
): AsyncGenerator<Fetched, void, undefined> {
  return new Crawl(requests, completeOptions(options)).results();
}
