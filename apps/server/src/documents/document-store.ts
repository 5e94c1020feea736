import { InMemoryLRUCache, type KeyValueCache } from "@apollo/utils.keyvaluecache";
import type { DocumentNode } from "graphql";
import type { KnownDocuments } from "./known-documents.ts";

/**
 * Where documents are kept once they are parsed and valid: known ones for good, as many others as fit in 30 MB. Apollo
 * asks under the SHA-256 of the text, with something of its own before it.
 */
export function createDocumentStore({ texts }: KnownDocuments): KeyValueCache<DocumentNode> {
  const known = new Map<string, DocumentNode>();
  const others = new InMemoryLRUCache<DocumentNode>();
  const isKnown = (key: string) => texts.has(key.slice(key.lastIndexOf(":") + 1));
  return {
    get: async (key) => known.get(key) ?? others.get(key),
    async set(key, document) {
      if (isKnown(key)) known.set(key, document);
      else await others.set(key, document);
    },
    async delete(key) {
      known.delete(key);
      return others.delete(key);
    },
  };
}
