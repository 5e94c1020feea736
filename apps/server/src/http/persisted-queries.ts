import { InMemoryLRUCache, type KeyValueCache } from "@apollo/utils.keyvaluecache";

/**
 * Keeps the queries that clients sent once to ask for them by their hash from then on; the ones not asked for longest
 * go first. Apollo compares a hash with its query, and hands over only what is valid and within all limits.
 */
export function createPersistedQueries(maxBytes: number): { readonly cache: KeyValueCache<string> } {
  const sizeCalculation = (query: string, key: string) => Buffer.byteLength(query) + Buffer.byteLength(key);
  return { cache: new InMemoryLRUCache<string>({ maxSize: maxBytes, sizeCalculation }) };
}
